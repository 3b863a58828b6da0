import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import { formatRelative, formatUtc } from '../../clock/format-time';
import { Button } from '../ui/button';
import { TextField } from '../ui/text-field';
import { expiryDoubt, perSecond, readExpiry } from './expiry';
import type { FineUnit } from './expiry';
import { expiryText } from './item-draft';
import styles from './item-editor.module.css';

const HOUR = 3600;
const DAY = 86_400;

export interface ExpiryFieldProps {
  value: string;
  onChange: (value: string) => void;
  now: EpochSeconds;
  error?: string | undefined;
  autoFocus?: boolean;
  isReadOnly?: boolean;
  /** Enter was pressed. */
  onSubmit: () => void;
}

/** What a text means, or why nothing: also while it is being typed, before anything is refused. */
function describe(value: string, now: EpochSeconds): string {
  const read = readExpiry(value, now);
  if (read.kind === 'error') return read.message;
  if (read.kind === 'none') return 'No expiry: the item stays until something deletes it.';
  return `${formatUtc(read.seconds)} UTC, ${formatRelative(read.seconds, now)} · epoch seconds ${read.text}`;
}

/** What is meant by a time in a finer unit. */
function inSeconds(amount: number, unit: FineUnit): { unit: FineUnit; factor: number; seconds: number } {
  const factor = perSecond(unit);
  return { unit, factor, seconds: Math.floor(amount / factor) };
}

/** The expiry of an item: a UTC time, a length of time, epoch seconds or `none`, with what that means by the simulated clock. */
export function ExpiryField({ value, onChange, now, error, autoFocus = false, isReadOnly = false, onSubmit }: ExpiryFieldProps): ReactNode {
  const read = readExpiry(value, now);
  const doubt = read.kind === 'time' ? expiryDoubt(read.seconds, now) : null;
  const fine = read.kind === 'time' && doubt !== null && doubt !== 'far' ? inSeconds(read.seconds, doubt) : null;
  const set = (seconds: number): void => onChange(expiryText(String(Math.floor(seconds))));
  return (
    <div className={styles.field}>
      <TextField
        label="Expires"
        code
        value={value}
        onChange={onChange}
        placeholder="none"
        autoFocus={autoFocus}
        isReadOnly={isReadOnly}
        onSubmit={onSubmit}
        error={error}
        description={describe(value, now)}
      />
      {read.kind === 'time' && doubt !== null && (
        <p className={styles.warning}>
          <TriangleAlert aria-hidden />
          <span>
            {fine !== null
              ? `This looks like ${fine.unit} (${formatUtc(fine.seconds)} UTC); DynamoDB reads seconds, and would keep the item for thousands of years.`
              : 'This is more than ten years ahead.'}
          </span>
          {fine !== null && !isReadOnly && (
            <Button size="small" onPress={() => set(fine.seconds)}>
              {`Divide by ${fine.factor.toLocaleString('en-US')}`}
            </Button>
          )}
        </p>
      )}
      {!isReadOnly && (
        <div className={styles.quick}>
          <Button size="small" tooltip="One hour after the clock" onPress={() => set(now + HOUR)}>
            +1 hour
          </Button>
          <Button size="small" tooltip="One day after the clock" onPress={() => set(now + DAY)}>
            +1 day
          </Button>
          <Button size="small" tooltip="An item whose time has come is expired, but readable until it is deleted" onPress={() => set(now)}>
            Expire now
          </Button>
          <Button size="small" onPress={() => onChange('none')}>
            No expiry
          </Button>
        </div>
      )}
    </div>
  );
}
