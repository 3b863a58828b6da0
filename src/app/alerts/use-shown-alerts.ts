import { useMemo } from 'react';
import { groupsAt } from '../../engine/page-behaviour';
import type { AlertGroup } from '../../replay/alert-groups';
import { usePanelAlerts, usePanelMoment } from '../state/use-moment';

/** The alerts at the moment that the screen shows. */
export function useShownAlerts(): readonly AlertGroup[] {
  const alerts = usePanelAlerts();
  const { trace, moment, isPast } = usePanelMoment();
  return useMemo(() => (isPast ? groupsAt(alerts, trace, moment) : alerts), [alerts, trace, moment, isPast]);
}
