import { useEffect, useMemo, useReducer, useState } from 'react';
import { EventLanes, KeyLives } from '../../engine/page-behaviour';
import type { EventLane } from '../../engine/page-behaviour';
import type { KeyLife } from '../../replay/key-life';
import type { Trace } from '../../trace/trace';
import { useCacheView } from '../cache/cache-view';
import { nextTask } from '../../clock/next-task';
import { LaneKeys } from './lane-keys';
import { useTimelineView } from './timeline-view';

/** Entries whose events are read at once: the log type stands in the event's text. */
const READ_AT_ONCE = 30_000;

/** The lanes of the timeline. */
export interface TimelineLanes {
  readonly events: readonly EventLane[];
  readonly keys: readonly KeyLife[];
  /** How many more keys there are (that fit the search). */
  readonly moreKeys: number;
}

/** The lanes of a trace: its log types, and the keys that the user looks for. Those of a long trace fill up little by little. */
export function useTimelineLanes(trace: Trace): TimelineLanes {
  const [read] = useState(() => ({ lanes: new EventLanes(), lives: new KeyLives(), keys: new LaneKeys() }));
  const [readings, readMore] = useReducer((count: number) => count + 1, 0);
  const search = useTimelineView((view) => view.search);
  const selected = useCacheView((view) => view.selected);
  const keys = useMemo(() => {
    const found = read.keys.of(trace, search, selected);
    return { lives: read.lives.of(trace, found.keys), more: found.more };
  }, [read, trace, search, selected]);
  // The lanes grow in place: what holds them is new with each trace and with each reading.
  const events = useMemo(() => ({ lanes: read.lanes.of(trace, READ_AT_ONCE), reading: readings }), [read, trace, readings]);
  useEffect(() => {
    let isWanted = true;
    if (!read.lanes.isWhole(trace)) void nextTask().then(() => isWanted && readMore());
    return () => void (isWanted = false);
  }, [read, trace, readings]);
  return useMemo(() => ({ events: events.lanes, keys: keys.lives, moreKeys: keys.more }), [events, keys]);
}
