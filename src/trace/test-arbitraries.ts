import * as fc from 'fast-check';
import type { AttributeValue, Item } from './item';
import type { RunSettings, StoredEntry, TracedDetection } from './trace-types';

/** Names that objects treat in a special way are as likely as plain ones. */
const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'intCount', 'stringSet', 'dictionary', 'expiresAt'),
  fc.string({ minLength: 1, maxLength: 6 }),
);

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }), fc.integer({ min: -10, max: 10 }))
  .map(([digits, exponent]) => `${digits}E${exponent}`);
const number = fc.oneof(fc.integer().map(String), fc.constantFrom('1', '1.0', '1.50', '-0.5'), decimal);

const { value } = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string().map((S) => ({ S })),
    number.map((N) => ({ N })),
    fc.base64String().map((B) => ({ B })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true as const }),
    fc.uniqueArray(fc.string(), { minLength: 1 }).map((SS) => ({ SS })),
    fc.uniqueArray(fc.string(), { minLength: 1 }).map((SS) => ({ SS: SS.sort() })),
    fc.uniqueArray(fc.integer({ max: 30 }), { minLength: 1 }).map((NS) => ({ NS: NS.sort((a, b) => a - b).map(String) })),
    fc.uniqueArray(number, { minLength: 1 }).map((NS) => ({ NS })),
    fc.uniqueArray(fc.base64String(), { minLength: 1 }).map((BS) => ({ BS })),
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map((entries) => ({ M: Object.fromEntries(entries) })),
  ),
}));

/** Any attribute value: sets in the table's order and in any other. */
export const anyValue: fc.Arbitrary<AttributeValue> = value;

/** Any attributes, under any names. */
export const anyItem: fc.Arbitrary<Item> = fc
  .array(fc.tuple(name, value), { maxLength: 6 })
  .map((attributes) => Object.fromEntries(attributes));

/** An item as helpers write it: a counter, a set of some members, both, or neither. */
export function helperItem(key: string, count: number | null, members: readonly string[]): Item {
  return {
    key: { S: key },
    ...(count !== null && { intCount: { N: String(count) } }),
    ...(members.length > 0 && { stringSet: { SS: [...new Set(members)].sort() } }),
  };
}

export const SETTINGS: RunSettings = {
  startFrom: 'empty table',
  sweeper: 'at a random time within 48 hours',
  sweeperDelayHours: 24,
  helpers: '1.0.2',
  eventsInPutDictionary: 'as documented',
  seed: 7,
  processingDelaySeconds: 0,
  processingTime: 'event time',
  processedAt: null,
  eventsArrive: 'in order',
  longestDelaySeconds: 600,
};

export const DETECTION: TracedDetection = {
  id: 'Okta.NewIP',
  path: 'rules/okta_new_ip.py',
  displayName: 'Okta login from a new IP',
  dedupPeriodMinutes: 60,
  threshold: 1,
};

type StoredRequest = Extract<StoredEntry, { kind: 'request' }>;

/** A request that a helper sent, with what matters to the test. */
export function aRequest(at: number, fields: Partial<StoredRequest>): StoredRequest {
  return {
    kind: 'request',
    at,
    event: 1,
    detection: DETECTION.id,
    file: DETECTION.path,
    line: 12,
    helper: 'add_to_string_set',
    operation: 'UpdateItem',
    key: 'a',
    body: '{"TableName":"panther-kv-store","Key":{"key":{"S":"a"}}}',
    delta: null,
    units: 1,
    ...fields,
  };
}
