import { useDeferredValue, useMemo, useState } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import type { Slices } from '../../clock/slices';
import { itemSize } from '../../engine/page-behaviour';
import type { Trace } from '../../trace/trace';
import { clockOf, tableOf, useDeferredMoment } from '../state/use-moment';
import type { ShownMoment } from '../state/use-moment';
import { useSlices } from '../ui/use-slices';
import { CacheRows, arrange } from './cache-rows';
import type { CacheQuery, CacheRow, TableRows } from './cache-rows';
import { findDeleted } from './deleted-rows';
import type { DeletedRows } from './deleted-rows';

export interface ShownRows {
  rows: readonly CacheRow[];
  /** The rows without any query, in order of their keys. */
  all: readonly CacheRow[];
  now: EpochSeconds;
  /** Keys and bytes of all rows. */
  keys: number;
  bytes: number;
  /** They are those of deleted keys. */
  areDeleted: boolean;
}

interface Wanted {
  readonly moment: ShownMoment;
  readonly query: CacheQuery;
}

const NO_ROWS: ShownRows = { rows: [], all: [], now: 0, keys: 0, bytes: 0, areDeleted: false };

/**
 * The rows that the grid shows of the current table, or in the past, where the query is about them, of what was deleted by then.
 * While much is going on, drawing waits for typing and scrolling.
 */
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
  let deleted: { trace: Trace; rows: DeletedRows } | null = null;
  return function* ({ moment, query }) {
    const now = clockOf(moment);
    const areDeleted = query.state === 'deleted';
    if (areDeleted) {
      if (deleted?.trace !== moment.trace) deleted = { trace: moment.trace, rows: yield* findDeleted(moment.trace, itemSize) };
      const gone = deleted.rows.at(moment.moment);
      const bytes = gone.reduce((sum, row) => sum + row.bytes, 0);
      return { rows: yield* arrange(gone, query, now), all: gone, now, keys: gone.length, bytes, areDeleted };
    }
    if (at?.trace !== moment.trace || at.moment !== moment.moment) {
      const changed = at === null ? null : moment.trace.changedKeys(moment.moment, at.trace, at.moment);
      if (changed?.size !== 0) all = yield* known.update(tableOf(moment), changed);
      at = moment;
    }
    return { rows: yield* arrange(all.rows, query, now), all: all.rows, now, keys: all.rows.length, bytes: all.bytes, areDeleted };
  };
}
