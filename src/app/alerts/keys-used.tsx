import { useMemo, type ReactNode } from 'react';
import type { Trace } from '../../trace/trace';
import { useKeyHistory } from '../key-history/key-history-view';
import { outcomeOf } from '../trace/entry-text';
import { Button } from '../ui/button';
import { showText } from '../ui/show-text';
import styles from './alerts.module.css';

/** A key that a detection used on the event of a match, and what came of it last. */
interface UsedKey {
  key: string;
  text: string;
}

/** The keys that the detection of result `seq` used on the result's event, in order. */
export function keysUsed(trace: Trace, seq: number): UsedKey[] {
  const { detection, event } = trace.row(seq);
  const used = new Map<string, UsedKey>();
  for (let before = seq - 1; before > 0; before -= 1) {
    const row = trace.row(before);
    if (row.kind === 'event' || row.event !== event) break;
    if (row.kind !== 'request' || row.detection !== detection || row.key === null || used.has(row.key)) continue;
    used.set(row.key, { key: row.key, text: `${row.helper === null ? row.operation : showText(row.helper)}: ${outcomeOf(row).text}` });
  }
  return [...used.values()].reverse();
}

/** The keys behind a match: each opens its history, as it was then. */
export function KeysUsed({ trace, seq }: { trace: Trace; seq: number }): ReactNode {
  const show = useKeyHistory((view) => view.show);
  const keys = useMemo(() => keysUsed(trace, seq), [trace, seq]);
  if (keys.length === 0) return <p>It used no key of the cache on this event.</p>;
  return (
    <ul className={styles.matches}>
      {keys.map(({ key, text }) => (
        <li key={key} className={styles.match}>
          <Button size="small" label={`History of ${showText(key)}`} tooltip="What wrote this key, and where" onPress={() => show(key, seq)}>
            {showText(key)}
          </Button>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
