import { beforeAll, describe, expect, it } from 'vitest';
import { sharedInterpreter } from '../../src/python/test-interpreter';
import { readQuirks } from './quirks.mjs';
import { runInNode, type RanRepository } from './run-in-node';

const quirks = readQuirks();
let ran: RanRepository;
beforeAll(async () => {
  ran = runInNode(await sharedInterpreter(), quirks.files);
}, 60_000);

/** What a test gave, as the repository tells what it should give. */
function told(id: string, name: string, functions: object): object {
  const result = ran.tests.find(({ listed: { test, detection } }) => detection.id === id && test.name === name)?.result;
  if (!result) return { gives: 'nothing' };
  const { passed, error } = result;
  return {
    gives: passed ? 'passed' : error ? 'error' : 'failed',
    error: passed || error === null ? null : { function: error.function, type: error.type },
    functions: Object.fromEntries(Object.keys(functions).map((function_) => [function_, JSON.parse(result.functions[function_]?.output ?? '"not called"')])),
  };
}

describe('the quirks', () => {
  it('are all read, and nothing beside them', () => {
    expect(ran.problems.map(({ path, severity, message }) => [path, severity, message])).toEqual([
      ['rules/filtered.yml', 'warning', 'InlineFilters are applied by the vendor’s server alone: here the rule is called for the events that they keep away, too.'],
      ['rules/simple.yml', 'warning', 'A detection without Python (Detection in its YAML) is translated and run by the vendor’s server alone.'],
    ]);
    expect(ran.notRun.map(({ id, type }) => [id, type])).toEqual([
      ['Quirk.Query', 'scheduled_query'],
      ['Quirk.Simple', 'rule'],
      ['Quirk.Together', 'correlation_rule'],
    ]);
    const names = (tests: readonly { id: string; test: string }[]): string[] => tests.map(({ id, test }) => `${id}: ${test}`).sort();
    const expected = names(quirks.expected);
    expect(new Set(expected).size).toBe(expected.length);
    expect(names(ran.tests.map(({ listed: { detection, test } }) => ({ id: detection.id, test: test.name })))).toEqual(expected);
  });

  it.each(quirks.expected.map((one) => [`${one.id}: ${one.test}`, one] as const))('%s', (_, { id, test, gives, error, functions }) => {
    expect(told(id, test, functions)).toEqual({ gives, error, functions });
  });
});
