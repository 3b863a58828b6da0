import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';
import { LineCounter, parseDocument } from 'yaml';

/** A YAML text's value, or what is wrong with it and where (1-based). */
export type YamlReading =
  | { value: unknown; problem: null }
  | { problem: { line: number | null; column: number | null; message: string } };

/** YAML 1.2: `yes`, `no`, `on`, `off` and dates stay texts. Merge keys (`<<`) are no part of it, but widely used. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag);

/**
 * Reads one YAML document with 1.2 core semantics. The fast reader comes first; what it refuses is read by the slower
 * one, which accepts some texts more and describes errors better.
 */
export function readYaml(text: string): YamlReading {
  try {
    return { value: load(text, { schema: SCHEMA }), problem: null };
  } catch (error) {
    // Anything may be thrown here, also RangeError for very deep nesting.
    return readSlowly(text, error);
  }
}

function readSlowly(text: string, fastError: unknown): YamlReading {
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(text, { version: '1.2', merge: true, lineCounter, prettyErrors: false });
    const [error] = document.errors;
    if (error === undefined) return { value: document.toJS({ maxAliasCount: 1000 }), problem: null };
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return { problem: { line, column: col, message: sentence(error.code, error.message, text.slice(error.pos[0])) } };
  } catch {
    const mark = fastError instanceof YAMLException ? fastError.mark : undefined;
    const reason = fastError instanceof YAMLException ? fastError.reason : 'it is nested too deeply or refers to itself';
    return { problem: { line: mark ? mark.line + 1 : null, column: mark ? mark.column + 1 : null, message: `The YAML cannot be read: ${reason}.` } };
  }
}

/** Words for the mistakes that happen most; the library's for the rest. `rest` is the text from the error on. */
function sentence(code: string, message: string, rest: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return `The YAML has the key ${/^[^:\n]*/.exec(rest)?.[0].trim() ?? ''} twice.`;
    case 'TAB_AS_INDENT':
      return 'The YAML is indented with a tab; only spaces may indent.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'The YAML has a second "key:" in one value; put the value in quotes, or check the indentation.';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'The YAML has a line without "key: value"; a space belongs behind the colon.';
    case 'BAD_SCALAR_START':
      return `The YAML has a value that starts with ${rest.charAt(0)}; put it in quotes.`;
    case 'BAD_INDENT':
      return 'The YAML is indented wrongly here, or a bracket is not closed.';
    case 'MISSING_CHAR':
      return `The YAML is incomplete: ${message.replace(/\.$/, '')}.`;
    case 'MULTIPLE_DOCS':
      return 'The file has more than one YAML document (---); a detection has one.';
    case 'RESOURCE_EXHAUSTION':
      return 'The YAML is nested too deeply.';
    default:
      return `The YAML cannot be read: ${message.replace(/\.$/, '')}.`;
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
