import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Table } from './table';

/*
 * Random sequences of what the helpers do, against a model that knows nothing of expressions: a row is a count, a set and
 * an expiry.
 */

interface Row {
  count?: number;
  members?: string[];
  expiry?: number;
}

type Step =
  | { kind: 'increment'; key: string; by: number; expiry: number; onlyIfLive: boolean }
  | { kind: 'add' | 'drop'; key: string; members: string[] }
  | { kind: 'put'; key: string; members: string[]; expiry: number }
  | { kind: 'reset' | 'delete'; key: string };

const NOW = 50;
const keys = fc.constantFrom('a', 'b', 'c');
const members = fc.uniqueArray(fc.constantFrom('x', 'y', 'z', '😀', '\uffff'), { minLength: 1 });
const expiries = fc.nat(100);
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('increment' as const),
    key: keys,
    by: fc.integer({ min: -5, max: 5 }),
    expiry: expiries,
    onlyIfLive: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('add', 'drop'), key: keys, members }),
  fc.record({ kind: fc.constant('put' as const), key: keys, members, expiry: expiries }),
  fc.record({ kind: fc.constantFrom('reset', 'delete'), key: keys }),
);

/** What becomes of a row; undefined: there is none. */
function next(row: Row | undefined, step: Step): Row | undefined {
  switch (step.kind) {
    case 'increment':
      if (step.onlyIfLive && (row?.expiry === undefined || row.expiry < NOW)) return row;
      return { ...row, count: (row?.count ?? 0) + step.by, expiry: step.expiry };
    case 'add':
      return { ...row, members: [...new Set([...(row?.members ?? []), ...step.members])] };
    case 'drop': {
      if (row === undefined) return undefined;
      const { members: old = [], ...rest } = row;
      const left = old.filter((member) => !step.members.includes(member));
      return left.length === 0 ? rest : { ...rest, members: left };
    }
    case 'put':
      return { members: step.members, expiry: step.expiry };
    case 'reset': {
      if (row === undefined) return undefined;
      const { count: _, ...rest } = row;
      return rest;
    }
    case 'delete':
      return undefined;
  }
}

function toRequest(step: Step): [operation: string, request: object] {
  const Key = { key: { S: step.key } };
  switch (step.kind) {
    case 'increment':
      return [
        'UpdateItem',
        {
          Key,
          UpdateExpression: 'ADD intCount :by SET expiresAt = :e',
          ...(step.onlyIfLive ? { ConditionExpression: 'expiresAt >= :now' } : {}),
          ExpressionAttributeValues: {
            ':by': { N: String(step.by) },
            ':e': { N: String(step.expiry) },
            ...(step.onlyIfLive ? { ':now': { N: String(NOW) } } : {}),
          },
        },
      ];
    case 'add':
    case 'drop':
      return [
        'UpdateItem',
        {
          Key,
          UpdateExpression: `${step.kind === 'add' ? 'ADD' : 'DELETE'} stringSet :s`,
          ExpressionAttributeValues: { ':s': { SS: step.members } },
        },
      ];
    case 'put': {
      const Item = { ...Key, stringSet: { SS: step.members }, expiresAt: { N: String(step.expiry) } };
      return ['PutItem', { Item }];
    }
    case 'reset':
      return ['UpdateItem', { Key, UpdateExpression: 'REMOVE intCount' }];
    case 'delete':
      return ['DeleteItem', { Key }];
  }
}

it('sequences of writes leave what a plain model says', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (sequence) => {
      const table = new Table([]);
      const model = new Map<string, Row>();
      for (const step of sequence) {
        const [operation, request] = toRequest(step);
        const before = table.contents.get(step.key) ?? null;
        const copy = structuredClone(before);
        const outcome = table.execute(operation, JSON.stringify({ TableName: 'panther-kv-store', ...request }));
        const row = next(model.get(step.key), step);
        if (row === undefined) model.delete(step.key);
        else model.set(step.key, row);
        const expected =
          row === undefined
            ? null
            : {
                key: { S: step.key },
                ...(row.count === undefined ? {} : { intCount: { N: String(row.count) } }),
                ...(row.members === undefined ? {} : { stringSet: { SS: [...row.members].sort() } }),
                ...(row.expiry === undefined ? {} : { expiresAt: { N: String(row.expiry) } }),
              };
        expect(outcome.before).toEqual(copy);
        expect(before).toEqual(copy);
        expect(outcome.after).toEqual(expected);
        expect(table.contents.get(step.key) ?? null).toEqual(expected);
      }
      expect(table.contents.size).toBe(model.size);
    }),
    { seed: 1, numRuns: 300 },
  );
});
