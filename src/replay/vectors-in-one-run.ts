import type { Item, TableContents } from '../trace/item';
import type { TraceEntry } from '../trace/trace-types';
import { vectorEvents, vectorItems, vectorMismatches, type GoldenVector } from '../python/golden-vectors';

/**
 * The detection that executes many vectors in one run: before each vector an event empties the table and puts the
 * vector's first items into it.
 */
export const vectorsDetection = `import boto3
from recall_runtime.vectors import run_step


def begin(items):
    client = boto3.client("dynamodb")
    for item in client.scan(TableName="panther-kv-store")["Items"]:
        client.delete_item(TableName="panther-kv-store", Key={"key": item["key"]})
    for item in items:
        client.put_item(TableName="panther-kv-store", Item=item)


def rule(event):
    if "begin" in event:
        begin(event.to_dict()["begin"])
    elif "step" in event:
        print(run_step(event))
    return False
`;

/** Vectors made to follow one another in simulated time, and their events. */
export interface VectorsRun {
  vectors: readonly GoldenVector[];
  /** Each the text of a JSON object. */
  events: string[];
}

/** Lays vectors behind one another, as events. Their calls are relative to their start, so moving it changes nothing. */
export function vectorsRun(vectors: readonly GoldenVector[], start: number): VectorsRun {
  let now = start;
  const moved = vectors.map((vector) => {
    const copy = { ...vector, start: now };
    now += Math.ceil(Math.max(0, ...vector.steps.map((step) => step.at))) + 60;
    return copy;
  });
  const events = moved.flatMap((vector) => {
    const time = new Date(vector.start * 1000).toISOString().replace('T', ' ').replace('Z', '');
    return [JSON.stringify({ p_event_time: time, begin: vectorItems(vector, vector.before ?? []) }), ...vectorEvents(vector)];
  });
  return { vectors: moved, events };
}

/** ID of `vectorsDetection` when its file is `rules/vectors.py`. */
const DETECTION = 'vectors';

/**
 * Compares a finished run's trace, which begins with `before` other events, with its vectors, and says what differs; empty
 * when all hold. What other detections did is left out.
 */
export function vectorsRunMismatches({ vectors }: VectorsRun, entries: readonly TraceEntry[], before = 0): string[] {
  const requests = new Map<number, string[]>();
  const printed = new Map<number, string>();
  const tables = new Map<number, TableContents>();
  const table = new Map<string, Item>();
  for (const entry of entries) {
    if (!('detection' in entry) || entry.detection !== DETECTION) continue;
    if (entry.kind === 'request') {
      const list = requests.get(entry.event) ?? [];
      requests.set(entry.event, list);
      list.push(entry.operation + (entry.error ? '!' : ''));
      if (entry.key === null) continue;
      if (entry.after) table.set(entry.key, entry.after);
      else table.delete(entry.key);
    } else if (entry.kind === 'result') {
      printed.set(entry.event, entry.error ? '' : entry.stdout);
      tables.set(entry.event, new Map(table));
    }
  }
  let event = before;
  return vectors.flatMap((vector) => {
    event += 1;
    const observed = vector.steps.map(() => {
      event += 1;
      return { stdout: printed.get(event) ?? '', requests: requests.get(event) ?? [] };
    });
    return vectorMismatches(vector, observed, (tables.get(event) ?? new Map<string, Item>()).values()).map((mismatch) => `${vector.name}: ${mismatch}`);
  });
}
