import { groupsAt } from '../../engine/page-behaviour';
import type { AlertGroup } from '../../replay/alert-groups';
import type { Trace } from '../../trace/trace';
import { usePanelAlerts, usePanelMoment } from '../state/use-moment';

/** The last answer: tabs, the status and each row of the file list ask for the same moment. */
let last: { alerts: readonly AlertGroup[]; trace: Trace; moment: number; shown: readonly AlertGroup[] } | null = null;

function alertsAt(alerts: readonly AlertGroup[], trace: Trace, moment: number): readonly AlertGroup[] {
  if (last === null || last.alerts !== alerts || last.trace !== trace || last.moment !== moment) {
    last = { alerts, trace, moment, shown: groupsAt(alerts, trace, moment) };
  }
  return last.shown;
}

/** The alerts at the moment that the screen shows. */
export function useShownAlerts(): readonly AlertGroup[] {
  const alerts = usePanelAlerts();
  const { trace, moment, isPast } = usePanelMoment();
  return isPast ? alertsAt(alerts, trace, moment) : alerts;
}
