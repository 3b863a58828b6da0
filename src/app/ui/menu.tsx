import type { ReactNode, RefObject } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { cx } from './cx';
import { Kbd } from './kbd';
import styles from './menu.module.css';

export interface MenuAction {
  /** The visible text and accessible name; unique within its menu. */
  label: string;
  icon?: ReactNode;
  /** A second line that says what it does. */
  description?: string;
  /** e.g. `Mod+O`. */
  shortcut?: string;
  isDisabled?: boolean;
  isDanger?: boolean;
  onAction: () => void;
}

interface MenuItemsProps {
  label: string;
  actions: readonly MenuAction[];
}

function MenuItems({ label, actions }: MenuItemsProps) {
  return (
    <AriaMenu
      className={cx(styles.menu)}
      aria-label={label}
      disabledKeys={actions.filter((action) => action.isDisabled).map((action) => action.label)}
      onAction={(key) => actions.find((action) => action.label === key)?.onAction()}
    >
      {actions.map((action) => (
        <MenuItem
          key={action.label}
          id={action.label}
          textValue={action.label}
          className={cx(styles.item, action.isDanger && styles.danger)}
        >
          <span className={styles.icon}>{action.icon}</span>
          <Text slot="label">{action.label}</Text>
          {action.shortcut !== undefined && <Kbd keys={action.shortcut} />}
          {action.description !== undefined && (
            <Text slot="description" className={cx(styles.description)}>
              {action.description}
            </Text>
          )}
        </MenuItem>
      ))}
    </AriaMenu>
  );
}

export interface MenuButtonProps extends MenuItemsProps {
  /** A Button or IconButton of this kit. */
  trigger: ReactNode;
  /** Given where something else (a shortcut) opens the menu too. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** A menu that opens from a button. */
export function MenuButton({ trigger, label, actions, isOpen, onOpenChange }: MenuButtonProps) {
  return (
    <MenuTrigger {...(isOpen !== undefined && { isOpen })} {...(onOpenChange && { onOpenChange })}>
      {trigger}
      <Popover className={cx(styles.popover)} offset={4}>
        <MenuItems label={label} actions={actions} />
      </Popover>
    </MenuTrigger>
  );
}

export interface ContextMenuProps extends MenuItemsProps {
  /** The element that the menu is about. */
  anchor: RefObject<Element | null>;
  isOpen: boolean;
  onClose: () => void;
}

/** A menu at an element, opened by the caller (right click, long press, the menu key). */
export function ContextMenu({ anchor, isOpen, onClose, label, actions }: ContextMenuProps) {
  return (
    <Popover
      className={cx(styles.popover)}
      aria-label={label}
      triggerRef={anchor}
      isOpen={isOpen}
      placement="bottom start"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <MenuItems
        label={label}
        actions={actions.map((action) => ({
          ...action,
          onAction: () => {
            onClose();
            action.onAction();
          },
        }))}
      />
    </Popover>
  );
}
