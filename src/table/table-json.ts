import type { AttributeValue, Item, TableContents } from '../trace/item';
import { isPlainObject } from '../trace/item-guard';
import { findDuplicateName, findJsonFault, lineAndColumn } from '../workspace/json-text';
import { isScanOutput, scanElements } from '../workspace/table-export';
import { DynamoError } from './dynamo-error';
import { keyOfItem, validateItem } from './validate';
import { attributesFault } from './value-fault';

/** A value with the names inside its maps in order, so that equal values are equal text. */
function ordered(value: AttributeValue): AttributeValue {
  if ('M' in value) return { M: orderedItem(value.M) };
  if ('L' in value) return { L: value.L.map(ordered) };
  return value;
}

function orderedItem(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]): [string, AttributeValue] => [name, ordered(value)]),
  );
}

/**
 * A table in the format of DynamoDB's export to JSON: one `{"Item": {…}}` a line, each line ended by a newline. Sorted by
 * hash key and attribute name, so that equal tables give equal text.
 */
export function toExportLines(contents: TableContents): string {
  return [...contents]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => `${JSON.stringify({ Item: orderedItem(item) })}\n`)
    .join('');
}

/** What is to be said of a line of an export, in words for the user. */
export interface ExportProblem {
  /** 1-based. */
  line: number;
  message: string;
}

/** The items of an export, each key once, and what is to be said of it, by line. */
export interface ReadExport {
  items: Item[];
  /** Lines that are left out, as they are no valid items. */
  problems: ExportProblem[];
  /** Lines whose key comes again: the last one counts. */
  repeats: ExportProblem[];
  /** Items that are taken, though not all that stands in their line is: a name stands twice. */
  doubled: ExportProblem[];
}

/** Longest sentence about a line, in characters: a refusal may quote a whole item. */
const LONGEST_MESSAGE = 300;

/** Half of a character, as JSON writes it; what is not UTF-8 in the file itself was refused before. */
const SURROGATE = /\\u[dD][89a-fA-F]/;

/** `line`: where the text begins, 1-based. */
function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const fault = findJsonFault(text);
    if (fault === null) throw new Error('This is not valid JSON.');
    const place = lineAndColumn(text, fault.at);
    const where = place.line === 1 ? `character ${place.column}` : `line ${line + place.line - 1}, character ${place.column}`;
    throw new Error(`This is not valid JSON, at ${where}: ${fault.reason}.`);
  }
}

function itemOfLine(text: string, line: number): Item {
  const content = parsed(text, line);
  const item = isPlainObject(content) && Object.hasOwn(content, 'Item') ? content['Item'] : undefined;
  if (!isPlainObject(item)) throw new Error('The line has no "Item" object, e.g. {"Item": {"key": {"S": "a"}}}.');
  return checked(item, text);
}

function itemOfScan(text: string, line: number): Item {
  const item = parsed(text, line);
  if (!isPlainObject(item)) throw new Error('This element of "Items" is no object, e.g. {"key": {"S": "a"}}.');
  return checked(item, text);
}

/** The item as the table keeps it. Throws an Error that names the place of a fault. */
function checked(item: Record<string, unknown>, text: string): Item {
  try {
    const valid = validateItem(item);
    // Looking through every item costs as much as checking it.
    const fault = SURROGATE.test(text) ? attributesFault(item) : null;
    if (fault) throw new Error(`${fault.path}: ${fault.message}`);
    return valid;
  } catch (error) {
    const fault = error instanceof DynamoError ? attributesFault(item) : null;
    throw fault === null ? error : new Error(`${fault.path}: ${fault.message}`);
  }
}

/**
 * Reads items: of DynamoDB's export format, a line an item, where blank lines are skipped, or of what `aws dynamodb scan` prints.
 * What is no valid item is reported and left out. Where a key comes twice the later item counts, and the earlier one is reported; so
 * is a name that an item has twice, of which the later one counts.
 */
export function readExport(text: string): ReadExport {
  return isScanOutput(text) ? readItems(scanElements(text), itemOfScan) : readItems(linesOf(text), itemOfLine);
}

function* linesOf(text: string): Generator<{ text: string; line: number }> {
  let line = 0;
  for (const content of text.split('\n')) {
    line++;
    if (content.trim() !== '') yield { text: content, line };
  }
}

function readItems(entries: Iterable<{ text: string; line: number }>, read: (text: string, line: number) => Item): ReadExport {
  const items = new Map<string, { item: Item; line: number }>();
  const problems: ExportProblem[] = [];
  const repeats: ExportProblem[] = [];
  const doubled: ExportProblem[] = [];
  for (const { text, line } of entries) {
    try {
      const item = read(text, line);
      const key = keyOfItem(item);
      const earlier = items.get(key);
      if (earlier !== undefined) {
        repeats.push({ line: earlier.line, message: `The key comes again in line ${line}; that line counts.` });
      }
      const twice = findDuplicateName(text);
      if (twice !== null) doubled.push({ line, message: `The name ${twice.name} stands twice in the same object; the last one counts.` });
      items.set(key, { item, line });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const message = error instanceof DynamoError ? `${error.name}: ${error.message}` : error.message;
      problems.push({ line, message: message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message });
    }
  }
  repeats.sort((a, b) => a.line - b.line);
  return { items: [...items.values()].map(({ item }) => item), problems, repeats, doubled };
}
