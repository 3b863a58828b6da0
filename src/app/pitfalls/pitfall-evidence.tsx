import type { ReactNode } from 'react';
import type { Evidence } from '../../pitfalls/finding-types';
import type { Trace } from '../../trace/trace';
import { useKeyHistory } from '../key-history/key-history-view';
import { useApp } from '../state/use-app';
import { Part } from '../trace/json-block';
import { useTraceView } from '../trace/trace-view';
import { Button } from '../ui/button';
import { showText } from '../ui/show-text';
import { CodeText } from './code-text';
import styles from './pitfalls.module.css';

/** What the run shows of a finding: its entries and keys lead there, as long as it is the run on the screen. `trace`: that run. */
export function PitfallEvidence({ evidence: { summary, entries, keys }, trace }: { evidence: Evidence; trace: Trace }): ReactNode {
  const showEntry = useTraceView((view) => view.show);
  const showKey = useKeyHistory((view) => view.show);
  const setBottomTab = useApp((state) => state.setBottomTab);
  const isShown = useApp((state) => state.trace.hasGrownFrom(trace));
  const isPast = useApp((state) => state.past !== null);
  return (
    <Part title="In the last run">
      <p>
        <CodeText text={summary} />
      </p>
      {isPast && <p className={styles.muted}>This is about the whole run, not about the moment in the past that is shown.</p>}
      {!isShown && <p className={styles.muted}>This is about the run before the one on the screen.</p>}
      {isShown && entries.length > 0 && (
        <ul className={styles.links} aria-label="Entries that show it">
          {entries.map((seq) => (
            <li key={seq}>
              <Button
                size="small"
                onPress={() => {
                  showEntry(seq);
                  setBottomTab('Trace');
                }}
              >{`Entry ${seq.toLocaleString('en-US')}`}</Button>
            </li>
          ))}
        </ul>
      )}
      {isShown && keys.length > 0 && (
        <ul className={styles.links} aria-label="Keys that it is about">
          {keys.map((key) => (
            <li key={key}>
              <Button size="small" label={`History of ${showText(key)}`} tooltip="What wrote this key, and where" onPress={() => showKey(key)}>
                {showText(key)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
