import { sameJson } from './same-json';
import type { AttributeValue, Item, JsonValue } from '../trace/item';
import type { RunSettings } from '../trace/trace-types';
import vectors from './golden-vectors.json' with { type: 'json' };

/** One call of a caching helper, and what must come of it. */
export interface VectorStep {
  /** Seconds after the vector's start. */
  at: number;
  /** A function of the module with arguments, or an expression (see recall_runtime/vectors.py). */
  call?: string;
  args?: JsonValue[];
  kwargs?: { [name: string]: JsonValue };
  python?: string;
  /** The value, tagged as recall_runtime/vectors.py says. */
  returns?: JsonValue;
  /** Class of the exception, and a part of its message. */
  raises?: { type: string; message: string };
  /** Operations in order; `!` marks one that the table answered with an error. */
  requests: string[];
}

/** A sequence of calls on a table, with the table they must leave behind. */
export interface GoldenVector {
  name: string;
  /** The releases of panther_detection_helpers it holds for. */
  helpers: RunSettings['helpers'][];
  module: string;
  eventsInPutDictionary?: RunSettings['eventsInPutDictionary'];
  /** Epoch seconds. */
  start: number;
  /** Items before and after. A number such as `T+60` or `T-1` is relative to the start. */
  before?: Item[];
  steps: VectorStep[];
  table: Item[];
}

/** What happened at one step: what the detection printed, and the requests, with `!` after one that failed. */
export interface ObservedStep {
  stdout: string;
  requests: string[];
}

// The file is data of our own, made in exactly this shape; `call` and `python` are both optional there.
export const goldenVectors = vectors as unknown as readonly GoldenVector[];

/** The detection that executes a vector's steps, one an event. It never matches. */
export const vectorDetection = `from recall_runtime.vectors import run_step


def rule(event):
    print(run_step(event))
    return False
`;

/** The events that make `vectorDetection` execute the steps at their times, each a JSON object's text. */
export function vectorEvents(vector: GoldenVector): string[] {
  return vector.steps.map((step) => {
    const { returns: _returns, raises: _raises, requests: _requests, ...call } = step;
    const time = new Date((vector.start + step.at) * 1000).toISOString().replace('T', ' ').replace('Z', '');
    return JSON.stringify({ p_event_time: time, step: { ...call, module: vector.module, start: vector.start } });
  });
}

/** Items of a vector with their relative numbers resolved. */
export function vectorItems(vector: GoldenVector, items: readonly Item[]): Item[] {
  const resolve = (value: AttributeValue): AttributeValue => {
    if (!('N' in value) || !value.N.startsWith('T')) return value;
    return { N: String(vector.start + Number(value.N.slice(1))) };
  };
  return items.map((item) => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, resolve(value)])));
}

/** Compares a vector with what happened, and says in words what differs; empty when it holds. */
export function vectorMismatches(
  vector: GoldenVector,
  observed: readonly ObservedStep[],
  table: Iterable<Item>,
): string[] {
  const mismatches = vector.steps.flatMap((step, index) => {
    const seen = observed[index];
    if (!seen) return [`step ${index + 1} did not happen`];
    const found = stepMismatches(step, seen);
    return found.map((mismatch) => `step ${index + 1}: ${mismatch}`);
  });
  const byKey = (items: Iterable<Item>) =>
    Object.fromEntries([...items].map((item) => [JSON.stringify(item['key']), item]));
  const expected = byKey(vectorItems(vector, vector.table));
  const actual = byKey(table);
  if (!sameJson(actual, expected)) {
    mismatches.push(`table: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`);
  }
  return mismatches;
}

interface Outcome {
  returns?: JsonValue;
  raises?: { type: string; message: string };
}

function stepMismatches(step: VectorStep, seen: ObservedStep): string[] {
  const mismatches: string[] = [];
  if (!sameJson(seen.requests, step.requests)) {
    mismatches.push(`expected requests ${step.requests.join(', ')}, found ${seen.requests.join(', ')}`);
  }
  if (!seen.stdout) return [...mismatches, 'nothing was printed'];
  const outcome = JSON.parse(seen.stdout) as Outcome;
  const holds = step.raises
    ? outcome.raises?.type === step.raises.type && outcome.raises.message.includes(step.raises.message)
    : 'returns' in outcome && sameJson(outcome.returns, step.returns);
  if (!holds) {
    const expected = step.raises ? { raises: step.raises } : { returns: step.returns };
    mismatches.push(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(outcome)}`);
  }
  return mismatches;
}
