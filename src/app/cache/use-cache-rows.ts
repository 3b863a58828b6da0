import { useDeferredValue, useMemo, useState } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import type { Slices } from '../../clock/slices';
import { itemSize } from '../../engine/page-behaviour';
import { clockOf, tableOf, useDeferredMoment } from '../state/use-moment';
import type { ShownMoment } from '../state/use-moment';
import { useSlices } from '../ui/use-slices';
import { CacheRows, arrange } from './cache-rows';
import type { CacheQuery, CacheRow, TableRows } from './cache-rows';

export interface ShownRows {
  rows: readonly CacheRow[];
  now: EpochSeconds;
  /** Keys and bytes of the whole table. */
  keys: number;
  bytes: number;
}

interface Wanted {
  readonly moment: ShownMoment;
  readonly query: CacheQuery;
}

const NO_ROWS: ShownRows = { rows: [], now: 0, keys: 0, bytes: 0 };

/** The rows that the grid shows of the current table. While much is going on, drawing waits for typing and scrolling. */
export function useCacheRows(query: CacheQuery): ShownRows {
  const moment = useDeferredMoment();
  const deferred = useDeferredValue(query);
  const wanted = useMemo(() => ({ moment, query: deferred }), [moment, deferred]);
  const [work] = useState(() => rowsWork(new CacheRows(itemSize)));
  return useSlices(wanted, work, NO_ROWS);
}

/** Works out rows, each time from those of the moment before. */
function rowsWork(known: CacheRows): (wanted: Wanted) => Slices<ShownRows> {
  let at: ShownMoment | null = null;
  let all: TableRows = { rows: [], bytes: 0 };
  return function* ({ moment, query }) {
    const now = clockOf(moment);
    if (at?.trace !== moment.trace || at.moment !== moment.moment) {
      const changed = at === null ? null : moment.trace.changedKeys(moment.moment, at.trace, at.moment);
      if (changed?.size !== 0) all = yield* known.update(tableOf(moment), changed);
      at = moment;
    }
    return { rows: yield* arrange(all.rows, query, now), now, keys: all.rows.length, bytes: all.bytes };
  };
}
