import type { ReactNode } from 'react';
import { ATTACKS } from '../../workspace/samples/attacks';
import { countEvents } from '../../workspace/samples/generate';
import { generateFile } from '../../workspace/samples/generate-file';
import { SAMPLE_LOG_TYPES } from '../../workspace/samples/log-types';
import { SAMPLE_DAYS, sampleSet } from '../../workspace/samples/sample-set';
import { useApp, useAppStore } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { countedEvents } from './event-list';
import { sampleStart } from './sample-start';
import styles from './samples-dialog.module.css';

/** The dialog that adds a small sample of a log type, ready to be run. */
export function SamplesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const store = useAppStore();
  const addEventsFile = useApp((state) => state.addEventsFile);

  function add(logType: string): void {
    const { workspace, events } = store.getState();
    const stem = `sample-${logType.toLowerCase().replaceAll('.', '-')}`;
    const choices = sampleSet(logType, sampleStart(stem, SAMPLE_DAYS, workspace.files.map(({ path }) => path), events));
    const parts = [...generateFile(choices)].flatMap(({ part }) => (part === null ? [] : [part]));
    void addEventsFile(stem, parts, countEvents(choices));
    onClose();
  }

  return (
    <Dialog title="Add sample events" isOpen onClose={onClose}>
      <p>Two days of ten people, with something in it that a detection should find. The events are made up; Undo takes them back.</p>
      <ul className={styles.samples}>
        {SAMPLE_LOG_TYPES.map(({ logType, about }) => {
          const choices = sampleSet(logType);
          const attack = ATTACKS.find(({ id }) => id === choices.attack);
          return (
            <li key={logType}>
              <div>
                <strong>{logType}</strong> <span className={styles.count}>{countedEvents(countEvents(choices))}</span>
                <p className={styles.about}>
                  {about} {attack !== undefined && `In it: ${attack.label}.`}
                </p>
              </div>
              <Button size="small" label={`Add ${logType}`} onPress={() => add(logType)}>
                Add
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
