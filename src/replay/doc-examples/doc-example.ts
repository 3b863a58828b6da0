import type { RunSettings } from '../../trace/trace-types';

/** What one event leads to: the rule's return value, or the class of the exception. */
export type Expected = boolean | string;

/** One way to paste a code block and run it. */
export interface DocVariant {
  /** What was done to the block, for the table: `as it stands`, or the changes. */
  what: string;
  /** File below `as-it-stands/` or `runnable/`. */
  file: string;
  settings?: Partial<RunSettings>;
  events: object[];
  /** The outcome of each event; empty when the module cannot be loaded. */
  expected: Expected[];
  /** The exception when the module cannot be loaded (its class, a part of its message, the line). */
  setup?: { type: string; message: string; line: number | null };
  /** Part of the message of the first exception of an event, and its line. */
  error?: { message: string; line: number };
  /** What the table holds at the end: key to attribute names and values as far as they matter. */
  table?: Record<string, Record<string, unknown>>;
  /** How many GetItem requests the events cause. */
  reads?: number;
  /** In words, for docs/doc-examples.md. */
  outcome: string;
}

/** A code block of the product documentation, quoted in `as-it-stands/`, and what happens when it is pasted. */
export interface DocExample {
  page: 'current' | 'older';
  /** Position among the page's code blocks, from 1. */
  block: number;
  section: string;
  variants: DocVariant[];
}
