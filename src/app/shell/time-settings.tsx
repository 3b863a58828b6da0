import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { parseAnyTime } from '../../clock/any-time';
import { ARRIVALS, LONGEST_DELAY, PROCESSING_TIMES, SWEEPERS } from '../../clock/clock-types';
import type { Arrival, EpochSeconds, ProcessingTime } from '../../clock/clock-types';
import { formatUtc } from '../../clock/format-time';
import { canBeShown } from '../../clock/python-clock';
import { useApp, useAppStore } from '../state/use-app';
import { NumberField } from '../ui/number-field';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { useShell } from './shell-state';
import styles from './settings-dialog.module.css';

const PROCESSING: Readonly<Record<ProcessingTime, string>> = {
  'event time':
    'Each event is processed at its p_event_time, or at the clock’s time where that is later. Shows what live events meet: time passes between them.',
  fixed:
    'Every event is processed at one moment; only time.sleep moves the clock. Shows what a counter does when a backlog is replayed at once: windows by processing time collapse.',
  real: 'Every event is processed at this machine’s time when Run was pressed. Shows what old events meet today: what expires by event time has expired already.',
};
const ARRIVING: Readonly<Record<Arrival, string>> = {
  'in order': 'Events come in the order of the list. Shows what a detection does when nothing is late.',
  'late, out of order':
    'Each event comes some time after its own, and others overtake it. Shows whether a detection takes the event that came last for the newest one.',
};

/** A field for the moment of all events; it counts as soon as it can be read. */
function MomentField({ at, onChange }: { at: EpochSeconds | null; onChange: (at: EpochSeconds) => void }): ReactNode {
  const [text, setText] = useState(() => (at === null ? '' : formatUtc(at)));
  const read = parseAnyTime(text);
  const until = at === null ? '' : ` Until then ${formatUtc(at)} counts.`;
  const problem = read === null ? 'This is not a time. Write it like 2026-03-15 14:30:00.' : canBeShown(read) ? '' : 'Python’s clock shows 1970-01-01 to 2262-04-11 only. Write a time within that.';
  return (
    <TextField
      label="Processed at (UTC)"
      code
      value={text}
      onChange={(value) => {
        setText(value);
        const moment = parseAnyTime(value);
        if (moment !== null && canBeShown(moment)) onChange(moment);
      }}
      error={problem === '' ? '' : `${problem}${until}`}
      description="Date and time at which every event is processed."
    />
  );
}

/** What passes for time in a run: when events are processed, in which order they come, and when expired items go. */
export function TimeSettings(): ReactNode {
  const settings = useApp((state) => state.settings);
  const setSettings = useApp((state) => state.setSettings);
  const store = useAppStore();
  const isWanted = useShell((state) => state.settingsPart === 'Time');
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    if (isWanted) heading.current?.focus();
  }, [isWanted]);

  function setProcessingTime(processingTime: ProcessingTime): void {
    // Something to begin with: where the clock stands.
    const processedAt = settings.processedAt ?? Math.floor(store.getState().trace.clock);
    setSettings(processingTime === 'fixed' ? { processingTime, processedAt } : { processingTime });
  }

  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 className={styles.heading} id={id} ref={heading} tabIndex={-1}>
        Time
      </h3>
      <Select
        label="Processing time"
        options={PROCESSING_TIMES}
        value={settings.processingTime}
        onChange={setProcessingTime}
        description={PROCESSING[settings.processingTime]}
      />
      {settings.processingTime === 'fixed' && (
        <MomentField at={settings.processedAt} onChange={(processedAt) => setSettings({ processedAt })} />
      )}
      {settings.processingTime === 'event time' && (
        <NumberField
          label="Processing delay in seconds"
          value={settings.processingDelaySeconds}
          onChange={(processingDelaySeconds) => setSettings({ processingDelaySeconds })}
          min={0}
          max={LONGEST_DELAY}
          description="Seconds between an event's time and the moment at which detections see it. Shows what is missed by what expires too soon."
        />
      )}
      <Select
        label="Events arrive"
        options={ARRIVALS}
        value={settings.eventsArrive}
        onChange={(eventsArrive) => setSettings({ eventsArrive })}
        description={ARRIVING[settings.eventsArrive]}
      />
      {settings.eventsArrive === 'late, out of order' && (
        <NumberField
          label="Longest delay in seconds"
          value={settings.longestDelaySeconds}
          onChange={(longestDelaySeconds) => setSettings({ longestDelaySeconds })}
          min={0}
          max={LONGEST_DELAY}
          description="The delay of each event lies between 0 and this. It is drawn from the Seed and the event itself, so that it is the same in every run."
        />
      )}
      <Select
        label="Sweeper"
        options={SWEEPERS}
        value={settings.sweeper}
        onChange={(sweeper) => setSettings({ sweeper })}
        description="When the table deletes an item whose expiry has passed; until then it can still be read and written."
      />
      {settings.sweeper === 'after a delay' && (
        <NumberField
          label="Sweeper delay in hours"
          value={settings.sweeperDelayHours}
          onChange={(sweeperDelayHours) => setSettings({ sweeperDelayHours })}
          min={0}
          max={24 * 365}
          description="Hours between an item's expiry and its deletion."
        />
      )}
    </section>
  );
}
