import { useMemo } from 'react';
import { groupsAt } from '../../engine/page-behaviour';
import type { AlertGroup } from '../../replay/alert-groups';
import { useApp } from '../state/use-app';
import { useDeferredMoment } from '../state/use-moment';

/** The alerts at the moment that the screen shows. */
export function useShownAlerts(): readonly AlertGroup[] {
  const alerts = useApp((state) => state.alerts);
  const { trace, moment, isPast } = useDeferredMoment();
  return useMemo(() => (isPast ? groupsAt(alerts, trace, moment) : alerts), [alerts, trace, moment, isPast]);
}
