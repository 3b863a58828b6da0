import type { EpochSeconds } from '../../clock/clock-types';
import type { TableContents } from '../../trace/item';

/**
 * The earliest `expiresAt` after `now` among the items; null where nothing expires any more. Values that are no number
 * are not an expiry: the sweeper never looks at them.
 */
export function nextExpiry(table: TableContents, now: EpochSeconds): EpochSeconds | null {
  let next: EpochSeconds | null = null;
  for (const item of table.values()) {
    const expiry = item.expiresAt;
    if (!expiry || !('N' in expiry)) continue;
    const at = Number(expiry.N);
    if (at > now && (next === null || at < next)) next = at;
  }
  return next;
}
