import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { projectRoot } from './paths.mjs';

const ROOMS = ['app', 'lessons', 'engine', 'storage', 'pitfalls', 'unit-tests', 'replay', 'python', 'table', 'workspace', 'trace', 'clock'];
const CODE = /\.(ts|tsx|css|py|html)$/;
const MOST_LINES = 400;

/** Left-over notes, switched-off tests and switched-off checks. The words are split so that this file may be searched as well. */
const UNWANTED: [string, RegExp][] = [
  ['a left-over note', new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`)],
  ['a test that is switched off or alone', /\b(test|it|describe)\.(skip|only|fixme)\(/],
  ['a check that is switched off', new RegExp(['eslint' + '-disable', '@ts-' + 'ignore', '@ts-' + 'nocheck', 'biome' + '-ignore'].join('|'))],
];

/** Hosts whose URLs in code are names, local, or reserved for not existing: nothing is fetched from them. */
const KNOWN_HOSTS = /^(www\.w3\.org|localhost|127\.0\.0\.1|[^.]+\.invalid)(:\d+)?$/;

/** Addresses for readers to open in a tab of their own; the page's policy would let nothing be fetched from there. */
const LINKS_FOR_READERS = 'src/pitfalls/sources.ts';

function listFiles(folder: string): string[] {
  const absolute = path.join(projectRoot, folder);
  if (statSync(absolute, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => CODE.test(file));
}

const source = listFiles('src');
const everything = [...source, ...listFiles('e2e'), ...listFiles('bench'), ...listFiles('scripts'), 'index.html', 'vite.config.ts'].filter(
  (file) => statSync(path.join(projectRoot, file), { throwIfNoEntry: false }) !== undefined,
);

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

/** `file:line: what` of every line that matches. */
function findLines(file: string, what: string, pattern: RegExp): string[] {
  return read(file)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${what}`] : []));
}

/** Foreign URLs in text. */
function findForeignUrls(text: string): string[] {
  return [...text.matchAll(/\b(?:https?|wss?):\/\/([^/\s"'`)<>\\]*)/g)].filter(([, host]) => host !== undefined && host !== '' && !KNOWN_HOSTS.test(host)).map(([url]) => url);
}

interface Findings {
  anyTypes: string[];
  urls: string[];
}

/** Uses of the type `any`, and foreign URLs in strings (links in comments are documentation). */
function inspectTypeScript(file: string, text: string): Findings {
  const findings: Findings = { anyTypes: [], urls: [] };
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const place = (node: ts.Node): string => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) findings.anyTypes.push(`${place(node)}: any`);
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node)) {
      findings.urls.push(...findForeignUrls(node.text).map((url) => `${place(node)}: ${url}`));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return findings;
}

describe('house rules', () => {
  test('src/ has the rooms that the architecture names, and no others', () => {
    const folders = readdirSync(path.join(projectRoot, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).filter((name) => !ROOMS.includes(name))).toEqual([]);
  });

  test('there is source to check', () => {
    expect(source.length).toBeGreaterThan(10);
  });

  test(`no file is longer than ${MOST_LINES} lines`, () => {
    const long = everything.map((file) => ({ file, lines: read(file).split('\n').length - 1 })).filter(({ lines }) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  test('no left-over notes, no tests switched off, no checks switched off', () => {
    expect(everything.flatMap((file) => UNWANTED.flatMap(([what, pattern]) => findLines(file, what, pattern)))).toEqual([]);
  });

  test('no `any`, and nothing that would be fetched from elsewhere', () => {
    const shipped = source.filter((file) => !/\.test\.tsx?$/.test(file));
    const scripts = source.filter((file) => /\.tsx?$/.test(file)).map((file) => ({ file, ...inspectTypeScript(file, read(file)) }));
    expect(scripts.flatMap(({ anyTypes }) => anyTypes)).toEqual([]);
    expect(scripts.filter(({ file }) => shipped.includes(file) && file !== LINKS_FOR_READERS).flatMap(({ urls }) => urls)).toEqual([]);
    const styles = [...shipped, 'index.html'].filter((file) => /\.(css|html)$/.test(file) && everything.includes(file));
    expect(styles.flatMap((file) => findForeignUrls(read(file)).map((url) => `${file}: ${url}`))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test('find `any` and foreign URLs in code, not in comments', () => {
    const text = "// any: see https://example.com\nconst a: any = 'https://example.com/x';\nconst b = `wss://${a}.example`;\nconst c = 'http://www.w3.org/2000/svg any';";
    expect(inspectTypeScript('x.ts', text)).toEqual({ anyTypes: ['x.ts:2: any'], urls: ['x.ts:2: https://example.com'] });
  });

  test.each([
    ['a left-over note', '// TO' + 'DO later'],
    ['a test that is switched off or alone', 'test' + ".skip('x', run)"],
    ['a check that is switched off', '// eslint' + '-disable-next-line'],
  ])('find %s', (what, line) => {
    expect(UNWANTED.filter(([, pattern]) => pattern.test(line)).map(([name]) => name)).toEqual([what]);
  });
});
