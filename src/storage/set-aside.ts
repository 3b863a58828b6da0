import type { Database, RecordMap } from './database';
import { SET_ASIDE_PREFIX } from './records';
import { setAsideLines } from './set-aside-lines';

/** Puts that keep records, as they are, where nothing overwrites them; `taken` are all keys that there are. */
export function asidePuts(records: RecordMap, keys: readonly string[], taken: readonly string[]): Map<string, unknown> {
  const used = new Set(taken);
  const puts = new Map<string, unknown>();
  for (const key of keys) {
    let name = SET_ASIDE_PREFIX + key;
    for (let copy = 2; used.has(name); copy++) name = `${SET_ASIDE_PREFIX}${key}/${copy}`;
    puts.set(name, records.get(key));
  }
  return puts;
}

/** How many records are kept aside. */
export async function countSetAside(database: Database): Promise<number> {
  let count = 0;
  await database.read((keys) => {
    count = asideKeys(keys).length;
    return [];
  });
  return count;
}

/** What is kept aside as JSON lines. */
export async function exportSetAside(database: Database): Promise<Blob> {
  const found = await database.read(asideKeys);
  return setAsideLines([...found].map(([key, value]) => [key.slice(SET_ASIDE_PREFIX.length), value]));
}

/** Deletes for good what is kept aside. */
export async function clearSetAside(database: Database): Promise<void> {
  await database.change(asideKeys, (found) => ({ change: { puts: new Map(), deletes: [...found.keys()] }, result: null }));
}

function asideKeys(keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith(SET_ASIDE_PREFIX)).sort();
}
