import type { ReactNode, Ref } from 'react';
import type { PressEvent } from 'react-aria-components';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from './cx';
import { Tooltip } from './tooltip';
import styles from './button.module.css';

export interface ButtonProps {
  /** `primary`: the one main action of a place. `quiet`: without a border, for toolbars. */
  variant?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
  icon?: ReactNode;
  /** The visible text. */
  children?: ReactNode;
  /** The accessible name where it differs from the visible text. */
  label?: string;
  onPress?: (event: PressEvent) => void;
  /** With a tooltip it can still be hovered and focused, which shows the tooltip: that is where the reason stands. As a trigger it opens all the same. */
  isDisabled?: boolean;
  /** Says more than the name does. With a shortcut alone, the tooltip shows the name. */
  tooltip?: string;
  /** e.g. `Mod+Enter`. Shown in the tooltip; binding it is the caller's work. */
  shortcut?: string;
  type?: 'button' | 'submit';
  autoFocus?: boolean;
  /** For a button that stays pressed. */
  isPressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with text, with or without an icon. */
export function Button(props: ButtonProps) {
  const { variant = 'plain', size = 'normal', icon, children, label, tooltip, shortcut, isPressed } = props;
  const iconOnly = children === undefined;
  const isDisabled = props.isDisabled ?? false;
  const hasTooltip = tooltip !== undefined || shortcut !== undefined;
  // The browser's `disabled` takes hover and focus away, and with them the tooltip; and the focus of who has just pressed it.
  const staysReachable = isDisabled && hasTooltip;
  const button = (
    <AriaButton
      className={cx(styles.button, styles[variant], size === 'small' && styles.small, iconOnly && styles.iconOnly)}
      isDisabled={isDisabled && !staysReachable}
      type={staysReachable ? 'button' : (props.type ?? 'button')}
      {...(staysReachable && { 'aria-disabled': true })}
      {...(label !== undefined && { 'aria-label': label })}
      {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
      {...(props.onPress && !staysReachable && { onPress: props.onPress })}
      {...(props.autoFocus && { autoFocus: true })}
      {...(props.ref && { ref: props.ref })}
    >
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      {children}
    </AriaButton>
  );
  if (!hasTooltip) return button;
  return (
    <Tooltip text={tooltip ?? label ?? children} shortcut={shortcut}>
      {button}
    </Tooltip>
  );
}

/** A button that shows an icon alone: its name is in the tooltip too. */
export function IconButton(props: Omit<ButtonProps, 'children'> & { icon: ReactNode; label: string }) {
  return <Button variant="quiet" tooltip={props.label} {...props} />;
}
