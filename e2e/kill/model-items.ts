import type { Item, Table } from './world';

/** The item that the form `counter` makes, without expiry. */
export function itemOfCounter(key: string, value: number): Item {
  return { key: { S: key }, intCount: { N: String(value) } };
}

/** The item after its counter was edited in the form. */
export function itemAfterEdit(item: Item, value: number): Item {
  return { ...item, intCount: { N: String(value) } };
}

/** Items as an import brings them. */
export function importedItems(mark: string, count: number): Table {
  const items = Array.from({ length: count }, (_, index): Item => ({ key: { S: `import:${mark}:${index}` }, stringSet: { SS: ['a', `b${index}`] } }));
  return Object.fromEntries(items.map((item, index) => [`import:${mark}:${index}`, item]));
}

/** Items as the lines of a file in DynamoDB's export format. */
export function asExportLines(table: Table): string {
  return Object.values(table).map((item) => `${JSON.stringify({ Item: item })}\n`).join('');
}
