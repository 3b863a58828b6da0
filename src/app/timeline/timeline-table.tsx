import type { ReactNode } from 'react';
import { formatUtc } from '../../clock/format-time';
import type { KeyLife } from '../../replay/key-life';
import { counted } from '../state/count-words';
import { UserText } from '../ui/user-text';
import type { Stretch } from './timeline-view';
import type { TimelineLanes } from './use-timeline';
import styles from './timeline.module.css';

/** How many there are in a stretch of an ascending or nearly ascending list of times. */
function countIn(at: readonly number[], { from, to }: Stretch): number {
  return at.filter((time) => time >= from && time <= to).length;
}

function KeyRows({ life, stretch }: { life: KeyLife; stretch: Stretch }): ReactNode {
  const { key, spans, marks } = life;
  const times = (kind: string): number[] => marks.filter((mark) => mark.kind === kind).map(({ at }) => at);
  const shown = spans.filter(({ from, to }) => to >= stretch.from && from <= stretch.to);
  return (
    <>
      <tr>
        <th scope="row">
          <UserText text={key} code />
        </th>
        <td>
          {counted(countIn(times('write'), stretch), 'write')}, {counted(countIn(times('read'), stretch), 'read')}, {counted(countIn(times('delete'), stretch), 'deletion')}
        </td>
        <td />
        <td />
      </tr>
      {shown.map(({ zone, from, to }) => (
        <tr key={from}>
          <td />
          <td>{zone}</td>
          <td>{formatUtc(from)}</td>
          <td>{formatUtc(to)}</td>
        </tr>
      ))}
    </>
  );
}

/** What the picture shows, as a table. */
export function TimelineTable({ lanes, stretch }: { lanes: TimelineLanes; stretch: Stretch }): ReactNode {
  return (
    <div className={styles.scroll} role="region" aria-label="Timeline as a table" tabIndex={0}>
      <table className={styles.table} aria-label="Timeline">
        <thead>
          <tr>
            <th scope="col">Log type or key</th>
            <th scope="col">What</th>
            <th scope="col">From (UTC)</th>
            <th scope="col">To (UTC)</th>
          </tr>
        </thead>
        <tbody>
          {lanes.events.map(({ logType, events, alerts }) => (
            <tr key={logType}>
              <th scope="row">{logType === '' ? 'no log type' : <UserText text={logType} />}</th>
              <td>
                {counted(countIn(events.at, stretch), 'event')}, {counted(countIn(alerts.at, stretch), 'match', 'matches')}
              </td>
              <td>{formatUtc(events.at[0] ?? 0)}</td>
              <td>{formatUtc(events.at.at(-1) ?? 0)}</td>
            </tr>
          ))}
          {lanes.keys.map((life) => (
            <KeyRows key={life.key} life={life} stretch={stretch} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
