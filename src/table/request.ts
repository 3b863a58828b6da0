import { isPlainObject } from '../trace/item-guard';
import { DynamoError, invalid } from './dynamo-error';
import { readString } from './validate';

/** Name of the one table there is. */
export const TABLE_NAME = 'panther-kv-store';

/** The parsed body of a request. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** Parses a request's body. Throws a SerializationException when it is no JSON object. */
export function parseBody(body: string): RequestBody {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    throw new DynamoError('SerializationException', 'The request body is not valid JSON');
  }
  if (!isPlainObject(content)) throw new DynamoError('SerializationException', 'The request body is not a JSON object');
  return content;
}

/** A parameter's value; undefined when it is absent or null, which DynamoDB treats alike. */
export function parameter(request: RequestBody, name: string): unknown {
  return Object.hasOwn(request, name) ? (request[name] ?? undefined) : undefined;
}

function constraint(name: string, value: string, rule: string): DynamoError {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return invalid(
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${rule}`,
  );
}

/** A parameter that has to be there. Throws a ValidationException when it is not. */
export function required(request: RequestBody, name: string): unknown {
  const value = parameter(request, name);
  if (value === undefined) throw constraint(name, 'null', 'Member must not be null');
  return value;
}

/** A parameter with few possible values. Throws a ValidationException for any other value. */
export function choice<T extends string>(
  request: RequestBody,
  name: string,
  allowed: readonly T[],
  absent: NoInfer<T>,
): T {
  const value = parameter(request, name);
  if (value === undefined) return absent;
  const text = readString(value);
  const found = allowed.find((option) => option === text);
  if (found === undefined) {
    throw constraint(name, `'${text}'`, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
  }
  return found;
}

/** A parameter that is true or false; false when absent. */
export function flag(request: RequestBody, name: string): boolean {
  const value = parameter(request, name);
  if (value === undefined || typeof value === 'boolean') return value === true;
  throw new DynamoError('SerializationException', 'Unexpected token received from parser');
}

/** A whole number of at least `minimum`; null when absent. Throws a ValidationException for a smaller one. */
export function wholeNumber(request: RequestBody, name: string, minimum: number): number | null {
  const value = parameter(request, name);
  if (value === undefined) return null;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new DynamoError('SerializationException', `${name} cannot be converted to Integer`);
  }
  if (value < minimum) {
    throw constraint(name, `'${value}'`, `Member must have value greater than or equal to ${minimum}`);
  }
  return value;
}

/** The parameters that expressions have replaced. They are not offered here. */
const LEGACY: ReadonlyMap<string, string> = new Map([
  ['AttributeUpdates', 'UpdateExpression'],
  ['Expected', 'ConditionExpression'],
  ['AttributesToGet', 'ProjectionExpression'],
  ['KeyConditions', 'KeyConditionExpression'],
  ['QueryFilter', 'FilterExpression'],
  ['ScanFilter', 'FilterExpression'],
  ['ConditionalOperator', 'ConditionExpression'],
]);

/** Refuses legacy parameters, with a message of our own. Throws a ValidationException. */
export function refuseLegacy(request: RequestBody): void {
  for (const [name, replacement] of LEGACY) {
    if (parameter(request, name) !== undefined) {
      throw invalid(`The legacy parameter ${name} is not supported by this table; use ${replacement} instead`);
    }
  }
}

/**
 * Checks the name of the table. Throws a ValidationException when it is missing and a ResourceNotFoundException for a
 * table that does not exist; every other name than `panther-kv-store` is one.
 */
export function checkTable(request: RequestBody, describe: boolean): void {
  const name = readString(required(request, 'TableName'));
  if (name !== TABLE_NAME) {
    const detail = describe ? `: Table: ${name} not found` : '';
    throw new DynamoError('ResourceNotFoundException', `Requested resource not found${detail}`);
  }
}

/** The ConsumedCapacity part of a response, where the request asks for it. */
export function consumedCapacity(request: RequestBody, units: number): object {
  const wanted = choice(request, 'ReturnConsumedCapacity', ['INDEXES', 'TOTAL', 'NONE'], 'NONE');
  if (wanted === 'NONE') return {};
  const capacity = { TableName: TABLE_NAME, CapacityUnits: units };
  return { ConsumedCapacity: wanted === 'TOTAL' ? capacity : { ...capacity, Table: { CapacityUnits: units } } };
}
