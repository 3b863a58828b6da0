import { listed } from '../ui/listed';
import { shorten, showText } from '../ui/show-text';
import type { ItemParts, ItemType } from './item-type';

const LONGEST_NAME = 40;
const NAMED = 5;

/** The attributes that no caching helper reads, by their names: a helper's name with another type of value is one too. */
function unread({ others }: ItemParts): string {
  const names = others.slice(0, NAMED).map(({ name }) => `“${shorten(showText(name), LONGEST_NAME)}”`);
  const more = others.length - names.length;
  return listed(more > 0 ? [...names, `${more.toLocaleString('en-US')} more`] : names);
}

/** What is to know of an item whose type is `mixed` or `other`, in sentences; null for all other types. */
export function typeNote(type: ItemType, parts: ItemParts): string | null {
  if (type !== 'mixed' && type !== 'other') return null;
  const { counter, members, dictionary, others } = parts;
  const held = [counter !== null && 'a counter', members !== null && 'a string set', dictionary !== null && 'a dictionary'].filter((part) => part !== false);
  const sentences: string[] = [];
  if (held.length > 1) sentences.push(`It holds ${listed(held)} under one key and one expiry.`);
  if (others.length > 0) sentences.push(`No caching helper reads ${unread(parts)}.`);
  if (others.length === 0 && held.length === 0) sentences.push('It holds nothing that a caching helper reads.');
  return sentences.join(' ');
}
