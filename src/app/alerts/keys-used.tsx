import { useMemo, type ReactNode } from 'react';
import type { Trace } from '../../trace/trace';
import { useKeyHistory } from '../key-history/key-history-view';
import { Button } from '../ui/button';
import { showText } from '../ui/show-text';
import styles from './alerts.module.css';
import { keysUsed } from './used-keys';

/** The keys behind a match: each opens its history, as the detection saw it when it decided. */
export function KeysUsed({ trace, seq }: { trace: Trace; seq: number }): ReactNode {
  const show = useKeyHistory((view) => view.show);
  const keys = useMemo(() => keysUsed(trace, seq), [trace, seq]);
  if (keys.length === 0) return <p>It used no key of the cache on this event.</p>;
  return (
    <ul className={styles.matches}>
      {keys.map(({ key, text, until }) => (
        <li key={key} className={styles.match}>
          <Button size="small" label={`History of ${showText(key)}`} tooltip="What wrote this key, and where" onPress={() => show(key, until)}>
            {showText(key)}
          </Button>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
