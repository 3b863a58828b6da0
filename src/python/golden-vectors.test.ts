import { beforeAll, describe, expect, it } from 'vitest';
import { Table } from '../table/table';
import { goldenVectors, vectorDetection, vectorEvents, vectorItems, vectorMismatches } from './golden-vectors';
import type { GoldenVector } from './golden-vectors';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython();
}, 60_000);

function execute(vector: GoldenVector, helpers: GoldenVector['helpers'][number]): string[] {
  python.table = new Table(vectorItems(vector, vector.before ?? []));
  const { setupErrors } = python.load({
    files: { 'rules/vector.py': vectorDetection },
    settings: { helpers, eventsInPutDictionary: vector.eventsInPutDictionary ?? 'as documented' },
  });
  expect(setupErrors).toEqual([]);
  const observed = vectorEvents(vector).map((event, index) => {
    python.now = vector.start + (vector.steps[index]?.at ?? 0);
    python.requests = [];
    const { stdout, error } = python.run(JSON.parse(event));
    expect(error).toBeNull();
    return { stdout, requests: python.requests.map(({ operation, error: failed }) => operation + (failed ? '!' : '')) };
  });
  return vectorMismatches(vector, observed, python.table.contents.values());
}

describe.each(['1.0.2', '0.4.0'] as const)('caching helpers %s', (helpers) => {
  it.each(goldenVectors.filter((vector) => vector.helpers.includes(helpers)))('$name', (vector) => {
    expect(execute(vector, helpers)).toEqual([]);
  });
});

describe('the vectors', () => {
  it('are enough, and named once', () => {
    expect(goldenVectors.length).toBeGreaterThanOrEqual(150);
    expect(new Set(goldenVectors.map(({ name }) => name)).size).toBe(goldenVectors.length);
  });

  it('tell an int from a Decimal, a request from two, and one table from another', () => {
    const vector = goldenVectors.find(({ name }) => name === 'increment_counter: by 5 on an absent key');
    if (!vector?.steps[0]) throw new Error('vector missing');
    const step = vector.steps[0];
    expect(execute({ ...vector, steps: [{ ...step, returns: { Decimal: '5' } }] }, '1.0.2')).toHaveLength(1);
    expect(execute({ ...vector, steps: [{ ...step, requests: ['UpdateItem'] }] }, '1.0.2')).toHaveLength(1);
    expect(execute({ ...vector, table: [] }, '1.0.2')).toHaveLength(1);
  });
});
