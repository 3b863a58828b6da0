import { Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components';
import { cx } from './cx';
import { typedNumber } from './typed-number';
import type { NumberBounds } from './typed-number';
import styles from './field.module.css';

export interface NumberFieldProps extends NumberBounds {
  label: string;
  value: number;
  /**
   * Called with a number within the bounds: while it is typed, and, where the text had to be corrected, when the field is left or Enter
   * is pressed. An emptied field changes nothing.
   */
  onChange: (value: number) => void;
  description?: string;
  isDisabled?: boolean;
}

/** A field for a number. */
export function NumberField(props: NumberFieldProps) {
  const { label, min, max, step, description } = props;
  return (
    <AriaNumberField
      className={cx(styles.field)}
      value={props.value}
      onChange={(value) => {
        if (!Number.isNaN(value)) props.onChange(value);
      }}
      formatOptions={{ useGrouping: false }}
      isDisabled={props.isDisabled ?? false}
      {...(min !== undefined && { minValue: min })}
      {...(max !== undefined && { maxValue: max })}
      {...(step !== undefined && { step })}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <Input
        className={cx(styles.control)}
        onChange={({ target }) => {
          const typed = typedNumber(target.value, props);
          if (typed !== null && typed !== props.value) props.onChange(typed);
        }}
      />
      {description !== undefined && (
        <Text slot="description" className={cx(styles.description)}>
          {description}
        </Text>
      )}
    </AriaNumberField>
  );
}
