/** Members of a set as lines, or a sentence about the line that is none. Lines count from 1. */
export type SetInput = { kind: 'members'; members: string[] } | { kind: 'error'; message: string };

/** A member that a line of its own would not show as it is: empty, with spaces at its ends, with control characters. */
const NEEDS_QUOTES = /^$|^\s|\s$|^"|\p{Cc}|[\u2028\u2029]/u;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A set as text: a member a line; one that a line would not show as it is, is written as a JSON string. */
export function writeSet(members: readonly string[]): string {
  return members.map((member) => (NEEDS_QUOTES.test(member) ? JSON.stringify(member) : member)).join('\n');
}

/** The text that a JSON string in double quotes stands for; null where it is none. */
export function readQuoted(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Reads what `writeSet` writes, also as a user has changed it. Blank lines are skipped; `numeric`: a set of numbers. */
export function readSet(text: string, numeric: boolean): SetInput {
  const members: string[] = [];
  const lineOf = new Map<string, number>();
  const lines = text.split(/\r\n|\r|\n/);
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const member = line.startsWith('"') ? readQuoted(line) : line;
    const number = index + 1;
    if (member === null) return { kind: 'error', message: `Line ${number} begins with a double quote but is no JSON string.` };
    if (numeric && !NUMBER.test(member)) return { kind: 'error', message: `Line ${number} is no number, and this is a set of numbers.` };
    const first = lineOf.get(member);
    if (first !== undefined) return { kind: 'error', message: `Line ${number} repeats line ${first}.` };
    lineOf.set(member, number);
    members.push(member);
  }
  if (members.length === 0) return { kind: 'error', message: 'DynamoDB keeps no empty set. Write a member, or remove the set.' };
  return { kind: 'members', members };
}

/**
 * The members that a JSON array of texts or numbers stands for, each once, in its order; null where the text is none, as it is where a
 * number would lose digits.
 */
export function arrayMembers(text: string): string[] | null {
  if (!text.trimStart().startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value) || value.length === 0) return null;
    const members = value.map((one: unknown) => (typeof one === 'string' ? one : typeof one === 'number' && Math.abs(one) <= Number.MAX_SAFE_INTEGER ? String(one) : null));
    return members.every((member) => member !== null) ? [...new Set(members)] : null;
  } catch {
    return null;
  }
}
