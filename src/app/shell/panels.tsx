import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { AlertsPanel } from '../alerts/alerts-panel';
import { useShownAlerts } from '../alerts/use-shown-alerts';
import { CachePanel } from '../cache/cache-panel';
import { EventsPanel } from '../events/events-panel';
import { LessonsPanel } from '../lessons/lessons-panel';
import { OutputPanel } from '../output/output-panel';
import { alertTotals } from '../state/alert-totals';
import { useApp } from '../state/use-app';
import { TestsPanel } from '../tests/tests-panel';
import { TimelinePanel } from '../timeline/timeline-panel';
import { PitfallsPanel } from '../pitfalls/pitfalls-panel';
import { TracePanel } from '../trace/trace-panel';
import { TabCount, Tabs } from '../ui/tabs';

function EventCount(): ReactNode {
  return <TabCount count={useApp((state) => state.events.length)} />;
}

/** Before anything happened, the trace has its start alone. In the past, those that have happened by then, of all that are listed. */
function EntryCount(): ReactNode {
  const entries = useApp((state) => state.trace.length);
  const past = useApp((state) => state.past);
  if (entries <= 1) return null;
  return past === null ? <TabCount count={entries} /> : <TabCount count={Math.min(past, entries)} of={entries} />;
}

function AlertCount(): ReactNode {
  return <TabCount count={alertTotals(useShownAlerts()).alerts} />;
}

function ErrorCount(): ReactNode {
  return <TabCount count={alertTotals(useShownAlerts()).errors} tone="danger" />;
}

/** Tests that were run and did not pass. */
function UnpassedCount(): ReactNode {
  const results = useApp((state) => state.tests.results);
  const unpassed = useMemo(() => [...results.values()].filter(({ answer }) => !answer.passed).length, [results]);
  return <TabCount count={unpassed} tone="danger" />;
}

/** Findings that matter more than to know. */
function PitfallCount(): ReactNode {
  const findings = useApp((state) => state.pitfalls.findings);
  return <TabCount count={findings.filter(({ severity }) => severity !== 'info').length} />;
}

/** Beside the editor: the cache, the events, and lessons. */
export function SideTabs() {
  const tab = useApp((state) => state.leftTab);
  const setTab = useApp((state) => state.setLeftTab);
  return (
    <Tabs
      label="Cache, events and lessons"
      selected={tab}
      onChange={setTab}
      items={[
        { id: 'Cache', panel: <CachePanel /> },
        { id: 'Events', count: <EventCount />, panel: <EventsPanel /> },
        { id: 'Lessons', panel: <LessonsPanel /> },
      ]}
    />
  );
}

/** Below the editor: what the last run did. */
export function ResultTabs() {
  const tab = useApp((state) => state.bottomTab);
  const setTab = useApp((state) => state.setBottomTab);
  return (
    <Tabs
      label="Results"
      selected={tab}
      onChange={setTab}
      items={[
        { id: 'Trace', count: <EntryCount />, panel: <TracePanel /> },
        { id: 'Alerts', count: <AlertCount />, panel: <AlertsPanel /> },
        { id: 'Timeline', panel: <TimelinePanel /> },
        { id: 'Pitfalls', count: <PitfallCount />, panel: <PitfallsPanel /> },
        { id: 'Tests', count: <UnpassedCount />, panel: <TestsPanel /> },
        { id: 'Output', count: <ErrorCount />, panel: <OutputPanel /> },
      ]}
    />
  );
}
