import { AlertsPanel } from '../alerts/alerts-panel';
import { useShownAlerts } from '../alerts/use-shown-alerts';
import { CachePanel } from '../cache/cache-panel';
import { EventsPanel } from '../events/events-panel';
import { OutputPanel } from '../output/output-panel';
import { useApp } from '../state/use-app';
import { TimelinePanel } from '../timeline/timeline-panel';
import { TracePanel } from '../trace/trace-panel';
import { Tabs } from '../ui/tabs';

/** Beside the editor: the cache, and the events. */
export function SideTabs() {
  const tab = useApp((state) => state.leftTab);
  const setTab = useApp((state) => state.setLeftTab);
  const events = useApp((state) => state.events.length);
  return (
    <Tabs
      label="Cache and events"
      selected={tab}
      onChange={setTab}
      items={[
        { id: 'Cache', panel: <CachePanel /> },
        { id: 'Events', count: events, panel: <EventsPanel /> },
      ]}
    />
  );
}

/** Below the editor: what the last run did. */
export function ResultTabs() {
  const tab = useApp((state) => state.bottomTab);
  const setTab = useApp((state) => state.setBottomTab);
  const entries = useApp((state) => state.trace.length);
  const alerts = useShownAlerts();
  const errors = alerts.filter((alert) => alert.isError).reduce((sum, alert) => sum + alert.matches.length, 0);
  return (
    <Tabs
      label="Results"
      selected={tab}
      onChange={setTab}
      items={[
        // Before anything happened, the trace has its start alone.
        { id: 'Trace', count: entries > 1 ? entries : 0, panel: <TracePanel /> },
        {
          id: 'Alerts',
          count: alerts.filter((alert) => alert.alerted && !alert.isError).length,
          panel: <AlertsPanel />,
        },
        { id: 'Timeline', panel: <TimelinePanel /> },
        { id: 'Output', count: errors, countTone: 'danger', panel: <OutputPanel /> },
      ]}
    />
  );
}
