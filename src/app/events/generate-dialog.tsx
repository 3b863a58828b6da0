import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { megabytes, MAX_LINES_BYTES } from '../../workspace/import-limits';
import { attackIn } from '../../workspace/samples/attacks';
import { countEvents } from '../../workspace/samples/generate';
import { previewEvents } from '../../workspace/samples/generate-file';
import { SAMPLE_LOG_TYPES, sampleLogTypes } from '../../workspace/samples/log-types';
import { useApp, useAppStore, useRefusal } from '../state/use-app';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { NumberField } from '../ui/number-field';
import { ReadOnlyNote } from '../ui/read-only-note';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { UserLines } from '../ui/user-text';
import { countedEvents } from './event-list';
import { initialForm, MOST, offeredAttacks, readForm } from './generate-choices';
import type { GeneratorForm } from './generate-choices';
import { makeEvents } from './make-events';
import styles from './generate-dialog.module.css';
import { sentence } from '../../workspace/sentence';

/** How much of a line is shown, in characters. */
const SHOWN = 400;

/** The dialog that makes events up: nothing is written before `Generate` is pressed. */
export function GenerateDialog({ onClose }: { onClose: () => void }): ReactNode {
  const detections = useApp((state) => state.detections);
  const addEventsFile = useApp((state) => state.addEventsFile);
  const refusal = useRefusal();
  const store = useAppStore();
  const [form, setForm] = useState(() => initialForm(detections.flatMap(({ logTypes }) => logTypes ?? []), store.getState().trace.clock));
  const [made, setMade] = useState<number | null>(null);
  const [failure, setFailure] = useState('');
  const work = useRef<AbortController | null>(null);
  // Where the panel goes, so does what is made for it.
  useEffect(() => () => work.current?.abort(), []);
  const deferred = useDeferredValue(form);
  const outcome = useMemo(() => outcomeOf(deferred), [deferred]);
  const change = (part: Partial<GeneratorForm>): void => {
    setFailure('');
    setForm((old) => ({ ...old, ...part }));
  };

  async function generate(): Promise<void> {
    const choices = readForm(form);
    if (typeof choices === 'string' || made !== null || refusal !== null) return;
    const control = new AbortController();
    work.current = control;
    setMade(0);
    try {
      const parts = await makeEvents(choices, setMade, control.signal);
      if (parts === null || !(await addEventsFile(`generated-${form.start.slice(0, 10)}-seed-${choices.seed}`, parts, countEvents(choices), control.signal))) setMade(null);
      else onClose();
    } catch (error) {
      setFailure(sentence(error));
      setMade(null);
    }
  }

  function stop(): void {
    work.current?.abort();
  }

  const isMaking = made !== null;
  const problem = failure !== '' ? failure : outcome.problem;
  return (
    <Dialog
      title="Generate events"
      size="large"
      isOpen
      isDismissable={!isMaking}
      closesByEscape={!isMaking}
      onClose={() => {
        stop();
        onClose();
      }}
      actions={
        isMaking ? (
          <>
            <progress className={styles.progress} aria-label="Events made" max={outcome.count} value={made} />
            <span className={styles.done}>
              {made < outcome.count ? `${made.toLocaleString('en-US')} of ${countedEvents(outcome.count)}` : 'Reading the events…'}
            </span>
            <Button onPress={stop}>Stop</Button>
          </>
        ) : (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button variant="primary" isDisabled={problem !== '' || refusal !== null} {...(refusal !== null && { tooltip: refusal })} onPress={() => void generate()}>
              Generate
            </Button>
          </>
        )
      }
    >
      {refusal !== null && <ReadOnlyNote why={refusal} />}
      <fieldset className={styles.types}>
        <legend>Log types</legend>
        {SAMPLE_LOG_TYPES.map(({ logType }) => (
          <Checkbox
            key={logType}
            isDisabled={isMaking}
            isSelected={form.logTypes.includes(logType)}
            onChange={(isSelected) => change({ logTypes: isSelected ? [...form.logTypes, logType] : form.logTypes.filter((other) => other !== logType) })}
          >
            {logType}
          </Checkbox>
        ))}
      </fieldset>
      <div className={styles.numbers}>
        <NumberField label="Users" value={form.users} min={1} max={MOST.users} onChange={(users) => change({ users })} isDisabled={isMaking} />
        <NumberField label="Events per user a day" value={form.perUserADay} min={1} max={MOST.perUserADay} onChange={(perUserADay) => change({ perUserADay })} isDisabled={isMaking} />
        <NumberField label="Days" value={form.days} min={1} max={MOST.days} onChange={(days) => change({ days })} isDisabled={isMaking} />
        <TextField label="Start (UTC)" value={form.start} onChange={(start) => change({ start })} isDisabled={isMaking} />
        <NumberField label="Seed" value={form.seed} min={0} max={999_999_999} onChange={(seed) => change({ seed })} isDisabled={isMaking} />
      </div>
      <div className={styles.attack}>
        <Select label="Attack" options={offeredAttacks(form.logTypes, form.attack)} value={form.attack} onChange={(attack) => change({ attack })} isDisabled={isMaking} />
        <TextField label="Attack begins (UTC)" value={form.attackAt} onChange={(attackAt) => change({ attackAt })} isDisabled={isMaking || form.attack === 'none'} />
      </div>
      <p className={styles.about}>{outcome.about}</p>
      <p className={styles.count} aria-live="polite">
        {problem !== '' ? <span className={styles.problem}>{problem}</span> : `${countedEvents(outcome.count)}, about ${megabytes(outcome.bytes)}. The first ones:`}
      </p>
      {outcome.lines.length > 0 && <UserLines text={outcome.lines.map(cut).join('\n')} label="First events" />}
    </Dialog>
  );
}

/** The beginning of a line says what kind of event it is. */
function cut(line: string): string {
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

interface Outcome {
  problem: string;
  count: number;
  bytes: number;
  lines: readonly string[];
  /** What the attack adds. */
  about: string;
}

/** What the choices would give. */
function outcomeOf(form: GeneratorForm): Outcome {
  const found = attackIn(form.attack, sampleLogTypes(form.logTypes));
  const nothing = { count: 0, bytes: 0, lines: [], about: 'Everyday events alone; more of them in working hours.' };
  const choices = readForm(form);
  if (typeof choices === 'string') return { ...nothing, about: form.attack === 'none' ? nothing.about : (found?.attack.about ?? ''), problem: choices };
  const count = countEvents(choices);
  const { lines, bytes } = previewEvents(choices, count);
  const own = count - countEvents({ ...choices, attack: 'none' });
  const about = found === null ? nothing.about : `Adds ${countedEvents(own)} to ${found.type.logType}. ${found.attack.about}`;
  const isTooLarge = bytes > MAX_LINES_BYTES;
  const problem = isTooLarge ? `These events would have about ${megabytes(bytes)}, and ${megabytes(MAX_LINES_BYTES)} are the most that can be made. Take fewer of them, or log types with smaller ones.` : '';
  return { problem, count, bytes, lines, about };
}
