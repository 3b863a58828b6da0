import { readExpressions } from '../expressions/request-expressions';
import { writeUnits } from '../item-size';
import { consumedCapacity, required, type RequestBody } from '../request';
import { keyOfRequest } from '../validate';
import { attributesPart, requireCondition, wantsOldItem } from './conditional';
import type { Done, Store } from './operation';

/** DeleteItem. To delete what is not there is no error. */
export function deleteItem(store: Store, request: RequestBody): Done {
  const old = wantsOldItem(request);
  const expressions = readExpressions(request, ['ConditionExpression']);
  const key = keyOfRequest(required(request, 'Key'));
  const before = store.contents.get(key) ?? null;
  const units = writeUnits(before, null);
  const response = { ...attributesPart(old ? before : null), ...consumedCapacity(request, units) };
  requireCondition(request, expressions, before);
  store.write(key, null);
  return { response, key, before, after: null, units };
}
