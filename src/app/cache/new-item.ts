import type { EpochSeconds } from '../../clock/clock-types';
import { expiryText } from './item-draft';
import type { ItemDraft } from './item-draft';

/** The types of item that can be added. */
export const NEW_TYPES = ['counter', 'string set', 'dictionary', 'other'] as const;
export type NewType = (typeof NEW_TYPES)[number];

/** How long the caching helpers keep an item when a detection names no time: 90 days. */
const HELPERS_EXPIRY_SECONDS = 90 * 86_400;

/** A new item of a type, with the expiry that the helpers would give it. */
export function newDraft(type: NewType, now: EpochSeconds): ItemDraft {
  return {
    counter: type === 'counter' ? '1' : null,
    set: type === 'string set' ? { text: '', numeric: false } : null,
    dictionary: type === 'dictionary' ? '{}' : null,
    expires: expiryText(String(Math.floor(now) + HELPERS_EXPIRY_SECONDS)),
    others: type === 'other' ? [{ id: 0, name: 'value', type: 'S', text: '', quoted: false }] : [],
  };
}
