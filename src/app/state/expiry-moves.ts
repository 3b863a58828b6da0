import type { EpochSeconds } from '../../clock/clock-types';
import { expiryOf, itemSize, MAX_ITEM_BYTES } from '../../engine/page-behaviour';
import type { Item } from '../../trace/item';

/** What can be done to the expiry of many items: expire at the clock, or live so many seconds (one at least) longer. */
export type ExpiryMove = { readonly kind: 'expire' } | { readonly kind: 'extend'; readonly seconds: number };

/** Why an item stays as it is. */
export type Unmoved = 'unreadable' | 'too far' | 'too large' | 'expired already' | 'no expiry';

/** The item with its expiry moved, or why it is not. `now`: where the clock stands. */
export function moveExpiry(item: Item, move: ExpiryMove, now: EpochSeconds): Item | Unmoved {
  const present = expiryOf(item);
  if (present === null && Object.hasOwn(item, 'expiresAt')) return 'unreadable';
  if (move.kind === 'expire') return present !== null && present <= now ? 'expired already' : expiring(item, Math.floor(now));
  // What never expires would live shorter with an expiry.
  if (present === null) return 'no expiry';
  const extended = Math.floor(Math.max(present, now) + move.seconds);
  return Number.isSafeInteger(extended) ? expiring(item, extended) : 'too far';
}

/** Also another number may need more room: its size goes by its significant digits, of which 1700000000 has two. */
function expiring(item: Item, at: EpochSeconds): Item | 'too large' {
  const moved = { ...item, expiresAt: { N: String(at) } };
  return itemSize(moved) > MAX_ITEM_BYTES ? 'too large' : moved;
}

const REASONS: Readonly<Record<Unmoved, readonly [one: string, more: string]>> = {
  unreadable: ['has an expiry that is no number, and stays as it is', 'have an expiry that is no number, and stay as they are'],
  'too far': ['expires too far ahead to be extended', 'expire too far ahead to be extended'],
  'too large': ['has no room for that expiry within 400 KB', 'have no room for that expiry within 400 KB'],
  'expired already': ['was expired already', 'were expired already'],
  'no expiry': ['never expires, and stays so', 'never expire, and stay so'],
};

/** Sentences about the items that stayed as they are; '' where there are none. */
export function unmovedWords(unmoved: ReadonlyMap<Unmoved, number>): string {
  return [...unmoved].map(([why, count]) => `${count.toLocaleString('en-US')} ${REASONS[why][count === 1 ? 0 : 1]}.`).join(' ');
}
