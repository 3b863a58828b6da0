import { useDeferredValue, useMemo, useState } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import type { Slices } from '../../clock/slices';
import { itemSize } from '../../engine/page-behaviour';
import type { Trace } from '../../trace/trace';
import { clockOf, useDeferredMoment } from '../state/use-moment';
import type { ShownMoment } from '../state/use-moment';
import { useSlices } from '../ui/use-slices';
import { arrange } from './cache-rows';
import type { CacheQuery, CacheRow } from './cache-rows';
import { findDeleted } from './deleted-rows';
import type { DeletedRows } from './deleted-rows';
import { KeptRows } from './table-rows';
import type { TableRows } from './table-rows';

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
  const [work] = useState(() => rowsWork(new KeptRows(itemSize)));
  return useSlices(wanted, work, NO_ROWS);
}

/** Works out rows, each time from those of the moment before. */
function rowsWork(kept: KeptRows): (wanted: Wanted) => Slices<ShownRows> {
  let of: ShownMoment | null = null;
  let all: TableRows = { rows: [], bytes: 0 };
  let deleted: { trace: Trace; rows: DeletedRows } | null = null;
  return function* ({ moment, query }) {
    const now = clockOf(moment);
    const areDeleted = query.state === 'deleted';
    // Not to hold on to a trace that is gone.
    if (deleted?.trace !== moment.trace) deleted = null;
    if (areDeleted) {
      deleted ??= { trace: moment.trace, rows: yield* findDeleted(moment.trace, itemSize) };
      const gone = deleted.rows.at(moment.moment);
      const bytes = gone.reduce((sum, row) => sum + row.bytes, 0);
      return { rows: yield* arrange(gone, query, now), all: gone, now, keys: gone.length, bytes, areDeleted };
    }
    if (of?.trace !== moment.trace || of.moment !== moment.moment) {
      all = yield* kept.at(moment.trace, moment.moment);
      of = moment;
    }
    return { rows: yield* arrange(all.rows, query, now), all: all.rows, now, keys: all.rows.length, bytes: all.bytes, areDeleted };
  };
}
