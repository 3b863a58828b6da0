import { useDeferredValue, useMemo, useState } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import { itemSize } from '../../engine/page-behaviour';
import { clockOf, tableOf, useDeferredMoment } from '../state/use-moment';
import { CacheRows, arrange } from './cache-rows';
import type { CacheQuery, CacheRow } from './cache-rows';

export interface ShownRows {
  rows: readonly CacheRow[];
  now: EpochSeconds;
  /** Keys and bytes of the whole table. */
  keys: number;
  bytes: number;
}

/** The rows that the grid shows of the current table. While much is going on, drawing waits for typing and scrolling. */
export function useCacheRows(query: CacheQuery): ShownRows {
  const moment = useDeferredMoment();
  const wanted = useDeferredValue(query);
  const [known] = useState(() => new CacheRows(itemSize));
  const now = clockOf(moment);
  const table = useMemo(() => tableOf(moment), [moment]);
  const all = useMemo(() => known.all(table), [known, table]);
  const bytes = useMemo(() => all.reduce((sum, row) => sum + row.bytes, 0), [all]);
  const rows = useMemo(() => arrange(all, wanted, now), [all, wanted, now]);
  return { rows, now, keys: table.size, bytes };
}
