import type { AttributeValue } from '../../trace/item';
import { isPlainObject } from '../../trace/item-guard';
import { DynamoError, invalid } from '../dynamo-error';
import { parameter, type RequestBody } from '../request';
import { readString, validateValue } from '../validate';
import type { Action, Condition, Parsed, WrittenPath } from './ast';
import { resolvePath, type Bindings } from './bindings';
import { checkCondition } from './check-condition';
import { ParseCache } from './parse-cache';
import { parseCondition } from './parse-condition';
import { parseProjection } from './parse-projection';
import { parseUpdate } from './parse-update';
import { checkDistinct, type Path } from './path';
import { bindUpdate, type Update } from './update';

/** The parameters that hold expressions. */
export type ExpressionParameter =
  | 'UpdateExpression'
  | 'ConditionExpression'
  | 'KeyConditionExpression'
  | 'FilterExpression'
  | 'ProjectionExpression';

/** A request's expressions, parsed, checked and bound to its names and values; null where there is none. */
export interface RequestExpressions {
  bindings: Bindings;
  update: Update | null;
  condition: Condition | null;
  keyCondition: Condition | null;
  filter: Condition | null;
  projection: readonly Path[] | null;
}

const conditions = new ParseCache<Condition>(parseCondition);
const updates = new ParseCache<readonly Action[]>(parseUpdate);
const projections = new ParseCache<readonly WrittenPath[]>(parseProjection);

/** Reads ExpressionAttributeNames or …Values: names begin with a sign, and there is at least one. */
function readMap<T>(request: RequestBody, name: string, sign: '#' | ':', read: (value: unknown, key: string) => T) {
  const content = parameter(request, name);
  if (content === undefined) return {};
  if (!isPlainObject(content)) throw new DynamoError('SerializationException', 'Unexpected field type');
  const entries = Object.entries(content);
  if (entries.length === 0) throw invalid(`${name} must not be empty`);
  const allowed = sign === '#' ? /^#[0-9a-zA-Z_]+$/ : /^:[0-9a-zA-Z_]+$/;
  return Object.fromEntries(
    entries.map(([key, value]): [string, T] => {
      if (!allowed.test(key)) throw invalid(`${name} contains invalid key: Syntax error; key: "${key}"`);
      return [key, read(value, key)];
    }),
  );
}

function readBoundValue(value: unknown, key: string): AttributeValue {
  try {
    return validateValue(value);
  } catch (error) {
    if (!(error instanceof DynamoError) || error.name !== 'ValidationException') throw error;
    throw invalid(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`);
  }
}

function checkUnused(kind: 'Names' | 'Values', defined: object, used: readonly ReadonlySet<string>[]): void {
  const unused = Object.keys(defined).filter((name) => !used.some((names) => names.has(name)));
  if (unused.length > 0) {
    throw invalid(
      `Value provided in ExpressionAttribute${kind} unused in expressions: keys: {${unused.join(', ')}}`,
    );
  }
}

/** Refuses names and values in a request that has no expression to use them in. */
function checkNeeded(request: RequestBody, allowed: readonly ExpressionParameter[]): void {
  const isAbsent = (name: string) => parameter(request, name) === undefined;
  if (!isAbsent('ExpressionAttributeNames') && allowed.every(isAbsent)) {
    throw invalid('ExpressionAttributeNames can only be specified when using expressions');
  }
  const withValues = allowed.filter((name) => name !== 'ProjectionExpression');
  if (!isAbsent('ExpressionAttributeValues') && withValues.every(isAbsent)) {
    const listed = `${withValues.join(' and ')} ${withValues.length === 1 ? 'is' : 'are'} null`;
    throw invalid(`ExpressionAttributeValues can only be specified when using expressions: ${listed}`);
  }
}

/**
 * Parses and binds the expressions of a request. `allowed` are the operation's expression parameters. Throws a
 * ValidationException for every mistake in them, for unused names and values as well.
 */
export function readExpressions(request: RequestBody, allowed: readonly ExpressionParameter[]): RequestExpressions {
  checkNeeded(request, allowed);
  const bindings: Bindings = {
    names: readMap(request, 'ExpressionAttributeNames', '#', readString),
    values: readMap(request, 'ExpressionAttributeValues', ':', readBoundValue),
  };
  const read: Parsed<unknown>[] = [];

  function bind<Tree, Bound>(name: ExpressionParameter, cache: ParseCache<Tree>, use: (tree: Tree) => Bound): Bound | null {
    const text = allowed.includes(name) ? parameter(request, name) : undefined;
    if (text === undefined) return null;
    try {
      const parsed = cache.parse(readString(text));
      read.push(parsed);
      return use(parsed.tree);
    } catch (error) {
      if (!(error instanceof DynamoError) || error.name !== 'ValidationException') throw error;
      throw invalid(`Invalid ${name}: ${error.message}`);
    }
  }

  function bindCondition(name: ExpressionParameter): Condition | null {
    return bind(name, conditions, (tree) => {
      checkCondition(tree, bindings);
      return tree;
    });
  }

  const expressions: RequestExpressions = {
    bindings,
    update: bind('UpdateExpression', updates, (actions) => bindUpdate(actions, bindings)),
    condition: bindCondition('ConditionExpression'),
    keyCondition: bindCondition('KeyConditionExpression'),
    filter: bindCondition('FilterExpression'),
    projection: bind('ProjectionExpression', projections, (written) => {
      const paths = written.map((path) => resolvePath(bindings, path));
      checkDistinct(paths);
      return paths;
    }),
  };
  checkUnused('Names', bindings.names, read.map(({ names }) => names));
  checkUnused('Values', bindings.values, read.map(({ values }) => values));
  return expressions;
}
