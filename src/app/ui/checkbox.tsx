import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, Switch as AriaSwitch } from 'react-aria-components';
import { cx } from './cx';
import styles from './checkbox.module.css';

export interface ToggleProps {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  /** The visible label. Without it, `label` is the accessible name. */
  children?: ReactNode;
  label?: string;
  isDisabled?: boolean;
}

/** A box to tick. */
export function Checkbox({ children, label, isIndeterminate, ...props }: ToggleProps & { isIndeterminate?: boolean }) {
  return (
    <AriaCheckbox
      className={cx(styles.toggle)}
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
      isIndeterminate={isIndeterminate ?? false}
      {...(label !== undefined && { 'aria-label': label })}
    >
      <span className={styles.box}>
        {isIndeterminate ? <Minus aria-hidden /> : props.isSelected ? <Check aria-hidden /> : null}
      </span>
      {children}
    </AriaCheckbox>
  );
}

/** A switch: takes effect at once. */
export function Switch({ children, label, ...props }: ToggleProps) {
  return (
    <AriaSwitch
      className={cx(styles.toggle)}
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
      {...(label !== undefined && { 'aria-label': label })}
    >
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
      {children}
    </AriaSwitch>
  );
}
