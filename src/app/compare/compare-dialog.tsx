import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { copyText } from '../share/copy-text';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { UserText } from '../ui/user-text';
import { ComparedAlert } from './compared-alert';
import { ComparedKey } from './compared-key';
import { ComparedList } from './compared-list';
import type { RunComparison } from './compare';
import { comparisonMarkdown } from './compare-markdown';
import { alertChangeText, comparisonLine, inputLines, stoppedText } from './compare-words';
import styles from './compare.module.css';

/** What was different before this run, and what came of it: alerts, errors, and keys at the end of both runs. */
export function CompareDialog({ comparison, onClose }: { comparison: RunComparison; onClose: () => void }): ReactNode {
  const run = useApp((state) => state.run);
  const last = useApp((state) => state.lastRun);
  const { alerts, keys } = comparison;
  const inputs = inputLines(comparison);
  const line = comparisonLine(comparison);
  const stopped = last && stoppedText(last.run, run);
  const copy = async (): Promise<void> => {
    toast((await copyText(comparisonMarkdown(comparison))) ? 'Markdown copied.' : 'The browser refused to copy.');
  };
  return (
    <Dialog
      title="Compare with last run"
      size="large"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button icon={<Copy aria-hidden />} onPress={() => void copy()}>
            Copy as Markdown
          </Button>
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <p>{line === '' ? 'Nothing differs from the last run.' : `${line}.`}</p>
        {stopped !== null && <p className={styles.muted}>{stopped}</p>}
        <ComparedList title="Different before the run" all={inputs} empty="Nothing: settings, files, events and the starting table were the same.">
          {(text) => (
            <li key={text}>
              <UserText text={text} />
            </li>
          )}
        </ComparedList>
        <ComparedList title="Alerts gained" all={alerts.gained}>
          {(group, index) => <ComparedAlert key={index} group={group} isThere onJump={onClose} />}
        </ComparedList>
        <ComparedList title="Alerts lost" all={alerts.lost}>
          {(group, index) => <ComparedAlert key={index} group={group} isThere={false} onJump={onClose} />}
        </ComparedList>
        <ComparedList title="Alerts changed" all={alerts.changed}>
          {({ before, now }, index) => <ComparedAlert key={index} group={now} change={alertChangeText(before, now)} isThere onJump={onClose} />}
        </ComparedList>
        <ComparedList title="Keys that differ at the end" all={keys}>
          {(key) => <ComparedKey key={key.key} difference={key} onJump={onClose} />}
        </ComparedList>
      </div>
    </Dialog>
  );
}
