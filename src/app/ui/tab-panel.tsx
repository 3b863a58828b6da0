import { useContext, useLayoutEffect, useRef, useState } from 'react';
import type { ContextType, ReactNode } from 'react';
import { TabListStateContext, TabsContext } from 'react-aria-components';
import { useTabPanel } from 'react-aria/useTabList';

const TABBABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"]';
/** Without an element useTabPanel gives the names alone. */
const NO_ELEMENT = { current: null };

type TabState = NonNullable<ContextType<typeof TabListStateContext>>;

export interface TabPanelProps {
  /** ID of its tab. */
  id: string;
  className: string | undefined;
  children: ReactNode;
}

/**
 * The panel of a tab; it exists while the tab is selected. The one of react-aria-components asks at each change of its content
 * whether something visible in it takes the focus, for which the browser has to lay the page out in the middle of a task, each
 * time that a run has something new to show.
 */
export function TabPanel({ id, ...rest }: TabPanelProps): ReactNode {
  const tabs = useContext(TabListStateContext);
  return tabs?.selectedKey === id ? <Selected {...rest} tabs={tabs} /> : null;
}

function Selected({ tabs, className, children }: Omit<TabPanelProps, 'id'> & { tabs: TabState }): ReactNode {
  const { tabPanelProps } = useTabPanel({}, tabs, NO_ELEMENT);
  const panel = useRef<HTMLDivElement>(null);
  const [isTabbable, setTabbable] = useState(false);
  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return undefined;
    const look = (): void => setTabbable(element.querySelector(TABBABLE) === null);
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, { subtree: true, childList: true, attributeFilter: ['tabindex', 'disabled'] });
    return () => observer.disconnect();
  }, []);
  return (
    <div {...tabPanelProps} ref={panel} className={className} tabIndex={isTabbable ? 0 : undefined}>
      {/* Tabs within it are none of these. */}
      <TabListStateContext value={null}>
        <TabsContext value={null}>{children}</TabsContext>
      </TabListStateContext>
    </div>
  );
}
