import { readExpressions } from '../expressions/request-expressions';
import { writeUnits } from '../item-size';
import { consumedCapacity, required, type RequestBody } from '../request';
import { keyOfItem, validateItem } from '../validate';
import { attributesPart, requireCondition, wantsOldItem } from './conditional';
import type { Done, Store } from './operation';

/** PutItem: replaces the whole item. */
export function putItem(store: Store, request: RequestBody): Done {
  const old = wantsOldItem(request);
  const expressions = readExpressions(request, ['ConditionExpression']);
  const after = validateItem(required(request, 'Item'));
  const key = keyOfItem(after);
  const before = store.contents.get(key) ?? null;
  const units = writeUnits(before, after);
  const response = { ...attributesPart(old ? before : null), ...consumedCapacity(request, units) };
  requireCondition(request, expressions, before);
  store.write(key, after);
  return { response, key, before, after, units };
}
