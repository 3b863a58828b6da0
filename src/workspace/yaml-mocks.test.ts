import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { MAX_SLOW } from './read-yaml';
import { addMocks, type YamlMock } from './yaml-mocks';

const HEAD = 'AnalysisType: rule # why\nRuleID: My.Rule\n';
const MOCKS: YamlMock[] = [
  { objectName: 'get_string_set', returnValue: '["a", "it\'s"]' },
  { objectName: 'check_account_age', returnValue: false },
];
const add = (text: string, index = 0, mocks = MOCKS): string | null => addMocks(text, new Map([[index, mocks]]));

describe('addMocks', () => {
  it('writes them below ExpectedResult, with the indentation that the tests have', () => {
    expect(add(`${HEAD}Tests:\n  - Name: one # 1\n    ExpectedResult: true # really\n    # the event\n    Log: {a: 1}\n`)).toBe(
      `${HEAD}Tests:\n  - Name: one # 1\n    ExpectedResult: true # really\n    Mocks:\n      - objectName: get_string_set\n        returnValue: '["a", "it''s"]'\n      - objectName: check_account_age\n        returnValue: false\n    # the event\n    Log: {a: 1}\n`,
    );
    expect(add(`${HEAD}Tests:\n- ExpectedResult: true\n  Log:\n    a: 1\n  Name: one`)).toBe(
      `${HEAD}Tests:\n- ExpectedResult: true\n  Mocks:\n  - objectName: get_string_set\n    returnValue: '["a", "it''s"]'\n  - objectName: check_account_age\n    returnValue: false\n  Log:\n    a: 1\n  Name: one`,
    );
    expect(add(`${HEAD}Tests:\n-   Name: one\n    Log: {}\n    ExpectedResult: true`)?.endsWith('    ExpectedResult: true\n    Mocks:\n    - objectName: get_string_set\n      returnValue: \'["a", "it\'\'s"]\'\n    - objectName: check_account_age\n      returnValue: false\n')).toBe(true);
  });

  it('adds them behind those that are there', () => {
    const text = `${HEAD}Tests:\n  - Name: one\n    ExpectedResult: true\n    Mocks:\n    - objectName: a # first\n      returnValue: b\n    Log: {}\n  - Name: two\n    ExpectedResult: true\n    Log: {}\n`;
    expect(add(text)).toBe(text.replace('returnValue: b\n', `returnValue: b\n    - objectName: get_string_set\n      returnValue: '["a", "it''s"]'\n    - objectName: check_account_age\n      returnValue: false\n`));
  });

  it.each([
    ['nothing', 'Mocks:\n', 'Mocks:\n'],
    ['nothing, and a comment', 'Mocks: # to do\n', 'Mocks: # to do\n'],
    ['null', 'Mocks: null # to do\n', 'Mocks: # to do\n'],
    ['an empty list', 'Mocks: [ ]\n', 'Mocks:\n'],
    ['a comment between its brackets', 'Mocks: [ # ask ops first\n    ] # end\n', 'Mocks: # end\n      # ask ops first\n'],
    ['a comment before its brackets', 'Mocks: # why\n      []\n', 'Mocks:\n      # why\n'],
  ])('fills a list that has %s', (_, mocks, kept) => {
    const text = `${HEAD}Tests:\n  - Name: one\n    ${mocks}    ExpectedResult: true\n    Log: {}\n`;
    expect(add(text)).toBe(text.replace(mocks, `${kept}      - objectName: get_string_set\n        returnValue: '["a", "it''s"]'\n      - objectName: check_account_age\n        returnValue: false\n`));
  });

  it('leaves what is too long for the slow reader of YAML', () => {
    const text = `${HEAD}Tests:\n  - Name: one\n    ExpectedResult: true\n`;
    expect(add(`${text}${'#'.repeat(MAX_SLOW - text.length)}`)).not.toBeNull();
    expect(add(`${text}${'#'.repeat(MAX_SLOW - text.length + 1)}`)).toBeNull();
  });

  it('writes in flow style where the test is', () => {
    const [one, two] = ['{Name: one, ExpectedResult: true, Log: {}}', '{Name: two, ExpectedResult: true, Log: {}, Mocks: [{objectName: a, returnValue: b}, ] }'];
    const text = `${HEAD}Tests: [${one}, ${two}] # end\n`;
    expect(add(text)).toBe(text.replace(one, `{Name: one, ExpectedResult: true, Log: {}, Mocks: [{ objectName: get_string_set, returnValue: '["a", "it''s"]' }, { objectName: check_account_age, returnValue: false }]}`));
    expect(add(text, 1)).toContain(`{objectName: a, returnValue: b}, { objectName: get_string_set`);
  });

  it('keeps the line ends of the file, and writes what only looks like a text as one', () => {
    const text = add(`${HEAD}Tests:\n  - Name: one\n    ExpectedResult: true\n    Log: {}\n`.replaceAll('\n', '\r\n'), 0, [{ objectName: 'on', returnValue: '' }, { objectName: 'zähler', returnValue: '12' }]) ?? '';
    expect(/[^\r]\n/.test(text)).toBe(false);
    expect(text).toContain('- objectName: "on"\r\n        returnValue: ""\r\n      - objectName: "zähler"\r\n        returnValue: "12"\r\n');
  });

  it('of a file with line ends of two kinds keeps that of each line, and has that of the line before', () => {
    const [one, two, rest] = ['Tests:\r\n  - Name: one\r\n    ExpectedResult: true\n', '    Log: {}\n  - Name: two\n    ExpectedResult: true\r\n', '    Log: {}\n'];
    const mocks = [{ objectName: 'f', returnValue: true }];
    const mock = (end: string): string => `    Mocks:${end}      - objectName: f${end}        returnValue: true${end}`;
    expect(addMocks(one + two + rest, new Map([[0, mocks], [1, mocks]]))).toBe(`${one}${mock('\n')}${two}${mock('\r\n')}${rest}`);
    const [before, end] = ['Tests:\n  - ExpectedResult: true\n    Mocks:\n      - objectName: a\n        returnValue: b', '\r\n    Log: {}\n'];
    expect(add(before + end, 0, mocks)).toBe(`${before}\r\n      - objectName: f\r\n        returnValue: true${end}`);
  });

  it.each([
    ['no tests', HEAD],
    ['a test that is an alias', `a: &a {Name: one, ExpectedResult: true, Log: {}}\nTests:\n  - *a\n`],
    ['a test that another one is an alias of', `Tests:\n  - &a\n    Name: one\n    ExpectedResult: true\n    Log: {}\nOthers: *a\n`],
    ['an ExpectedResult that is merged', `a: &a {ExpectedResult: true}\nTests:\n  - Name: one\n    <<: *a\n    Log: {}\n`],
    ['mocks that are a mapping', `Tests:\n  - Name: one\n    ExpectedResult: true\n    Mocks: {a: b}\n    Log: {}\n`],
    ['YAML that cannot be read', `Tests:\n  - Name: [\n`],
  ])('refuses %s', (_, text) => {
    expect(add(text)).toBeNull();
  });

  it('changes nothing else, whatever is mocked', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }).filter((text) => !/\p{Cs}/u.test(text)), fc.boolean());
    const layouts = [
      (index: number) => `  - Name: n${index}\n    ExpectedResult: true\n    Log:\n      a: |\n        - Name: x\n         # no comment\n\n`,
      (index: number) => `  - Log: {"a": 1,\n      "b": 2}\n    Name: n${index} # c\n    Mocks: []\n    ExpectedResult: false`,
      (index: number) => `  - Name: n${index}\n    Mocks:\n      - {objectName: z, returnValue: ""}\n    ExpectedResult: false\n    Log: {}`,
    ];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.array(fc.record({ objectName: fc.constantFrom('a', 'null', 'b_1'), returnValue: value }), { minLength: 1, maxLength: 2 })), { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n'), (tests, eol) => {
        const text = `${HEAD}Tests:\n${tests.map(([layout], index) => layouts[layout]?.(index)).join('\n')}\nThreshold: 3 # end`.replaceAll('\n', eol);
        const done = addMocks(text, new Map(tests.map(([, mocks], index) => [index, mocks] as const))) ?? '';
        const was = (parse(text) as { Tests: { Mocks?: object[] }[] }).Tests;
        const now = (parse(done) as { Tests: { Mocks: object[] }[] }).Tests;
        expect(now).toEqual(was.map((test, index) => ({ ...test, Mocks: [...(test.Mocks ?? []), ...(tests[index]?.[1] ?? [])] })));
        // The lines of before, in their order.
        const lines = done.split(eol);
        let at = 0;
        for (const line of text.split(eol)) {
          at = lines.indexOf(line.replace('Mocks: []', 'Mocks:'), at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
      { numRuns: 20, seed: 3 },
    );
  });
});
