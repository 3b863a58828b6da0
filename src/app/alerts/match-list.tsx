import type { ReactNode } from 'react';
import { formatUtc } from '../../clock/format-time';
import type { Trace } from '../../trace/trace';
import type { AlertGroup } from '../../replay/alert-groups';
import { useApp, useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { NO_QUERY, eventId } from '../events/event-list';
import { useEventsView } from '../events/events-view';
import { rowOfEvent } from '../events/row-of-event';
import { PlaceLink } from '../trace/parts/place-link';
import { useTraceView } from '../trace/trace-view';
import { lineOfFunction } from './alert-rows';
import styles from './alerts.module.css';

/** Matches that are listed; the trace has them all. */
const MATCHES_LISTED = 200;

function Match({ trace, seq, path }: { trace: Trace; seq: number; path: string }): ReactNode {
  const store = useAppStore();
  const setBottomTab = useApp((state) => state.setBottomTab);
  const setLeftTab = useApp((state) => state.setLeftTab);
  const text = useApp((state) => state.workspace.files.find((file) => file.path === path)?.text ?? '');
  const show = useTraceView((view) => view.show);
  const { select, setQuery } = useEventsView();
  const row = trace.row(seq);
  const line = row.file !== null && row.line > 0 ? row.line : (lineOfFunction(text, 'rule') ?? 1);

  function showEvent(): void {
    const found = rowOfEvent(trace, store.getState().events, seq);
    if (found === null) return;
    setQuery(NO_QUERY);
    select(eventId(found));
    setLeftTab('Events');
  }

  return (
    <li className={styles.match}>
      <span className={styles.matchTime}>{formatUtc(row.at)}</span>
      <Button
        size="small"
        onPress={() => {
          show(seq);
          setBottomTab('Trace');
        }}
      >
        {`Entry ${seq.toLocaleString('en-US')}`}
      </Button>
      {row.event > 0 && <Button size="small" onPress={showEvent}>{`Event ${row.event.toLocaleString('en-US')}`}</Button>}
      <PlaceLink path={row.file ?? path} line={line} />
    </li>
  );
}

/** The matches of a group: each leads to its entry of the trace, its event and its detection. */
export function MatchList({ trace, group }: { trace: Trace; group: AlertGroup }): ReactNode {
  const rest = group.count - MATCHES_LISTED;
  return (
    <ul className={styles.matches}>
      {group.matches.slice(0, MATCHES_LISTED).map((seq) => (
        <Match key={seq} trace={trace} seq={seq} path={group.path} />
      ))}
      {rest > 0 && <li>… and {rest.toLocaleString('en-US')} more in the trace</li>}
    </ul>
  );
}
