import type { RunSettings } from './trace-types';

/** The settings that a new user starts with. */
export const DEFAULT_SETTINGS: RunSettings = {
  startFrom: 'empty table',
  sweeper: 'at a random time within 48 hours',
  sweeperDelayHours: 24,
  helpers: '1.0.2',
  eventsInPutDictionary: 'as documented',
  seed: 1,
  processingDelaySeconds: 0,
  processingTime: 'event time',
  processedAt: null,
  eventsArrive: 'in order',
  longestDelaySeconds: 600,
};
