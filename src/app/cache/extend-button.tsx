import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { PopoverButton } from '../ui/popover';
import { TextField } from '../ui/text-field';
import { readLength } from './expiry';
import styles from './selection-bar.module.css';

const HOUR = 3600;
const DAY = 86_400;

const LENGTHS = [
  { label: '1 hour', seconds: HOUR },
  { label: '1 day', seconds: DAY },
  { label: '7 days', seconds: 7 * DAY },
  { label: '90 days', seconds: 90 * DAY },
] as const;

interface ExtendProps {
  /** Why nothing can be extended; null: it can. */
  refusal: string | null;
  onExtend: (seconds: number) => void;
}

function Lengths({ onChoose }: { onChoose: (seconds: number) => void }): ReactNode {
  const [text, setText] = useState('in 3 days');
  const [error, setError] = useState('');
  const submit = (): void => {
    const seconds = readLength(text);
    // An expiry has whole seconds.
    if (seconds === null || seconds < 1) setError('Write a length of time, such as in 3 days or in 90 minutes.');
    else onChoose(seconds);
  };
  return (
    <div className={styles.extend}>
      <p className={styles.note}>From the expiry of each key, or from the clock where that is later.</p>
      <div className={styles.lengths}>
        {LENGTHS.map(({ label, seconds }) => (
          <Button key={label} onPress={() => onChoose(seconds)}>
            {label}
          </Button>
        ))}
      </div>
      <div className={styles.own}>
        <TextField
          label="Length of time"
          code
          value={text}
          onChange={(value) => {
            setText(value);
            setError('');
          }}
          onSubmit={submit}
          selectsOnFocus
          error={error}
        />
        <Button variant="primary" label="Extend by this length" onPress={submit}>
          Extend
        </Button>
      </div>
    </div>
  );
}

/** Lets the selected keys live longer: by one of a few lengths of time, or by one that the user writes. */
export function ExtendButton({ refusal, onExtend }: ExtendProps): ReactNode {
  const button = (
    <Button size="small" icon={<CalendarClock aria-hidden />} isDisabled={refusal !== null} tooltip={refusal ?? 'Let the selected keys live longer'}>
      Extend
    </Button>
  );
  if (refusal !== null) return button;
  return (
    <PopoverButton label="Extend the expiry" trigger={button}>
      {(close) => (
        <Lengths
          onChoose={(seconds) => {
            close();
            onExtend(seconds);
          }}
        />
      )}
    </PopoverButton>
  );
}
