import type { Item } from '../../trace/item';
import { invalid } from '../dynamo-error';
import { fulfils } from '../expressions/condition';
import { project } from '../expressions/projection';
import type { RequestExpressions } from '../expressions/request-expressions';
import { itemSize, readUnits } from '../item-size';
import { choice, consumedCapacity, flag, parameter, wholeNumber, type RequestBody } from '../request';
import { KEY, readString } from '../validate';
import type { Store } from './operation';

/** A response of Scan or Query holds at most 1 MB of items, counted before the filter. */
const PAGE_BYTES = 1024 * 1024;

const SELECT = ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'] as const;

function readSelect(request: RequestBody): 'items' | 'count' {
  const projected = parameter(request, 'ProjectionExpression') !== undefined;
  const select = choice(request, 'Select', SELECT, projected ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES');
  if (select === 'ALL_PROJECTED_ATTRIBUTES') {
    throw invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  if (select === 'SPECIFIC_ATTRIBUTES' && !projected) {
    throw invalid('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  }
  if (select !== 'SPECIFIC_ATTRIBUTES' && projected) {
    const chosen = select === 'COUNT' ? 'only the Count' : select;
    throw invalid(`Cannot specify the ProjectionExpression when choosing to get ${chosen}`);
  }
  return select === 'COUNT' ? 'count' : 'items';
}

/** Refuses the use of an index: this table has none. Throws a ValidationException. */
export function refuseIndex(request: RequestBody): void {
  const name = parameter(request, 'IndexName');
  if (name !== undefined) throw invalid(`The table does not have the specified index: ${readString(name)}`);
}

/**
 * The response of Scan or Query for the given keys, in their order: filtered, projected, ended by Limit or by the size of
 * a page. As in DynamoDB, a page that ends because of Limit has a LastEvaluatedKey even when nothing follows.
 */
export function readPage(
  store: Store,
  request: RequestBody,
  expressions: RequestExpressions,
  keys: Iterable<string>,
): { response: object; units: number } {
  const select = readSelect(request);
  const limit = wholeNumber(request, 'Limit', 1) ?? Infinity;
  const { filter, projection, bindings } = expressions;
  const items: Item[] = [];
  let scanned = 0;
  let bytes = 0;
  let last: string | null = null;
  for (const key of keys) {
    const item = store.contents.get(key);
    if (item === undefined) continue;
    scanned += 1;
    bytes += itemSize(item);
    if (filter === null || fulfils(filter, item, bindings)) {
      items.push(projection === null ? item : project(item, projection));
    }
    if (scanned >= limit || bytes >= PAGE_BYTES) {
      last = key;
      break;
    }
  }
  const units = readUnits(bytes, flag(request, 'ConsistentRead'));
  const response = {
    ...(select === 'items' ? { Items: items } : {}),
    Count: items.length,
    ScannedCount: scanned,
    ...(last === null ? {} : { LastEvaluatedKey: { [KEY]: { S: last } } }),
    ...consumedCapacity(request, units),
  };
  return { response, units };
}
