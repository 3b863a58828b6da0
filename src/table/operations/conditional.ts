import type { Item } from '../../trace/item';
import { DynamoError, invalid } from '../dynamo-error';
import { fulfils } from '../expressions/condition';
import type { RequestExpressions } from '../expressions/request-expressions';
import { choice, type RequestBody } from '../request';

/**
 * Throws a ConditionalCheckFailedException when a write's condition does not hold for the item as it is (null: there is
 * none). Carries that item where the request asks for it.
 */
export function requireCondition(request: RequestBody, expressions: RequestExpressions, item: Item | null): void {
  const failure = choice(request, 'ReturnValuesOnConditionCheckFailure', ['ALL_OLD', 'NONE'], 'NONE');
  const { condition, bindings } = expressions;
  if (condition === null || fulfils(condition, item ?? {}, bindings)) return;
  throw new DynamoError(
    'ConditionalCheckFailedException',
    'The conditional request failed',
    failure === 'ALL_OLD' ? item : null,
  );
}

export const RETURN_VALUES = ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] as const;

/** Whether PutItem and DeleteItem are to return the old item; they offer nothing else. Throws a ValidationException. */
export function wantsOldItem(request: RequestBody): boolean {
  const values = choice(request, 'ReturnValues', RETURN_VALUES, 'NONE');
  if (values !== 'ALL_OLD' && values !== 'NONE') throw invalid('ReturnValues can only be ALL_OLD or NONE');
  return values === 'ALL_OLD';
}

/** The Attributes part of a response: left out where there are none. */
export function attributesPart(attributes: Item | null): object {
  return attributes === null || Object.keys(attributes).length === 0 ? {} : { Attributes: attributes };
}
