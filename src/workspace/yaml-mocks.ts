import { isMap, isScalar, isSeq } from 'yaml';
import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { jsonAsYaml } from './json-as-yaml';
import { isReadAs, MAX_SLOW, readYaml } from './read-yaml';
import { commentsIn, endOfFlow, endOfList, indentOfDash, lineBehind, lineEndAt, pairOf, parsePlaces } from './yaml-places';

/** A mock of a unit test, as its YAML has it in `Mocks:`. */
export interface YamlMock {
  objectName: string;
  returnValue: string | boolean;
}

/** Mocks to add, by the number of their test in `Tests:`, from 0. */
export type MocksByTest = ReadonlyMap<number, readonly YamlMock[]>;

/** A text to put in the place of what is there from `from` to `to`. */
interface Edit {
  from: number;
  to: number;
  text: string;
}

/** How the file that is edited is laid out. */
interface Layout {
  text: string;
  /** What the dashes of its lists are indented by, against the key that the list is of. */
  dashes: string;
}

/**
 * Adds mocks to tests of a YAML text: behind those that they have, else below their ExpectedResult. Everything else stays as it is,
 * byte for byte. Null where that cannot be done so that the text is read as what it was, with these mocks: it may be laid out in a way
 * that is not known here, have a test that is an alias of another one, or be longer than MAX_SLOW: the reader that keeps places is slow.
 */
export function addMocks(text: string, mocks: MocksByTest): string | null {
  if (text.length > MAX_SLOW) return null;
  const document = parsePlaces(text);
  const root: unknown = document.contents;
  if (document.errors.length > 0 || !isMap(root)) return null;
  const tests = pairOf(root, 'Tests');
  if (!tests || !isSeq(tests.value)) return null;
  const layout: Layout = { text, dashes: dashesOf(text, tests.value) };
  const edits: Edit[] = [];
  for (const [index, own] of mocks) {
    const test: unknown = tests.value.items[index];
    const edit = isMap(test) ? editOf(layout, test, own) : null;
    if (edit === null) return null;
    edits.push(edit);
  }
  let edited = text;
  for (const edit of edits.sort((a, b) => b.from - a.from)) edited = edited.slice(0, edit.from) + edit.text + edited.slice(edit.to);
  return hasMocks(text, edited, mocks) ? edited : null;
}

/** Whether a text is read as what it was, with these mocks more. */
function hasMocks(before: string, after: string, mocks: MocksByTest): boolean {
  const was = readYaml(before);
  if (was.problem !== null) return false;
  // A text in which mocks were placed is such a mapping.
  const old = was.value as { Tests: readonly { Mocks?: readonly unknown[] | null }[] };
  const tests = old.Tests.map((test, index) => {
    const added = mocks.get(index);
    return added ? { ...test, Mocks: [...(test.Mocks ?? []), ...added] } : test;
  });
  return isReadAs(after, { ...old, Tests: tests });
}

function editOf(layout: Layout, test: YAMLMap, mocks: readonly YamlMock[]): Edit | null {
  const pair = pairOf(test, 'Mocks');
  if (!pair) return test.flow === true ? inFlow(layout.text, test, `Mocks: [${mocks.map(flowMock).join(', ')}]`) : belowExpected(layout, test, mocks);
  const { value } = pair;
  if (isSeq(value) && value.items.length > 0) {
    if (value.flow === true) return inFlow(layout.text, value, mocks.map(flowMock).join(', '));
    const end = endOfList(layout.text, value);
    if (end === null) return null;
    const eol = lineEndAt(layout.text, end.at);
    return insertion(end.at, `${end.isLineEnd ? '' : eol}${lines(mocks, end.indent, eol)}`);
  }
  return test.flow === true ? null : inEmpty(layout, pair, mocks);
}

/** `Mocks` as a field of its own, below ExpectedResult. */
function belowExpected({ text, dashes }: Layout, test: YAMLMap, mocks: readonly YamlMock[]): Edit | null {
  const expected = pairOf(test, 'ExpectedResult');
  const indent = expected && indentOfKey(text, expected);
  if (typeof indent !== 'string' || !isScalar(expected?.value) || !expected.value.range) return null;
  const { at, isLineEnd } = lineBehind(text, expected.value.range[1]);
  const eol = lineEndAt(text, at);
  return insertion(at, `${isLineEnd ? '' : eol}${indent}Mocks:${eol}${lines(mocks, indent + dashes, eol)}`);
}

/** Into a `Mocks:` that has nothing, null or `[]`; comments behind it stay, and those before it and between its brackets become lines. */
function inEmpty({ text, dashes }: Layout, pair: Pair, mocks: readonly YamlMock[]): Edit | null {
  const { key, value } = pair;
  const indent = indentOfKey(text, pair);
  if (indent === null || !isScalar(key) || !key.range) return null;
  const colon = text.indexOf(':', key.range[1]);
  const written = (isScalar(value) || isSeq(value)) && value.range ? value.range : null;
  const isNothing = isSeq(value) ? value.items.length === 0 : value === null || (isScalar(value) && value.value === null);
  if (!isNothing || colon < 0) return null;
  const end = written === null || written[1] <= written[0] ? colon + 1 : written[1];
  const { at, isLineEnd } = lineBehind(text, end + 1);
  const eol = lineEndAt(text, at);
  const before = text.slice(colon + 1, end === colon + 1 ? end : written?.[0]);
  const inside = isSeq(value) && written ? text.slice(written[0] + 1, end - 1) : '';
  const comments = commentsIn(`${before}\n${inside}`, indent + dashes, eol);
  if (comments === null) return null;
  return { from: colon + 1, to: at, text: `${text.slice(end, at)}${isLineEnd ? '' : eol}${comments}${lines(mocks, indent + dashes, eol)}` };
}

/** Before the closing bracket of a mapping or list in flow style. */
function inFlow(text: string, node: YAMLMap | YAMLSeq, content: string): Edit | null {
  const end = endOfFlow(text, node);
  return end && insertion(end.at, `${end.separator} ${content}`);
}

function insertion(at: number, text: string): Edit {
  return { from: at, to: at, text };
}

/** The column of a test's key, as spaces; null where something other than a dash stands before it. */
function indentOfKey(text: string, { key }: Pair): string | null {
  if (!isScalar(key) || !key.range) return null;
  const [start] = key.range;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^ *(?:- +)?$/.test(before) ? before.replace('-', ' ') : null;
}

/** As the dashes of the tests are indented; `Tests` itself is at the line's beginning. */
function dashesOf(text: string, tests: YAMLSeq): string {
  const [first] = tests.items;
  const start = isMap(first) ? first.range?.[0] : undefined;
  return (tests.flow === true || start === undefined ? null : indentOfDash(text, start)) ?? '  ';
}

function lines(mocks: readonly YamlMock[], indent: string, eol: string): string {
  return mocks.map(({ objectName, returnValue }) => `${indent}- objectName: ${nameAsYaml(objectName)}${eol}${indent}  returnValue: ${valueAsYaml(returnValue)}${eol}`).join('');
}

function flowMock({ objectName, returnValue }: YamlMock): string {
  return `{ objectName: ${nameAsYaml(objectName)}, returnValue: ${valueAsYaml(returnValue)} }`;
}

/** Names that a reader of YAML takes for something else than text. */
const WORDS = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

function nameAsYaml(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !WORDS.test(name) ? name : jsonAsYaml(JSON.stringify(name));
}

/** JSON in a text is full of quotes, which single ones need not escape. */
function valueAsYaml(value: string | boolean): string {
  if (typeof value === 'boolean') return String(value);
  return value.includes('"') && /^[ -~]*$/.test(value) ? `'${value.replaceAll("'", "''")}'` : jsonAsYaml(JSON.stringify(value));
}
