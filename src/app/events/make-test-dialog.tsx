import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { eventGroups, positionOf } from '../../workspace/event-groups';
import { readEventRow } from '../../workspace/event-row';
import { summarizeEvent } from '../../workspace/event-summary';
import { pathBeside } from '../../workspace/paths';
import type { DetectionSpec, EventRow } from '../../workspace/workspace-types';
import { runNumbers, runOrder } from '../state/run-order';
import { useApp, useRefusal } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { ReadOnlyNote } from '../ui/read-only-note';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { lastOutput } from './last-output';
import { RunMarks } from './run-marks';
import styles from './events.module.css';

/** The longest name that is suggested, in characters. */
const SUGGESTED = 60;

/** Detections that take the event first, the others behind them, each in order of their ID. */
function inOrder(detections: readonly DetectionSpec[], row: EventRow): { takes: DetectionSpec[]; others: DetectionSpec[] } {
  const takes = (one: DetectionSpec): boolean => one.logTypes === null || row.logType === null || one.logTypes.includes(row.logType);
  return { takes: detections.filter(takes), others: detections.filter((one) => !takes(one)) };
}

/** The dialog that adds an event to the unit tests of a detection. */
export function MakeTestDialog({ row, onClose }: { row: EventRow; onClose: () => void }): ReactNode {
  const makeTest = useApp((state) => state.makeTest);
  const detections = useApp((state) => state.detections);
  const events = useApp((state) => state.events);
  const trace = useApp((state) => state.trace);
  const { takes, others } = useMemo(() => inOrder(detections, row), [detections, row]);
  const [path, setPath] = useState(() => (takes[0] ?? others[0])?.path ?? '');
  const [name, setName] = useState(() => summarizeEvent(readEventRow(row)).slice(0, SUGGESTED).trim() || 'Event');
  const [expected, setExpected] = useState<'true' | 'false' | null>(null);
  const [error, setError] = useState('');
  const refusal = useRefusal();
  const detection = detections.find((one) => one.path === path);
  const last = useMemo(() => {
    const marks = new RunMarks();
    marks.update(trace);
    const order = runOrder(events, trace.start().settings);
    const number = runNumbers(events, order)[positionOf(eventGroups(events), row.path, row.line)] ?? 0;
    const isSame = number > 0 && marks.of(row, number) !== null;
    return isSame && detection !== undefined ? lastOutput(trace, marks, number, detection.id) : null;
  }, [trace, events, row, detection]);
  // Nothing is suggested where nothing is known: a wrong expectation would stay in the YAML.
  const result = expected ?? (last === null ? '' : last ? 'true' : 'false');

  function add(): void {
    if (refusal !== null || result === '') return;
    try {
      if (name.trim() === '') throw new Error('The test needs a name.');
      makeTest(row, path, { name: name.trim(), expectedResult: result === 'true' });
      onClose();
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  }

  if (detection === undefined) {
    return (
      <Dialog title="Make this a test" isOpen onClose={onClose} actions={<Button onPress={onClose}>Done</Button>}>
        <EmptyState title="There is no detection yet.">A test belongs to a detection. Add a Python file under rules/, then make the test.</EmptyState>
      </Dialog>
    );
  }
  const label = (one: DetectionSpec): string => (takes.includes(one) ? one.id : `${one.id} (does not take ${row.logType ?? 'this event'})`);
  return (
    <Dialog
      title="Make this a test"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={refusal !== null || result === ''} {...(refusal !== null && { tooltip: refusal })} onPress={add}>
            Add test
          </Button>
        </>
      }
    >
      {refusal !== null && <ReadOnlyNote why={refusal} />}
      <Select
        label="Detection"
        options={[...takes, ...others].map((one) => ({ value: one.path, label: label(one) }))}
        value={path}
        onChange={(chosen) => {
          setPath(chosen);
          setExpected(null);
          setError('');
        }}
      />
      <TextField
        label="Test name"
        autoFocus
        selectsOnFocus
        value={name}
        onChange={(value) => {
          setName(value);
          setError('');
        }}
        onSubmit={add}
        error={error}
        description="A name that is there already gets a number."
      />
      <Select
        label="Expected result"
        options={[
          ...(result === '' ? [{ value: '' as const, label: 'Choose one' }] : []),
          { value: 'true', label: detection.analysisType === 'policy' ? 'true: it complies' : 'true: it matches' },
          { value: 'false', label: detection.analysisType === 'policy' ? 'false: it does not comply' : 'false: it does not match' },
        ]}
        value={result}
        onChange={(chosen) => setExpected(chosen === '' ? null : chosen)}
        description={last === null ? 'The last run has no answer of this detection for this event: choose what it should be.' : `The last run answered ${last}.`}
      />
      <p className={styles.where}>
        {detection.yamlPath === null
          ? `${pathBeside(path, '.yml')} is made for it, because the detection has no YAML yet${row.logType === null ? '' : `; it names ${row.logType} as the log type that the detection takes`}.`
          : `It is added to Tests in ${detection.yamlPath}, with the event as it is written.`}
      </p>
    </Dialog>
  );
}
