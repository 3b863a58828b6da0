import { MAX_LINES_TEXT } from '../unit-tests/reached-lines';
import type { TestWork } from '../unit-tests/test-work';

/** Page → engine: unit tests to run, one piece of work after the other. Answered by TestMessages, one for each thing that is done. */
export interface TestRequest {
  type: 'tests';
  work: TestWork;
}

/** Page → engine, without an answer: so many results of the worker were taken in. */
export interface TestsAck {
  type: 'tests-ack';
  results: number;
}

/**
 * Engine → page, in this order: `module` before each detection's module is executed, `loaded` after the last one, `tested` after each
 * test. `test-crashed`: Python cannot be used any more; what it was in follows from what it told before.
 */
export type TestMessage =
  | { type: 'module'; detection: number }
  | { type: 'loaded'; lines: string | null }
  | { type: 'tested'; test: number; result: string; milliseconds: number; requests: number; changes: string | null; lines: string | null }
  | { type: 'test-crashed'; message: string };

/** Most that a test may tell of a table that is shared, in characters; the engine refuses before it comes to that. */
const MAX_CHANGES = 16_000_000;

const areLines = (value: unknown): value is string | null => value === null || (typeof value === 'string' && value.length <= MAX_LINES_TEXT);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * Reads a message of a worker that runs tests. User code runs there, so nothing in it is believed: whatever is not exactly of the
 * protocol's shape throws. What `result` says is read by `readTestAnswer`, what `lines` says by `readReachedLines`.
 */
export function readTestMessage(value: unknown): TestMessage {
  if (typeof value === 'object' && value !== null) {
    // Nothing is known of its fields yet.
    const { type, detection, test, result, milliseconds, requests, changes, lines, message } = value as Record<string, unknown>;
    switch (type) {
      case 'module':
        if (isCount(detection)) return { type, detection };
        break;
      case 'loaded':
        if (areLines(lines)) return { type, lines };
        break;
      case 'tested':
        if (!isCount(test) || !isCount(requests) || typeof result !== 'string') break;
        if (typeof milliseconds !== 'number' || !(milliseconds >= 0) || !Number.isFinite(milliseconds)) break;
        if (changes !== null && (typeof changes !== 'string' || changes.length > MAX_CHANGES)) break;
        if (!areLines(lines)) break;
        return { type, test, result, milliseconds, requests, changes, lines };
      case 'test-crashed':
        if (typeof message === 'string') return { type, message };
        break;
    }
  }
  throw new TypeError('The engine sent a message about tests of an unknown shape.');
}
