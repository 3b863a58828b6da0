/** What the requests of one call in a source cost. */
export interface CallCost {
  /** Workspace path of the innermost user frame, and its 1-based line; '' and 0 where it is unknown. */
  path: string;
  line: number;
  /** null: a request made with boto3 itself. */
  helper: string | null;
  requests: number;
  /** Requests that met an error: conditions that do not hold cost a write, too. */
  failed: number;
  readUnits: number;
  writeUnits: number;
  /** Simulated, all of them. */
  milliseconds: number;
}

/** What a detection's requests cost in a run. */
export interface DetectionCost {
  /** ID. */
  detection: string;
  /** Events that it was run on. */
  events: number;
  matches: number;
  requests: number;
  /** Those made on events on which it matched. */
  requestsOnMatches: number;
  readUnits: number;
  writeUnits: number;
  /** Simulated milliseconds of all its requests, and of those of the slowest event. */
  milliseconds: number;
  slowestEvent: number;
  /** Events on which it made requests, did not match, and left the table as it was: without the requests nothing would be different. */
  idleEvents: number;
  /** By place, the most requests first. */
  calls: readonly CallCost[];
}

/** Prices of a table in on-demand mode, in US dollars. */
export interface Prices {
  perMillionReadUnits: number;
  perMillionWriteUnits: number;
  /** When they held, as people write it. */
  asOf: string;
}

/**
 * What AWS asks in US East (N. Virginia) since November 2024 (https://aws.amazon.com/dynamodb/pricing/on-demand/); change them where
 * yours differ.
 */
export const DEFAULT_PRICES: Prices = { perMillionReadUnits: 0.125, perMillionWriteUnits: 0.625, asOf: 'November 2024' };

/** What a detection would cost in a month of 30 days. */
export interface MonthlyCost {
  requests: number;
  readUnits: number;
  writeUnits: number;
  dollars: number;
  /** Hours that its events wait for the table, all together. */
  hours: number;
}
