import { invalid } from '../dynamo-error';
import type { Condition } from '../expressions/ast';
import { resolvePath, valueOf, type Bindings } from '../expressions/bindings';
import { readExpressions } from '../expressions/request-expressions';
import type { RequestBody } from '../request';
import { KEY, keyOfRequest } from '../validate';
import type { Done, Store } from './operation';
import { readPage, refuseIndex } from './page';
import { startKey } from './scan';

/** The hash key that a key condition asks for: `key = :value`, in either order. Throws a ValidationException. */
function queriedKey(condition: Condition | null, bindings: Bindings): string {
  if (condition === null) {
    throw invalid(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  }
  if (condition.kind !== 'comparison' || condition.comparator !== '=') {
    throw invalid('Query key condition not supported');
  }
  const { left, right } = condition;
  const [attribute, value] = left.kind === 'path' ? [left, right] : [right, left];
  if (attribute.kind !== 'path' || value.kind !== 'value') throw invalid('Query key condition not supported');
  const path = resolvePath(bindings, attribute.path);
  if (path.length !== 1 || path[0] !== KEY) throw invalid(`Query condition missed key schema element: ${KEY}`);
  const key = valueOf(bindings, value.name);
  if (!('S' in key)) {
    throw invalid('One or more parameter values were invalid: Condition parameter type does not match schema type');
  }
  return keyOfRequest({ [KEY]: key });
}

/** Query. The table has a hash key alone, so that there is at most one item. */
export function query(store: Store, request: RequestBody): Done {
  const expressions = readExpressions(request, ['KeyConditionExpression', 'FilterExpression', 'ProjectionExpression']);
  refuseIndex(request);
  const key = queriedKey(expressions.keyCondition, expressions.bindings);
  const start = startKey(request);
  if (start !== null && start !== key) {
    throw invalid('The provided starting key is outside query boundaries based on provided conditions');
  }
  const { response, units } = readPage(store, request, expressions, start === null ? [key] : []);
  const item = store.contents.get(key) ?? null;
  return { response, key, before: item, after: item, units };
}
