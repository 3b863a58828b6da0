import { useEffect } from 'react';
import { useAlertsView } from '../alerts/alerts-view';
import { useCacheView } from '../cache/cache-view';
import { useEventsView } from '../events/events-view';
import { useHandEdits } from '../hand-edits/hand-edits-view';
import { useKeyHistory } from '../key-history/key-history-view';
import { useOutputView } from '../output/output-view';
import { useAppStore } from '../state/use-app';
import { usePitfallsView } from '../pitfalls/pitfalls-view';
import { useTestsView } from '../tests/tests-view';
import { useTimelineView } from '../timeline/timeline-view';
import { useTraceView } from '../trace/trace-view';
import { useVersions } from '../versions/versions-view';
import { useShell } from './shell-state';

/** What is searched for, selected or being edited belongs to a workspace: another one begins without it. */
export function useFreshViews(): void {
  const store = useAppStore();
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.workspaceId === before.workspaceId) return;
        useAlertsView.setState(useAlertsView.getInitialState());
        useCacheView.setState(useCacheView.getInitialState());
        useEventsView.setState(useEventsView.getInitialState());
        useHandEdits.setState(useHandEdits.getInitialState());
        useKeyHistory.setState(useKeyHistory.getInitialState());
        useOutputView.setState(useOutputView.getInitialState());
        usePitfallsView.setState(usePitfallsView.getInitialState());
        useTestsView.setState(useTestsView.getInitialState());
        useTimelineView.setState(useTimelineView.getInitialState());
        useTraceView.setState(useTraceView.getInitialState());
        useVersions.setState(useVersions.getInitialState());
        useShell.setState({ fileDialog: null, editorToFocus: null });
      }),
    [store],
  );
}
