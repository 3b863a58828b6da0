import type { Item } from '../../trace/item';
import { invalid } from '../dynamo-error';
import { project } from '../expressions/projection';
import { readExpressions } from '../expressions/request-expressions';
import { applyUpdate, type Update } from '../expressions/update';
import { itemSize, MAX_ITEM_BYTES, writeUnits } from '../item-size';
import { choice, consumedCapacity, required, type RequestBody } from '../request';
import { checkDepth, KEY, keyOfRequest } from '../validate';
import { attributesPart, requireCondition, RETURN_VALUES } from './conditional';
import type { Done, Store } from './operation';

function refuseKeyUpdate(update: Update | null): void {
  if (update?.paths.some(([name]) => name === KEY)) {
    throw invalid(
      `One or more parameter values were invalid: Cannot update attribute ${KEY}. This attribute is part of the key`,
    );
  }
}

function checkUpdated(item: Item): void {
  checkDepth(item);
  if (itemSize(item) > MAX_ITEM_BYTES) throw invalid('Item size to update has exceeded the maximum allowed size');
}

function returned(
  values: (typeof RETURN_VALUES)[number],
  update: Update | null,
  before: Item | null,
  after: Item | null,
): Item | null {
  switch (values) {
    case 'NONE':
      return null;
    case 'ALL_OLD':
      return before;
    case 'ALL_NEW':
      return after;
    case 'UPDATED_OLD':
      return project(before ?? {}, update?.paths ?? []);
    case 'UPDATED_NEW':
      return project(after ?? {}, update?.paths ?? []);
  }
}

/**
 * UpdateItem. On a missing key it creates the item, unless the update does nothing but take away (REMOVE, DELETE): then
 * DynamoDB creates none.
 */
export function updateItem(store: Store, request: RequestBody): Done {
  const values = choice(request, 'ReturnValues', RETURN_VALUES, 'NONE');
  const expressions = readExpressions(request, ['UpdateExpression', 'ConditionExpression']);
  const { update, bindings } = expressions;
  const key = keyOfRequest(required(request, 'Key'));
  refuseKeyUpdate(update);
  const before = store.contents.get(key) ?? null;
  requireCondition(request, expressions, before);
  const start = before ?? { [KEY]: { S: key } };
  const updated = update === null ? start : applyUpdate(update, start, bindings);
  checkUpdated(updated);
  const after = before === null && update?.onlyRemoves === true ? null : updated;
  const units = writeUnits(before, after);
  const response = {
    ...attributesPart(returned(values, update, before, after)),
    ...consumedCapacity(request, units),
  };
  store.write(key, after);
  return { response, key, before, after, units };
}
