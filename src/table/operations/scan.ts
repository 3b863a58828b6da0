import { partitionPoint } from '../../clock/partition-point';
import { DynamoError, invalid } from '../dynamo-error';
import { readExpressions } from '../expressions/request-expressions';
import { hashText } from '../../clock/hash';
import { parameter, wholeNumber, type RequestBody } from '../request';
import { keyOfRequest } from '../validate';
import type { Done, Store } from './operation';
import { readPage, refuseIndex } from './page';

/** The key after which a Scan or Query goes on; null when it starts at the beginning. */
export function startKey(request: RequestBody): string | null {
  const start = parameter(request, 'ExclusiveStartKey');
  if (start === undefined) return null;
  try {
    return keyOfRequest(start);
  } catch (error) {
    if (!(error instanceof DynamoError) || error.name !== 'ValidationException') throw error;
    throw invalid(`The provided starting key is invalid: ${error.message}`);
  }
}

/** Which keys belong to the segment of a parallel scan that the request asks for. */
function segmentOf(request: RequestBody): (key: string) => boolean {
  const segment = wholeNumber(request, 'Segment', 0);
  const total = wholeNumber(request, 'TotalSegments', 1);
  if (segment === null && total === null) return () => true;
  if (segment === null || total === null) {
    const [missing, present] = segment === null ? ['Segment', 'TotalSegments'] : ['TotalSegments', 'Segment'];
    throw invalid(
      `The ${missing} parameter is required but was not present in the request when ` +
        (missing === 'Segment' ? `parameter ${present} is present` : `${present} parameter is present`),
    );
  }
  if (segment >= total) {
    throw invalid(
      'The Segment parameter is zero-based and must be less than parameter TotalSegments: ' +
        `Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  }
  return (key) => hashText(key) % total === segment;
}

/** How many of the sorted keys come up to and including `start`. */
function positionAfter(keys: readonly string[], start: string): number {
  return partitionPoint(0, keys.length, (index) => (keys[index] ?? '') <= start);
}

/** The sorted keys after `start` (null: all of them) that are wanted, as far as somebody reads on. */
function* keysAfter(sorted: readonly string[], start: string | null, isWanted: (key: string) => boolean): Generator<string> {
  for (let position = start === null ? 0 : positionAfter(sorted, start); position < sorted.length; position++) {
    const key = sorted[position];
    if (key !== undefined && isWanted(key)) yield key;
  }
}

/** Scan. DynamoDB promises no order; here it is that of the keys, so that runs can be repeated. */
export function scan(store: Store, request: RequestBody): Done {
  const expressions = readExpressions(request, ['ProjectionExpression', 'FilterExpression']);
  refuseIndex(request);
  const inSegment = segmentOf(request);
  const start = startKey(request);
  const keys = keysAfter(store.sortedKeys(), start, inSegment);
  const { response, units } = readPage(store, request, expressions, keys);
  return { response, key: null, before: null, after: null, units };
}
