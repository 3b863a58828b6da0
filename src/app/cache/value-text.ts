import { shorten, showText } from '../ui/show-text';
import type { ItemParts } from './item-type';

/** Members of a set that the grid names before it counts the rest. */
const NAMED_MEMBERS = 3;
const LONGEST_MEMBER = 60;
const LONGEST_VALUE = 240;

function setText(members: readonly string[]): string {
  const named = members.slice(0, NAMED_MEMBERS).map((member) => (member === '' ? '""' : shorten(member, LONGEST_MEMBER)));
  const rest = members.length - named.length;
  if (rest > 0) named.push(`+${rest.toLocaleString('en-US')}`);
  return `{${named.join(', ')}}`;
}

function partTexts(parts: ItemParts): string[] {
  const texts: string[] = [];
  if (parts.counter !== null) texts.push(parts.counter);
  if (parts.members !== null) texts.push(setText(parts.members));
  if (parts.dictionary !== null) texts.push(shorten(parts.dictionary, LONGEST_VALUE));
  for (const { name, value } of parts.others) texts.push(shorten(`${name} ${JSON.stringify(value)}`, LONGEST_VALUE));
  return texts;
}

/** An item's value on one line, short enough to read at a glance; '' for an item that holds an expiry alone. */
export function valueText(parts: ItemParts): string {
  return showText(shorten(partTexts(parts).join(' · '), LONGEST_VALUE));
}

/** Everything in an item that a search looks into, apart from its key. */
export function searchText(parts: ItemParts): string {
  const others = parts.others.map(({ name, value }) => `${name} ${JSON.stringify(value)}`);
  return [parts.counter ?? '', ...(parts.members ?? []), parts.dictionary ?? '', ...others].join('\n');
}
