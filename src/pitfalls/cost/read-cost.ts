import type { Slices } from '../../clock/slices';
import { deltaAt, resultPartsAt, textAt } from '../../trace/segment';
import { KINDS, OPERATION_CODES } from '../../trace/segment-codes';
import type { Trace } from '../../trace/trace';
import type { TraceSegment } from '../../trace/trace-types';
import type { CallCost, DetectionCost, MonthlyCost, Prices } from './cost-types';
import { latencies } from './latency';

const AT_ONCE = 2_000;
const REQUEST = KINDS.indexOf('request');
const RESULT = KINDS.indexOf('result');
const READS: ReadonlySet<number> = new Set((['GetItem', 'Query', 'Scan', 'DescribeTable'] as const).map((operation) => OPERATION_CODES.indexOf(operation)));
const DAYS_OF_MONTH = 30;

type Mutable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/** A detection's sums while they grow; `ofEvent`: of the event that it is at. */
interface Sums extends Mutable<Omit<DetectionCost, 'calls'>> {
  calls: Map<string, CallCost>;
  ofEvent: { event: number; requests: number; milliseconds: number; changes: boolean };
}

/**
 * What the requests of each detection in a trace cost, the dearest first (by simulated time). Detections that made none are left out. Requests
 * of modules while they were loaded count as requests, but belong to no event.
 */
export function* readCost(trace: Trace): Slices<DetectionCost[]> {
  const sums = new Map<string, Sums>();
  const latency = latencies(trace.start().settings.seed);
  for (let from = 0; from < trace.length; from += AT_ONCE) {
    trace.forEach(from, (segment, index) => take(sums, segment, index, latency), from + AT_ONCE);
    yield;
  }
  return [...sums.values()]
    .filter(({ requests }) => requests > 0)
    .map(({ ofEvent: _, calls, ...cost }) => ({ ...cost, calls: [...calls.values()].sort((a, b) => b.requests - a.requests || a.line - b.line) }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
}

function take(all: Map<string, Sums>, segment: TraceSegment, index: number, latency: (operation: number) => number): void {
  const kind = segment.kind[index];
  if (kind !== REQUEST && kind !== RESULT) return;
  const event = segment.event[index] ?? 0;
  const sums = sumsOf(all, textAt(segment, 'detection', index) ?? '');
  const { ofEvent } = sums;
  if (ofEvent.event !== event) sums.ofEvent = { event, requests: 0, milliseconds: 0, changes: false };
  if (kind === REQUEST) addRequest(sums, segment, index, latency(segment.operation[index] ?? 0));
  else if (event > 0) addResult(sums, resultPartsAt(segment, index).hasAlert);
}

function addRequest(sums: Sums, segment: TraceSegment, index: number, milliseconds: number): void {
  const isRead = READS.has(segment.operation[index] ?? 0);
  const units = segment.units[index] ?? 0;
  const failed = (segment.error[index] ?? -1) >= 0 ? 1 : 0;
  const { ofEvent } = sums;
  ofEvent.requests += 1;
  ofEvent.milliseconds += milliseconds;
  ofEvent.changes ||= deltaAt(segment, index) !== null;
  sums.requests += 1;
  sums.milliseconds += milliseconds;
  const call = callOf(sums, segment, index);
  call.requests += 1;
  call.failed += failed;
  call.milliseconds += milliseconds;
  for (const one of [sums, call]) {
    if (isRead) one.readUnits += units;
    else one.writeUnits += units;
  }
}

function addResult(sums: Sums, isMatch: boolean): void {
  const { requests, milliseconds, changes } = sums.ofEvent;
  sums.events += 1;
  sums.slowestEvent = Math.max(sums.slowestEvent, milliseconds);
  if (isMatch) {
    sums.matches += 1;
    sums.requestsOnMatches += requests;
  } else if (requests > 0 && !changes) sums.idleEvents += 1;
}

function sumsOf(all: Map<string, Sums>, detection: string): Sums {
  const known = all.get(detection);
  if (known) return known;
  const sums: Sums = {
    ...{ detection, events: 0, matches: 0, requests: 0, requestsOnMatches: 0, readUnits: 0, writeUnits: 0, milliseconds: 0, slowestEvent: 0, idleEvents: 0 },
    calls: new Map(),
    ofEvent: { event: 0, requests: 0, milliseconds: 0, changes: false },
  };
  all.set(detection, sums);
  return sums;
}

function callOf(sums: Sums, segment: TraceSegment, index: number): CallCost {
  const path = textAt(segment, 'file', index) ?? '';
  const line = segment.line[index] ?? 0;
  const helper = textAt(segment, 'helper', index);
  const place = `${line} ${helper ?? ''} ${path}`;
  const known = sums.calls.get(place);
  if (known) return known;
  const call: CallCost = { path, line, helper, requests: 0, failed: 0, readUnits: 0, writeUnits: 0, milliseconds: 0 };
  sums.calls.set(place, call);
  return call;
}

/** What a detection that costs as much an event as in a run would cost where so many events a day come to it. */
export function monthlyCost(cost: DetectionCost, eventsPerDay: number, prices: Prices): MonthlyCost {
  const times = cost.events === 0 ? 0 : (eventsPerDay * DAYS_OF_MONTH) / cost.events;
  const readUnits = cost.readUnits * times;
  const writeUnits = cost.writeUnits * times;
  const dollars = (readUnits * prices.perMillionReadUnits + writeUnits * prices.perMillionWriteUnits) / 1_000_000;
  return { requests: cost.requests * times, readUnits, writeUnits, dollars, hours: (cost.milliseconds * times) / 3_600_000 };
}
