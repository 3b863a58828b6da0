import type { AttributeValue, Item } from '../../trace/item';

/** A value that an item lost or gained. */
export interface DiffLine {
  sign: '−' | '+' | ' ';
  text: string;
}

/** How one attribute of an item differs; a line with the sign ' ' is unchanged. */
export interface AttributeDiff {
  name: string;
  lines: readonly DiffLine[];
}

function members(value: AttributeValue | undefined): readonly string[] | null {
  if (value === undefined) return null;
  if ('SS' in value) return value.SS;
  if ('NS' in value) return value.NS;
  return 'BS' in value ? value.BS : null;
}

function plainText(value: AttributeValue): string {
  if ('S' in value) return value.S;
  if ('N' in value) return value.N;
  const list = members(value);
  return list === null ? JSON.stringify(value) : `{${list.join(', ')}}`;
}

/** The members of a JSON object; null for any other text. */
function jsonMembers(value: AttributeValue | undefined): Map<string, string> | null {
  if (value === undefined || !('S' in value) || !value.S.startsWith('{')) return null;
  try {
    const parsed: unknown = JSON.parse(value.S);
    if (typeof parsed !== 'object' || parsed === null) return null;
    return new Map(Object.entries(parsed).map(([name, member]) => [name, JSON.stringify(member)]));
  } catch {
    return null;
  }
}

function mapLines(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): DiffLine[] {
  const lines: DiffLine[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const old = before.get(name);
    const fresh = after.get(name);
    if (old === fresh) continue;
    if (old !== undefined) lines.push({ sign: '−', text: `${JSON.stringify(name)}: ${old}` });
    if (fresh !== undefined) lines.push({ sign: '+', text: `${JSON.stringify(name)}: ${fresh}` });
  }
  return lines;
}

function changeLines(before: AttributeValue, after: AttributeValue): DiffLine[] {
  const oldMembers = members(before);
  const newMembers = members(after);
  if (oldMembers !== null && newMembers !== null) {
    const old = new Set(oldMembers);
    const fresh = new Set(newMembers);
    return [
      ...oldMembers.filter((member) => !fresh.has(member)).map((text): DiffLine => ({ sign: '−', text })),
      ...newMembers.filter((member) => !old.has(member)).map((text): DiffLine => ({ sign: '+', text })),
    ];
  }
  const oldMap = jsonMembers(before);
  const newMap = jsonMembers(after);
  if (oldMap !== null && newMap !== null) {
    const lines = mapLines(oldMap, newMap);
    if (lines.length > 0) return lines;
  }
  return [
    { sign: '−', text: plainText(before) },
    { sign: '+', text: plainText(after) },
  ];
}

function attributeLines(before: AttributeValue | undefined, after: AttributeValue | undefined): DiffLine[] {
  if (before === undefined) return after === undefined ? [] : [{ sign: '+', text: plainText(after) }];
  if (after === undefined) return [{ sign: '−', text: plainText(before) }];
  if (JSON.stringify(before) === JSON.stringify(after)) return [{ sign: ' ', text: plainText(after) }];
  return changeLines(before, after);
}

function own(item: Item | null, name: string): AttributeValue | undefined {
  return item !== null && Object.hasOwn(item, name) ? item[name] : undefined;
}

/**
 * What differs between two states of an item, attribute by attribute (the key left out): sets by member, dictionaries by
 * their top-level names, everything else as old and new value.
 */
export function itemDiff(before: Item | null, after: Item | null): AttributeDiff[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  names.delete('key');
  return [...names].map((name) => ({ name, lines: attributeLines(own(before, name), own(after, name)) }));
}
