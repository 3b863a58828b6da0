import { useId } from 'react';
import { cx } from './cx';
import styles from './field.module.css';

export interface SelectOption<Value extends string> {
  value: Value;
  /** The visible text; the value itself when left out. */
  label?: string;
}
export interface SelectProps<Value extends string> {
  label: string;
  /** `hidden`: the label is the accessible name alone. */
  labelPlacement?: 'above' | 'beside' | 'hidden';
  options: readonly (Value | SelectOption<Value>)[];
  value: Value;
  onChange: (value: Value) => void;
  description?: string;
  isDisabled?: boolean;
}

/**
 * One choice out of a few. It is the browser's own select: its accessible name is exactly the label, and phones show the
 * picker that their users know.
 */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, labelPlacement = 'above', value, description } = props;
  const id = useId();
  const options = props.options.map((option) => (typeof option === 'string' ? { value: option } : option));
  return (
    <div className={cx(styles.field, labelPlacement === 'beside' && styles.inline)}>
      {labelPlacement !== 'hidden' && (
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
      )}
      <select
        id={id}
        className={cx(styles.control, styles.select)}
        value={value}
        disabled={props.isDisabled ?? false}
        aria-label={labelPlacement === 'hidden' ? label : undefined}
        aria-describedby={description === undefined ? undefined : `${id}-description`}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label ?? option.value}
          </option>
        ))}
      </select>
      {description !== undefined && (
        <p className={styles.description} id={`${id}-description`}>
          {description}
        </p>
      )}
    </div>
  );
}
