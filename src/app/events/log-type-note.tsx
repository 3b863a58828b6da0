import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import type { EventRow } from '../../workspace/workspace-types';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { countedEvents, knownLogTypes } from './event-list';
import styles from './events.module.css';

/** Says how many events have no p_log_type, and gives it to them: derived from the event, or chosen by the user. */
export function LogTypeNote({ rows, count }: { rows: readonly EventRow[]; count: number }): ReactNode {
  const deriveLogTypes = useApp((state) => state.deriveLogTypes);
  const setLogType = useApp((state) => state.setLogType);
  const detections = useApp((state) => state.detections);
  const types = useMemo(() => knownLogTypes(detections, rows), [detections, rows]);
  const [chosen, setChosen] = useState('');
  const logType = types.includes(chosen) ? chosen : types[0];

  function derive(): void {
    const changed = deriveLogTypes();
    if (changed > 0) toast(`Derived p_log_type of ${countedEvents(changed)}.`);
    else toast(`p_log_type could not be derived from any of these events.${logType === undefined ? '' : ' Choose one, then press “Set p_log_type”.'}`);
  }

  return (
    <div className={styles.note}>
      <span>
        {countedEvents(count)} {count === 1 ? 'has' : 'have'} no p_log_type
      </span>
      <span className={styles.noteActions}>
        <Button size="small" onPress={derive}>
          Derive it
        </Button>
        {logType !== undefined && (
          <>
            <span>or</span>
            <Select label="p_log_type" labelPlacement="hidden" options={types} value={logType} onChange={setChosen} />
            <Button size="small" onPress={() => toast(`Set p_log_type of ${countedEvents(setLogType(logType))} to ${logType}.`)}>
              Set p_log_type
            </Button>
          </>
        )}
      </span>
    </div>
  );
}
