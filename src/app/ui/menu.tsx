import type { ReactNode, RefObject } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { cx } from './cx';
import { Kbd } from './kbd';
import styles from './menu.module.css';

export interface MenuAction {
  /** The visible text and accessible name; unique within its menu, unless there is an `id`. */
  label: string;
  /** Where labels are what users have typed: tells the item from all others of its menu. */
  id?: string;
  /** The heading that the item is under. Items of one section stand together. */
  section?: string;
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

const idOf = ({ id, label }: MenuAction): string => id ?? label;

function Item({ action }: { action: MenuAction }) {
  return (
    <MenuItem id={idOf(action)} textValue={action.label} className={cx(styles.item, action.isDanger && styles.danger)}>
      <span className={styles.icon}>{action.icon}</span>
      <Text slot="label" className={cx(styles.label)}>
        {action.label}
      </Text>
      {action.shortcut !== undefined && <Kbd keys={action.shortcut} />}
      {action.description !== undefined && (
        <Text slot="description" className={cx(styles.description)}>
          {action.description}
        </Text>
      )}
    </MenuItem>
  );
}

function MenuItems({ label, actions }: MenuItemsProps) {
  const sections = [...new Set(actions.map((action) => action.section))];
  return (
    <AriaMenu
      className={cx(styles.menu)}
      aria-label={label}
      disabledKeys={actions.filter((action) => action.isDisabled).map(idOf)}
      onAction={(key) => actions.find((action) => idOf(action) === key)?.onAction()}
    >
      {sections.map((section) => {
        const items = actions.filter((action) => action.section === section).map((action) => <Item key={idOf(action)} action={action} />);
        if (section === undefined) return items;
        return (
          <MenuSection key={section} className={cx(styles.section)}>
            <Header className={cx(styles.heading)}>{section}</Header>
            {items}
          </MenuSection>
        );
      })}
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
