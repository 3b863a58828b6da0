import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readMetadata } from './metadata';
import { addTest } from './yaml-tests';

const HEAD = 'AnalysisType: rule\nRuleID: My.Rule # keep me\nFilename: my.py\nLogTypes: [ "A.B" ]\n';
const LOG = '{\n  "a": 12345678901234567890,\n  "b": 1.50,\n  "c": "x: #y"\n}';
const test = { name: 'New one', expectedResult: true, log: LOG };

function add(text: string, more: Partial<typeof test> = {}) {
  const added = addTest(text, { ...test, ...more });
  if (added === null) throw new Error('It was refused.');
  return added;
}

const testsOf = (text: string): { Name: string; ExpectedResult: boolean; Log: unknown }[] => (parse(text) as { Tests: [] }).Tests;

describe('addTest', () => {
  it('makes the list where there is none', () => {
    const { text, line } = add(HEAD);
    expect(text).toBe(`${HEAD}Tests:\n  - Name: "New one"\n    ExpectedResult: true\n    Log:\n      {\n        "a": 12345678901234567890,\n        "b": 1.50,\n        "c": "x: #y"\n      }\n`);
    expect(text.split('\n')[line - 1]).toContain('New one');
  });

  it.each([
    ['nothing', 'Tests:\n'],
    ['a comment', 'Tests: # none yet\n'],
    ['null', 'Tests: null\n'],
    ['Null', 'Tests: Null\n'],
    ['an empty list', 'Tests: []\n'],
    ['an empty list with a comment', 'Tests: [] # none yet\n'],
    ['an empty list with a comment inside', 'Tests: [\n # none yet\n]\n'],
    ['an empty list with a comment before its end', 'Tests: [ # none yet\n  ]\n'],
  ])('fills a list that has %s', (_, tests) => {
    const { text, line } = add(`${HEAD}${tests}Threshold: 1 # behind\n`);
    expect(testsOf(text)).toHaveLength(1);
    expect(text).toContain('Threshold: 1 # behind');
    expect(text.includes('# none yet')).toBe(tests.includes('#'));
    expect(text.split('\n')[line - 1]).toContain('New one');
  });

  it('keeps comments of an empty list where they can stay, the others above the test', () => {
    const { text, line } = add(`${HEAD}Tests: [ # none yet\n\n  # to do: - one\n  ] # end\nThreshold: 1\n`);
    expect(text).toContain('Tests: # end\n  # none yet\n  # to do: - one\n  - Name: "New one"\n');
    expect(text.endsWith('}\nThreshold: 1\n')).toBe(true);
    expect(text.split('\n')[line - 1]).toContain('New one');
  });

  it('adds behind the last one, with its indentation, and leaves comments where they are', () => {
    const before = `${HEAD}Tests:\n- Name: First # why\n  ExpectedResult: false\n  Log:\n    a: 1\n# behind the tests\nThreshold: 3\n`;
    const { text } = add(before);
    expect(testsOf(text).map(({ Name }) => Name)).toEqual(['First', 'New one']);
    expect(text.split('\n').filter((line) => !before.includes(`${line}\n`)).join('\n')).toMatch(/^- Name: "New one"\n/);
    expect(text).toContain('  - '.slice(2) + 'Name: First # why\n');
    expect(text.endsWith('Threshold: 3\n')).toBe(true);
  });

  it('adds to a list in flow style', () => {
    const { text } = add(`${HEAD}Tests: [{Name: First, ExpectedResult: true, Log: {}}] # end\n`);
    expect(testsOf(text).map(({ Name }) => Name)).toEqual(['First', 'New one']);
    expect(text.endsWith('] # end\n')).toBe(true);
  });

  it('compares what aliases multiply once', () => {
    const levels = Array.from({ length: 40 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]\n`);
    const text = `${HEAD}l0: &l0 [1]\n${levels.join('')}nan: .nan\n`;
    expect(add(text).text.startsWith(text)).toBe(true);
  });

  it('writes an event so that readers of YAML 1.1 take it for the same', () => {
    const log = '{"a": 1e5, "b": "\\ud83d\\ude00\u0085\u2028\u007f", "c": "12:30:45"}';
    for (const text of [HEAD, `${HEAD}Tests: [{Name: First, Log: {}}]\n`]) {
      const [test] = (parse(add(text, { log, name: 'a\u0085b' }).text, { version: '1.1' }) as { Tests: unknown[] }).Tests.slice(-1);
      expect(test).toEqual({ Name: 'a\u0085b', ExpectedResult: true, Log: JSON.parse(log) });
    }
  });

  it('gives an equal name a number', () => {
    const twice = add(add(HEAD).text).text;
    expect(testsOf(add(twice).text).map(({ Name }) => Name)).toEqual(['New one', 'New one 2', 'New one 3']);
  });

  it('keeps the line ends of the file', () => {
    const { text } = add(HEAD.replaceAll('\n', '\r\n'));
    expect(/[^\r]\n/.test(text)).toBe(false);
  });

  it.each([['a scalar'], ['- a list'], ['{a: 1}'], ['a: [1'], ['Tests: 3'], ['Tests: {a: 1}']])('refuses %s', (text) => {
    expect(addTest(text, test)).toBeNull();
  });

  it.each([
    ['a document that has ended', 'RuleID: a\n...\n', LOG],
    ['a mapping that is indented', '  RuleID: a\n  Severity: Info\n', LOG],
    ['a list in flow style that ends with a comment', 'RuleID: a\nTests: [\n  {Name: x, Log: {}} # last\n  ]\n', LOG],
    ['an event with a name twice in one object', HEAD, '{ "a": 1, "a": 2 }'],
  ])('refuses %s, which would leave a YAML that cannot be read', (_, text, log) => {
    expect(readMetadata({ path: 'rules/my.yml', text }).problems.filter(({ message }) => message.includes('cannot be read'))).toEqual([]);
    expect(addTest(text, { ...test, log })).toBeNull();
  });

  it('keeps what is there, and the event, whatever they are', () => {
    const name = fc.string({ unit: 'binary' }).filter((text) => !/\p{Cs}/u.test(text));
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
    })).value;
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.boolean(), fc.dictionary(fc.string(), value)), { minLength: 1, maxLength: 4 }), (tests) => {
        let text = `${HEAD}# last line`;
        for (const [own, expectedResult, log] of tests) {
          const added = add(text, { name: own, expectedResult, log: JSON.stringify(log, null, 2) });
          expect(added.text.startsWith(text)).toBe(true);
          text = added.text;
        }
        expect(testsOf(text).map(({ ExpectedResult, Log }) => [ExpectedResult, JSON.stringify(Log)])).toEqual(tests.map(([, expectedResult, log]) => [expectedResult, JSON.stringify(log).replaceAll(/(?<=[[,:])-0(?=[\],}])/g, '0')]));
        expect(readMetadata({ path: 'rules/my.yml', text }).problems).toEqual([]);
      }),
      { numRuns: 25, seed: 2 },
    );
  });
});
