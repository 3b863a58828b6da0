import { project } from '../expressions/projection';
import { readExpressions } from '../expressions/request-expressions';
import { itemSize, readUnits } from '../item-size';
import { consumedCapacity, flag, required, type RequestBody } from '../request';
import { keyOfRequest } from '../validate';
import type { Done, Store } from './operation';

/** GetItem. The whole item is paid for, whatever part of it the projection asks for. */
export function getItem(store: Store, request: RequestBody): Done {
  const { projection } = readExpressions(request, ['ProjectionExpression']);
  const key = keyOfRequest(required(request, 'Key'));
  const item = store.contents.get(key) ?? null;
  const units = readUnits(item === null ? 0 : itemSize(item), flag(request, 'ConsistentRead'));
  const found = item === null ? {} : { Item: projection === null ? item : project(item, projection) };
  return { response: { ...found, ...consumedCapacity(request, units) }, key, before: item, after: item, units };
}
