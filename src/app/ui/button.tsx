import type { ReactNode, Ref } from 'react';
import type { PressEvent } from 'react-aria-components';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from './cx';
import { shortcutText } from './platform';
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

function disabledTitle(text: string, shortcut: string | undefined): string {
  return shortcut === undefined ? text : `${text} (${shortcutText(shortcut)})`;
}

/** A button with text, with or without an icon. */
export function Button(props: ButtonProps) {
  const { variant = 'plain', size = 'normal', icon, children, label, tooltip, shortcut, isPressed } = props;
  const iconOnly = children === undefined;
  const button = (
    <AriaButton
      className={cx(styles.button, styles[variant], size === 'small' && styles.small, iconOnly && styles.iconOnly)}
      isDisabled={props.isDisabled ?? false}
      type={props.type ?? 'button'}
      {...(label !== undefined && { 'aria-label': label })}
      {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
      {...(props.onPress && { onPress: props.onPress })}
      {...(props.autoFocus && { autoFocus: true })}
      {...(props.ref && { ref: props.ref })}
    >
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      {children}
    </AriaButton>
  );
  if (tooltip === undefined && shortcut === undefined) return button;
  const text = tooltip ?? label ?? children;
  // A disabled button takes no hover and no focus, so the browser's own tooltip says what it would do.
  const title = props.isDisabled && typeof text === 'string' ? disabledTitle(text, shortcut) : undefined;
  return (
    <span className={styles.tooltipped} title={title}>
      <Tooltip text={text} shortcut={shortcut}>
        {button}
      </Tooltip>
    </span>
  );
}

/** A button that shows an icon alone: its name is in the tooltip too. */
export function IconButton(props: Omit<ButtonProps, 'children'> & { icon: ReactNode; label: string }) {
  return <Button variant="quiet" tooltip={props.label} {...props} />;
}
