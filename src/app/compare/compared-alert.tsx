import type { ReactNode } from 'react';
import { formatUtc } from '../../clock/format-time';
import type { AlertGroup } from '../../replay/alert-groups';
import { groupId } from '../alerts/alert-rows';
import { useAlertsView } from '../alerts/alerts-view';
import { SeverityBadge } from '../alerts/severity-badge';
import { useApp } from '../state/use-app';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { UserText } from '../ui/user-text';
import styles from './compare.module.css';

export interface ComparedAlertProps {
  group: AlertGroup;
  /** How it differs from its counterpart. */
  change?: string;
  /** Whether it is one of the present run, where it can be shown. */
  isThere: boolean;
  onJump: () => void;
}

/** An alert (or error) of one of two runs. */
export function ComparedAlert({ group, change, isThere, onJump }: ComparedAlertProps): ReactNode {
  const { isError, severity, title, detection, dedup, from } = group;
  const lookAt = useApp((state) => state.lookAt);
  const select = useAlertsView((view) => view.select);
  return (
    <li className={styles.row}>
      {isError ? <Badge tone="danger">error</Badge> : <SeverityBadge severity={severity} />}
      <span className={styles.what}>
        <UserText text={title} />
        <span className={styles.muted}>
          <UserText text={detection} />, dedup <UserText text={dedup} code />, from {formatUtc(from)}
        </span>
        {change !== undefined && (
          <span>
            <UserText text={change} />
          </span>
        )}
      </span>
      {isThere && (
        <Button
          size="small"
          onPress={() => {
            onJump();
            lookAt(null);
            select(groupId(group));
          }}
        >
          Show alert
        </Button>
      )}
    </li>
  );
}
