import { seededRandom } from '../../clock/random';
import { OPERATION_CODES } from '../../trace/segment-codes';
import type { Operation } from '../../trace/trace-types';

/**
 * How long a request of a detection takes that runs in the table's region, in milliseconds. AWS states single-digit milliseconds on
 * average for reads and writes of one item (https://repost.aws/knowledge-center/dynamodb-high-latency); the medians and the spread are
 * assumed within that, as seen by the caller: now and then one takes several times as long.
 */
export const LATENCY_MODEL = { readMedian: 4, writeMedian: 6, scanMedian: 20, spread: 0.45 } as const;

const MEDIANS: Readonly<Record<Operation, number>> = {
  GetItem: LATENCY_MODEL.readMedian,
  Query: LATENCY_MODEL.readMedian,
  DescribeTable: LATENCY_MODEL.readMedian,
  PutItem: LATENCY_MODEL.writeMedian,
  UpdateItem: LATENCY_MODEL.writeMedian,
  DeleteItem: LATENCY_MODEL.writeMedian,
  Scan: LATENCY_MODEL.scanMedian,
  other: LATENCY_MODEL.readMedian,
};
const MEDIAN_BY_CODE = OPERATION_CODES.map((operation) => MEDIANS[operation]);

/**
 * Simulated milliseconds of one request after the other; the argument is the request's code in the `operation` column. The same ones
 * for the same seed and the same requests.
 */
export function latencies(seed: number): (operation: number) => number {
  const random = seededRandom(seed);
  return (operation) => {
    // Box and Muller: two even numbers make a normal one, of which the power is what latencies look like.
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return (MEDIAN_BY_CODE[operation] ?? LATENCY_MODEL.readMedian) * Math.exp(LATENCY_MODEL.spread * normal);
  };
}
