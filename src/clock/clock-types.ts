/** A moment of simulated time in seconds since 1970-01-01T00:00:00Z. May have a fraction (milliseconds). */
export type EpochSeconds = number;

/** The last moment that a JavaScript date can name; its negative is the first. */
export const LAST_MOMENT: EpochSeconds = 8.64e12;

/** The most seconds that an event can be set to be processed, or to come, after its time. */
export const LONGEST_DELAY = 30 * 86_400;

/**
 * When the table's background process deletes an item whose `expiresAt` has passed. DynamoDB promises only "within a
 * few days, typically within 48 hours"; until then an expired item can be read and written like any other.
 */
export const SWEEPERS = ['at once', 'after a delay', 'at a random time within 48 hours', 'never'] as const;
export type Sweeper = (typeof SWEEPERS)[number];

/**
 * When events are processed: at their own time or the clock's where that is later; all at one chosen moment; all at the
 * machine's time when the run was started.
 */
export const PROCESSING_TIMES = ['event time', 'fixed', 'real'] as const;
export type ProcessingTime = (typeof PROCESSING_TIMES)[number];

/** The order in which events come in: that of the list, or that of their times plus a delay that each has of its own. */
export const ARRIVALS = ['in order', 'late, out of order'] as const;
export type Arrival = (typeof ARRIVALS)[number];
