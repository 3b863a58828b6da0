import type { EpochSeconds, Sweeper } from '../clock/clock-types';
import type { Item } from '../trace/item';
import { attribute } from './attribute-value';
import { hashText } from '../clock/hash';

/** How the table deletes expired items; part of a run's settings. */
export interface SweepSettings {
  sweeper: Sweeper;
  /** Hours between expiry and deletion, for `after a delay`. */
  sweeperDelayHours: number;
  /** Seeds `at a random time within 48 hours`. */
  seed: number;
}

/** Name of the attribute that holds an item's expiry, in epoch seconds. */
export const EXPIRY = 'expiresAt';

const SPREAD_SECONDS = 48 * 3600;
/** DynamoDB leaves items alone that expired longer ago than this (five years). */
export const TOO_OLD_SECONDS = 5 * 365 * 86400;

/** When an item expires; null when it has no `expiresAt` of type number. */
export function expiryOf(item: Item): EpochSeconds | null {
  const value = attribute(item, EXPIRY);
  return value !== undefined && 'N' in value ? Number(value.N) : null;
}

/**
 * When the sweeper deletes an item that stays as it is; null: never. Depends on its key, its expiry and the settings
 * alone. Says nothing about items that were already too old when the sweeper came by, see `isTooOld`.
 */
export function deletionTime(key: string, item: Item, settings: SweepSettings): EpochSeconds | null {
  const expiry = expiryOf(item);
  if (expiry === null) return null;
  switch (settings.sweeper) {
    case 'at once':
      return expiry;
    case 'after a delay':
      return expiry + settings.sweeperDelayHours * 3600;
    case 'at a random time within 48 hours':
      return expiry + (hashText(`${settings.seed}/${expiry}/${key}`) % (SPREAD_SECONDS + 1));
    case 'never':
      return null;
  }
}

/** Whether an item expired more than five years before `now`; DynamoDB never deletes such an item. */
export function isTooOld(item: Item, now: EpochSeconds): boolean {
  const expiry = expiryOf(item);
  return expiry !== null && expiry < now - TOO_OLD_SECONDS;
}

/** An item has expired when `expiresAt <= now`; until it is deleted it can be read and written like any other. */
export function itemState(item: Item, now: EpochSeconds): 'live' | 'expired, still readable' {
  const expiry = expiryOf(item);
  return expiry !== null && expiry <= now ? 'expired, still readable' : 'live';
}
