import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { detectionFile } from '../../workspace/detection-spec';
import { eventGroups, positionOf } from '../../workspace/event-groups';
import { summarizeEvent } from '../../workspace/event-summary';
import { parseEvent } from '../../workspace/events';
import { pathBeside } from '../../workspace/paths';
import { sentence } from '../../workspace/sentence';
import type { DetectionSpec, EventRow } from '../../workspace/workspace-types';
import type { TestedEvent } from '../state/new-test';
import { runNumbers, runOrder } from '../state/run-order';
import { testsRefusal } from '../state/tests-refusal';
import { useApp, useRefusal } from '../state/use-app';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { ReadOnlyNote } from '../ui/read-only-note';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { lastAnswer, NOTHING_KNOWN } from './last-answer';
import { RunMarks } from './run-marks';
import styles from './events.module.css';

/** The longest name that is suggested, in characters. */
const SUGGESTED = 60;

function suggestedName(json: string): string {
  const parsed = parseEvent(json);
  return ('event' in parsed ? summarizeEvent(parsed.event).slice(0, SUGGESTED).trim() : '') || 'Event';
}

/** Detections that take the event first, the others behind them, each in order of their ID. */
function inOrder(detections: readonly DetectionSpec[], { logType }: TestedEvent): { takes: DetectionSpec[]; others: DetectionSpec[] } {
  const takes = (one: DetectionSpec): boolean => one.logTypes === null || logType === null || one.logTypes.includes(logType);
  return { takes: detections.filter(takes), others: detections.filter((one) => !takes(one)) };
}

/** The entry of the trace that an event of the list began with in the last run; null where that did not come to it, or had another one. */
function useRunEntry(row: EventRow): number | null {
  const events = useApp((state) => state.events);
  const trace = useApp((state) => state.trace);
  return useMemo(() => {
    const marks = new RunMarks();
    marks.update(trace);
    const order = runOrder(events, trace.start().settings);
    const number = runNumbers(events, order)[positionOf(eventGroups(events), row.path, row.line)] ?? 0;
    return number > 0 && marks.of(row, number) !== null ? marks.seqOf(number) : null;
  }, [trace, events, row]);
}

/** The dialog that adds an event of the list to the unit tests of a detection. */
export function MakeTestOfRowDialog({ row, onClose }: { row: EventRow; onClose: () => void }): ReactNode {
  return <MakeTestDialog event={row} seq={useRunEntry(row)} onClose={onClose} />;
}

export interface MakeTestDialogProps {
  event: TestedEvent;
  /** The entry of the trace that the event began with; null where the run had no such event. */
  seq: number | null;
  /** ID of the detection that is suggested; by default the first that takes the event. */
  suggested?: string | null;
  onClose: () => void;
}

/** The dialog that adds an event to the unit tests of a detection, with mocks of what the run's cache gave it. */
export function MakeTestDialog({ event, seq, suggested = null, onClose }: MakeTestDialogProps): ReactNode {
  const makeTest = useApp((state) => state.makeTest);
  const recordNewTest = useApp((state) => state.recordNewTest);
  const testing = useApp(testsRefusal);
  const detections = useApp((state) => state.detections);
  const trace = useApp((state) => state.trace);
  const { takes, others } = useMemo(() => inOrder(detections, event), [detections, event]);
  const [path, setPath] = useState(() => {
    const first = detections.find(({ id }) => id === suggested) ?? takes[0] ?? others[0];
    return first ? detectionFile(first) : '';
  });
  const [name, setName] = useState(() => suggestedName(event.text));
  const [expected, setExpected] = useState<'true' | 'false' | null>(null);
  const [withMocks, setWithMocks] = useState(true);
  const [error, setError] = useState('');
  const refusal = useRefusal();
  const detection = detections.find((one) => detectionFile(one) === path);
  const { output: last, request } = useMemo(() => (seq === null || detection === undefined ? NOTHING_KNOWN : lastAnswer(trace, seq, detection.id)), [trace, seq, detection]);
  // Nothing is suggested where nothing is known: a wrong expectation would stay in the YAML.
  const result = expected ?? (last === null ? '' : last ? 'true' : 'false');
  const records = request !== null && withMocks;
  const why = refusal ?? (records ? testing : null);

  function add(): void {
    if (why !== null || result === '') return;
    try {
      if (name.trim() === '') throw new Error('The test needs a name.');
      const test = { name: name.trim(), expectedResult: result === 'true' };
      if (records) void recordNewTest(event, path, test, request);
      else makeTest(event, path, test);
      onClose();
    } catch (problem) {
      setError(sentence(problem));
    }
  }

  if (detection === undefined) {
    return (
      <Dialog title="Make this a test" isOpen onClose={onClose} actions={<Button onPress={onClose}>Done</Button>}>
        <EmptyState title="There is no detection yet.">A test belongs to a detection. Add a Python file under rules/, then make the test.</EmptyState>
      </Dialog>
    );
  }
  const label = (one: DetectionSpec): string => (takes.includes(one) ? one.id : `${one.id} (does not take ${event.logType ?? 'this event'})`);
  return (
    <Dialog
      title="Make this a test"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={why !== null || result === ''} {...(why !== null && { tooltip: why })} onPress={add}>
            {records ? 'Record mocks' : 'Add test'}
          </Button>
        </>
      }
    >
      {refusal !== null && <ReadOnlyNote why={refusal} />}
      <Select
        label="Detection"
        options={[...takes, ...others].map((one) => ({ value: detectionFile(one), label: label(one) }))}
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
      {request !== null && (
        <Checkbox isSelected={withMocks} onChange={setWithMocks}>
          Mocks of what the cache gave it in the run
        </Checkbox>
      )}
      <p className={styles.where}>
        {detection.yamlPath === null
          ? `${pathBeside(path, '.yml')} is made for it, because the detection has no YAML yet${event.logType === null ? '' : `; it names ${event.logType} as the log type that the detection takes`}.`
          : `It is added to Tests in ${detection.yamlPath}, with the event as it is written.`}
      </p>
    </Dialog>
  );
}
