import type { ReactNode } from 'react';
import { showText } from '../ui/show-text';
import { Badge } from '../ui/badge';
import type { BadgeProps } from '../ui/badge';

const TONES: Record<string, NonNullable<BadgeProps['tone']>> = {
  INFO: 'neutral',
  LOW: 'accent',
  MEDIUM: 'warning',
  HIGH: 'danger',
  CRITICAL: 'danger',
};

/** The severity of an alert: a word with a tone. */
export function SeverityBadge({ severity }: { severity: string }): ReactNode {
  return <Badge tone={TONES[severity.toUpperCase()] ?? 'neutral'}>{showText(severity)}</Badge>;
}
