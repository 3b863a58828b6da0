import { formatDuration, formatUtc } from '../../clock/format-time';
import type { Sweeper } from '../../clock/clock-types';
import type { RunSettings } from '../../trace/trace-types';

/** What the time settings say, in one line: `Event time, sweeps within 48 hours`. */
export function timeSummary(settings: RunSettings): string {
  return [processingWords(settings), arrivalWords(settings), sweepWords(settings.sweeper, settings.sweeperDelayHours)].filter((part) => part !== '').join(', ');
}

function processingWords({ processingTime, processedAt, processingDelaySeconds }: RunSettings): string {
  switch (processingTime) {
    case 'event time':
      return processingDelaySeconds > 0 ? `Event time plus ${formatDuration(processingDelaySeconds)}` : 'Event time';
    case 'fixed':
      return processedAt === null ? 'Fixed time' : `Fixed at ${formatUtc(processedAt)}`;
    case 'real':
      return 'Real time of the run';
  }
}

function arrivalWords({ eventsArrive, longestDelaySeconds }: RunSettings): string {
  return eventsArrive === 'in order' ? '' : `events up to ${formatDuration(longestDelaySeconds)} late`;
}

function sweepWords(sweeper: Sweeper, hours: number): string {
  switch (sweeper) {
    case 'at once':
      return 'sweeps at once';
    case 'after a delay':
      return `sweeps ${formatDuration(hours * 3600)} after expiry`;
    case 'at a random time within 48 hours':
      return 'sweeps within 48 hours';
    case 'never':
      return 'never sweeps';
  }
}

/**
 * What it means for expiries that the clock is set to `to`; null where nothing was written after that. `lastWrite`: when the
 * table was changed last.
 */
export function movedBackWords(to: number, lastWrite: number | null): string | null {
  // The clock is shown and set in whole seconds: one that stays where it is was not moved back.
  if (lastWrite === null || to >= Math.floor(lastWrite)) return null;
  const back = formatDuration(lastWrite - to);
  return `The table was last written at ${formatUtc(lastWrite)}, ${back} after this time. Items keep their expiry, so they seem to live that much longer; what has expired since is live again, and what was deleted does not come back.`;
}
