import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tab, TabList, Tabs as AriaTabs } from 'react-aria-components';
import { cx } from './cx';
import { TabPanel } from './tab-panel';
import styles from './tabs.module.css';

export interface TabItem<Id extends string> {
  /** Also the visible text and the exact accessible name. */
  id: Id;
  icon?: ReactNode;
  /** A `TabCount` beside the name, which is no part of the accessible name. It follows what it counts by itself: the tabs need not be drawn again. */
  count?: ReactNode;
  panel: ReactNode;
}
export interface TabsProps<Id extends string> {
  /** The accessible name of the row of tabs. */
  label: string;
  items: readonly TabItem<Id>[];
  selected: Id;
  onChange: (id: Id) => void;
  /** Controls at the end of the row. */
  actions?: ReactNode;
}

/**
 * A number beside the name of a tab (written en-US); 0 shows nothing. `of`: all that there are, where only so many of them count.
 * `danger`: it is one of errors, and gets their sign.
 */
export function TabCount({ count, of, tone = 'neutral' }: { count: number; of?: number; tone?: 'neutral' | 'danger' }): ReactNode {
  if (count === 0) return null;
  return (
    <span className={cx(styles.count, tone === 'danger' && styles.danger)} aria-hidden>
      {tone === 'danger' && <CircleAlert />}
      {count.toLocaleString('en-US')}
      {of !== undefined && ` of ${of.toLocaleString('en-US')}`}
    </span>
  );
}

/** Tabs over a panel each. Only the selected panel exists. */
export function Tabs<Id extends string>({ label, items, selected, onChange, actions }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={cx(styles.tabs)}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen && chosen.id !== selected) onChange(chosen.id);
      }}
    >
      <div className={styles.row}>
        <TabList className={cx(styles.list)} aria-label={label}>
          {items.map((item) => (
            <Tab key={item.id} id={item.id} className={cx(styles.tab)} aria-label={item.id}>
              {item.icon}
              {item.id}
              {item.count}
            </Tab>
          ))}
        </TabList>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className={cx(styles.panel)}>
          {item.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
