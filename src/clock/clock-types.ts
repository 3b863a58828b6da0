/** A moment of simulated time in seconds since 1970-01-01T00:00:00Z. May have a fraction (milliseconds). */
export type EpochSeconds = number;

/** The last moment that a JavaScript date can name; its negative is the first. */
export const LAST_MOMENT: EpochSeconds = 8.64e12;

/**
 * When the table's background process deletes an item whose `expiresAt` has passed. DynamoDB promises only "within a
 * few days, typically within 48 hours"; until then an expired item can be read and written like any other.
 */
export const SWEEPERS = ['at once', 'after a delay', 'at a random time within 48 hours', 'never'] as const;
export type Sweeper = (typeof SWEEPERS)[number];
