import type { AttributeValue, Item, TableContents } from '../trace/item';
import { isPlainObject } from '../trace/item-guard';
import { DynamoError } from './dynamo-error';
import { keyOfItem, validateItem } from './validate';

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

/** A line of an export that is no valid item, in words for the user. */
export interface ExportProblem {
  /** 1-based. */
  line: number;
  message: string;
}

function readLine(text: string): Item {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Error('The line is not valid JSON.');
  }
  const item = isPlainObject(content) && Object.hasOwn(content, 'Item') ? content['Item'] : undefined;
  if (!isPlainObject(item)) throw new Error('The line has no "Item" object, e.g. {"Item": {"key": {"S": "a"}}}.');
  return validateItem(item);
}

/**
 * Reads items from DynamoDB's export format. Blank lines are skipped; a line that is no valid item is reported and left
 * out. Where a key comes twice the later line counts, and the earlier one is reported.
 */
export function readExportLines(text: string): { items: Item[]; problems: ExportProblem[] } {
  const items = new Map<string, { item: Item; line: number }>();
  const problems: ExportProblem[] = [];
  text.split('\n').forEach((content, index) => {
    const line = index + 1;
    if (content.trim() === '') return;
    try {
      const item = readLine(content);
      const key = keyOfItem(item);
      const earlier = items.get(key);
      if (earlier !== undefined) {
        problems.push({ line: earlier.line, message: `The key comes again in line ${line}; that line counts.` });
      }
      items.set(key, { item, line });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const message = error instanceof DynamoError ? `${error.name}: ${error.message}` : error.message;
      problems.push({ line, message });
    }
  });
  problems.sort((a, b) => a.line - b.line);
  return { items: [...items.values()].map(({ item }) => item), problems };
}
