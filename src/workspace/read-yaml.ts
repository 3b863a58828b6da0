import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { integerText } from './exact-integer';
import { megabytes } from './import-limits';
import { isSameValue } from './same-value';
import { shownText } from './shown-text';

/** A YAML text's value, or what is wrong with it and where (1-based). */
export type YamlReading =
  | { value: unknown; problem: null }
  | { problem: { line: number | null; column: number | null; message: string } };

/** YAML 1.2: `yes`, `no`, `on`, `off` and dates stay texts. Merge keys (`<<`) are no part of it, but widely used. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag);

/** Longest YAML that is read, in characters. A detection's has some thousand, with many tests some hundred thousand. */
export const MAX_YAML = 1024 * 1024;
/** Longest YAML that the slower reader gets, in characters, and how many aliases it may follow: what they stand for can be far longer. */
export const MAX_SLOW = 256 * 1024;
const MAX_ALIASES = 100;
/** Deepest nesting. */
export const MAX_YAML_DEPTH = 100;
/** Most keys that merge keys (`<<`) bring into one document. */
export const MAX_MERGED_KEYS = 10_000;

/**
 * Reads one YAML document with 1.2 core semantics. The fast reader comes first; what it refuses is read by the slower
 * one, which accepts some texts more and describes errors better.
 */
export function readYaml(text: string): YamlReading {
  if (text.length > MAX_YAML) {
    return { problem: { line: null, column: null, message: `The YAML is longer than ${megabytes(MAX_YAML)}, so it is not read.` } };
  }
  try {
    return { value: load(text, { schema: SCHEMA, maxDepth: MAX_YAML_DEPTH, maxTotalMergeKeys: MAX_MERGED_KEYS }), problem: null };
  } catch (error) {
    // Anything may be thrown here. What is a limit for the one reader is a trap for the other.
    return refusal(error) ?? (text.length > MAX_SLOW ? told(error, null) : readSlowly(text, error));
  }
}

/** Whether a text can be read, and its value is this one. */
export function isReadAs(text: string, value: unknown): boolean {
  const reading = readYaml(text);
  return reading.problem === null && isSameValue(reading.value, value);
}

/**
 * The value of a text that only the slower reader accepts, with a Map for each mapping, and each number, also of a key, as `exact` makes it of how it is
 * written and what JavaScript takes it for; undefined where it cannot be read.
 */
export function readYamlExactly(text: string, exact: (source: string, value: number) => unknown): unknown {
  const valueOf: ValueOf = (document) => {
    visit(document, {
      Scalar: (_, node) => {
        if (typeof node.value === 'number' && node.source !== undefined) node.value = exact(node.source, node.value);
      },
    });
    return document.toJS({ maxAliasCount: MAX_ALIASES, mapAsMap: true });
  };
  const reading = text.length > MAX_SLOW ? null : readSlowly(text, null, valueOf);
  return reading === null || reading.problem !== null ? undefined : reading.value;
}

/** What the fast reader refuses on purpose, in words; null for other errors. */
function refusal(error: unknown): YamlReading | null {
  if (!(error instanceof YAMLException)) return null;
  const tag = /^unknown .*tag !<(.*)>/.exec(error.reason)?.[1];
  if (tag !== undefined) {
    const name = shownText(tag.replace(/^tag:yaml\.org,2002:/, '!!'), 60);
    return told(error, `The YAML has the tag ${name}, which is not known here; values are written without one.`);
  }
  if (error.reason.includes('maxDepth')) return told(error, `The YAML is nested deeper than ${MAX_YAML_DEPTH} levels.`);
  if (!error.reason.includes('maxTotalMergeKeys')) return null;
  return told(error, `The YAML merges (<<) more than ${MAX_MERGED_KEYS.toLocaleString('en-US')} keys.`);
}

/** The fast reader's error at its place; `message` instead of its reason where there is one. */
function told(error: unknown, message: string | null): YamlReading {
  const mark = error instanceof YAMLException ? error.mark : undefined;
  const reason = error instanceof YAMLException ? shownText(error.reason) : 'it is nested too deeply or refers to itself';
  return { problem: { line: mark ? mark.line + 1 : null, column: mark ? mark.column + 1 : null, message: message ?? `The YAML cannot be read: ${reason}.` } };
}

type ValueOf = (document: Document.Parsed) => unknown;
const plainValue: ValueOf = (document) => document.toJS({ maxAliasCount: MAX_ALIASES });

function readSlowly(text: string, fastError: unknown, valueOf: ValueOf = plainValue): YamlReading {
  const lineCounter = new LineCounter();
  try {
    // Its own search for keys that are there twice compares each with each other one: 3 s where there are 20,000.
    const document = parseDocument(text, { version: '1.2', merge: true, uniqueKeys: false, lineCounter, prettyErrors: false, logLevel: 'error' });
    const [error] = document.errors;
    const at = error?.pos[0] ?? secondOfKey(document);
    if (at === null) return { value: valueOf(document), problem: null };
    const { line, col } = lineCounter.linePos(at);
    return { problem: { line, column: col, message: sentence(error?.code ?? 'DUPLICATE_KEY', error?.message ?? '', text.slice(at)) } };
  } catch {
    return told(fastError, null);
  }
}

/** Where a key stands for the second time in its mapping; null where none does. */
function secondOfKey(document: Document.Parsed): number | null {
  let at: number | null = null;
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || key.value === '<<') continue;
        // Numbers that JavaScript takes for the same need not be.
        const digits = typeof key.value !== 'number' || Number.isSafeInteger(key.value) ? null : integerText(key.source ?? '');
        const name = digits === null ? key.value : BigInt(digits);
        if (seen.has(name)) {
          at = key.range?.[0] ?? 0;
          return visit.BREAK;
        }
        seen.add(name);
      }
      return undefined;
    },
  });
  return at;
}

/** Words for the mistakes that happen most; the library's for the rest. `rest` is the text from the error on. */
function sentence(code: string, message: string, rest: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return `The YAML has the key ${shownText(/^[^:\n]*/.exec(rest)?.[0].trim() ?? '', 60)} twice.`;
    case 'TAB_AS_INDENT':
      return 'The YAML is indented with a tab; only spaces may indent.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'The YAML has a second "key:" in one value; put the value in quotes, or check the indentation.';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'The YAML has a line without "key: value"; a space belongs behind the colon.';
    case 'BAD_SCALAR_START':
      return `The YAML has a value that starts with ${shownText(rest.charAt(0))}; put it in quotes.`;
    case 'BAD_INDENT':
      return 'The YAML is indented wrongly here, or a bracket is not closed.';
    case 'MISSING_CHAR':
      return `The YAML is incomplete: ${shownText(message.replace(/\.$/, ''))}.`;
    case 'MULTIPLE_DOCS':
      return 'The file has more than one YAML document (---); a detection has one.';
    case 'RESOURCE_EXHAUSTION':
      return 'The YAML is nested too deeply.';
    default:
      return `The YAML cannot be read: ${shownText(message.replace(/\.$/, ''))}.`;
  }
}

/** 1-based line of a key of the outermost mapping; null where it is not written in block style. */
export function lineOfKey(text: string, key: string): number | null {
  const index = text.split('\n').findIndex((line) => {
    const start = line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
    const unquoted = /^(["']?)([A-Za-z_]+)\1\s*:/.exec(start);
    return unquoted?.[2] === key;
  });
  return index < 0 ? null : index + 1;
}
