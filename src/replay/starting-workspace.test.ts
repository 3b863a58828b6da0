import { beforeAll, describe, expect, it } from 'vitest';
import { readWorkspace } from '../workspace/read-workspace';
import { startingWorkspace } from '../workspace/starting/starting-workspace';
import { bootTestEngine, testPlan, type TestRun } from './test-engine';

const workspace = startingWorkspace();
const { detections, helpers, events } = readWorkspace(workspace);
let result: TestRun;

beforeAll(async () => {
  const run = await bootTestEngine();
  const sources = Object.fromEntries(workspace.files.filter(({ path }) => path.endsWith('.py')).map(({ path, text }) => [path, text]));
  result = run(testPlan(sources, [], { detections, helpers, events: events.filter(({ enabled }) => enabled).map(({ text }) => text) }));
});

describe('the starting workspace, run as a new user runs it', () => {
  it('has no errors', () => {
    const results = result.entries.filter((entry) => entry.kind === 'result');
    expect(results.length).toBeGreaterThan(80);
    expect(results.filter(({ error }) => error !== null)).toEqual([]);
    expect(results.flatMap(({ alert }) => alert?.problems ?? [])).toEqual([]);
    // A condition that fails is how the counter begins anew; nothing else may be refused.
    const refusals = result.entries.flatMap((entry) => (entry.kind === 'request' && entry.error ? [entry.error.type] : []));
    expect([...new Set(refusals)]).toEqual(['ConditionalCheckFailedException']);
  });

  it('alerts by each of its detections', () => {
    const alerting = result.entries.flatMap((entry) => (entry.kind === 'result' && entry.alert ? [entry.detection] : []));
    expect([...new Set(alerting)].sort()).toEqual(detections.map(({ id }) => id));
  });

  it('leaves counters, string sets and dictionaries, some of them expired and still readable', () => {
    const items = [...result.trace.table().values()];
    for (const attribute of ['intCount', 'stringSet', 'dictionary']) {
      expect(items.filter((item) => item[attribute] !== undefined), attribute).not.toEqual([]);
    }
    const expiry = items.map(({ expiresAt }) => (expiresAt && 'N' in expiresAt ? Number(expiresAt.N) : Infinity));
    expect(expiry.filter((at) => at <= result.trace.clock)).not.toEqual([]);
    expect(expiry.filter((at) => at > result.trace.clock)).not.toEqual([]);
  });
});
