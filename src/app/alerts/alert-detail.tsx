import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { formatDuration, formatUtc } from '../../clock/format-time';
import type { AlertGroup } from '../../replay/alert-groups';
import type { Trace } from '../../trace/trace';
import { Part } from '../trace/json-block';
import { DetailPane } from '../ui/detail-split';
import { UserText } from '../ui/user-text';
import { Fact, Facts, ResultDetail } from '../trace/result-detail';
import { ErrorList } from './error-list';
import type { TalliedError } from './error-tally';
import { KeysUsed } from './keys-used';
import { MatchList } from './match-list';
import { SeverityBadge } from './severity-badge';

function thresholdOf(group: AlertGroup, trace: Trace): number {
  return Math.max(1, trace.start().detections.find(({ id }) => id === group.detection)?.threshold ?? 1);
}

function matchesText(group: AlertGroup, trace: Trace): string {
  const count = group.count.toLocaleString('en-US');
  const threshold = thresholdOf(group, trace);
  return group.isError || threshold <= 1 || group.distinct ? count : `${count}, and an alert takes ${threshold.toLocaleString('en-US')}`;
}

/** Empty where matches are counted, not distinct values of `unique`. */
function distinctText(group: AlertGroup, trace: Trace): string {
  const count = group.distinct?.at(-1);
  if (count === undefined) return '';
  const takes = thresholdOf(group, trace).toLocaleString('en-US');
  return `${count.toLocaleString('en-US')}, and an alert takes ${takes}. They are counted exactly here; the vendor estimates, so it may alert somewhat earlier or later.`;
}

/** Place of the match that made an alert of the group, or of the last one so far. */
function decisivePlace(group: AlertGroup, trace: Trace): number {
  const threshold = thresholdOf(group, trace);
  const reached = group.distinct ? group.distinct.findIndex((count) => count >= threshold) : threshold - 1;
  return reached < 0 ? group.count - 1 : Math.min(reached, group.count - 1);
}

export interface AlertDetailProps {
  trace: Trace;
  group: AlertGroup;
  /** For a group of errors: its distinct ones. */
  errors: readonly TalliedError[];
  onClose: () => void;
}

/** Everything about one alert: its fields, context and matches. */
export function AlertDetail({ trace, group, errors, onClose }: AlertDetailProps): ReactNode {
  const first = group.matches[0];
  const decisive = group.matches[decisivePlace(group, trace)];
  const result = useMemo(() => (first === undefined ? null : trace.stored(first)), [trace, first]);
  return (
    <DetailPane
      label="Alert"
      title={
        <h2>
          <UserText text={group.title} />
        </h2>
      }
      onClose={onClose}
    >
      <p>
        <SeverityBadge severity={group.severity} /> <UserText text={group.detection} />
      </p>
      <Facts>
        <Fact name="Dedup string" value={group.dedup} />
        <Fact name="Matches" value={matchesText(group, trace)} />
        <Fact name="Distinct values" value={distinctText(group, trace)} />
        <Fact
          name="Window"
          value={`${formatUtc(group.from)} to ${formatUtc(group.until)} UTC, ${formatDuration(group.until - group.from)} from the first match`}
        />
      </Facts>
      {errors.length > 0 && (
        <Part title="Messages">
          <ErrorList errors={errors} />
        </Part>
      )}
      {decisive !== undefined && !group.isError && (
        <Part title="Keys it used">
          <KeysUsed trace={trace} seq={decisive} />
        </Part>
      )}
      <Part title="Matches">
        <MatchList trace={trace} group={group} />
      </Part>
      {result?.kind === 'result' && (
        <Part title="First match">
          <ResultDetail result={result} />
        </Part>
      )}
    </DetailPane>
  );
}
