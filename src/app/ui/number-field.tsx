import { Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components';
import { cx } from './cx';
import styles from './field.module.css';

export interface NumberFieldProps {
  label: string;
  value: number;
  /** Called when the field is left or Enter is pressed, with a number within the bounds. An emptied field changes nothing. */
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  step?: number;
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
      <Input className={cx(styles.control)} />
      {description !== undefined && (
        <Text slot="description" className={cx(styles.description)}>
          {description}
        </Text>
      )}
    </AriaNumberField>
  );
}
