/** What a run may take before the page ends it. */
export interface RunLimits {
  /** Real time for one call of a detection (its functions on one event, or the execution of its module), in seconds. */
  secondsPerCall: number;
  /** Entries of the run's trace. */
  entries: number;
  /** Text of the run's trace in UTF-16 code units, counted once a report where it repeats. */
  characters: number;
}

/**
 * 15 s is the vendor's limit. A trace stays in the page's memory and is stored: 100,000 events of 2 KB with ten entries each
 * take a fifth of the entries and less than half of the text; three times as much and a browser's tab comes near its end.
 */
export const RUN_LIMITS: RunLimits = { secondsPerCall: 15, entries: 5_000_000, characters: 500_000_000 };
