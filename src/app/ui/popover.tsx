import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import { cx } from './cx';
import styles from './popover.module.css';

export interface PopoverButtonProps {
  /** A Button or IconButton of this kit. */
  trigger: ReactNode;
  /** The accessible name of what opens. */
  label: string;
  children: (close: () => void) => ReactNode;
  /** Given where something else (a shortcut) opens it too. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** Controls that open beside a button and close by Escape or a click elsewhere. */
export function PopoverButton({ trigger, label, children, isOpen, onOpenChange }: PopoverButtonProps) {
  return (
    <DialogTrigger {...(isOpen !== undefined && { isOpen })} {...(onOpenChange && { onOpenChange })}>
      {trigger}
      <AriaPopover className={cx(styles.popover)} offset={4}>
        <Dialog className={cx(styles.dialog)} aria-label={label}>
          {({ close }) => children(close)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
