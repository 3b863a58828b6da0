import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTest } from '../workspace/yaml-tests';
import { readTests, unreadTests } from './read-tests';

const HEAD = 'AnalysisType: rule\nRuleID: A\nFilename: a.py\n';
const read = (text: string) => readTests({ path: 'rules/a.yml', text });
const withTest = (fields: string) => read(`${HEAD}Tests:\n  - Name: one\n    ExpectedResult: true\n    Log: {a: 1}\n${fields}`)[0];
const logOf = (yaml: string): string | undefined => read(`${HEAD}Tests:\n  - Name: one\n    ExpectedResult: true\n    Log:\n      a: ${yaml}\n`)[0]?.log;

describe('what a test says', () => {
  it('is its name, expectation, event, time and mocks, with the line that it begins in', () => {
    const text = `${HEAD}Tests:
  - Name: First
    ExpectedResult: true
    Log:
      p_event_time: "2023-05-26 20:14:51"
      list:
        - Name: not a test
    Mocks:
      - objectName: get_counter
        returnValue: "3"
      - {objectName: is_new, returnValue: false}
  # - Name: switched off
  - ExpectedResult: false
    Name: Second
    Resource: {Id: x}
Threshold: 3
`;
    const [first, second, ...others] = read(text);
    expect(others).toEqual([]);
    expect(first).toEqual({
      id: '["rules/a.yml","First",1]',
      name: 'First',
      path: 'rules/a.yml',
      line: 5,
      expected: true,
      log: '{"p_event_time":"2023-05-26 20:14:51","list":[{"Name":"not a test"}]}',
      time: 1_685_132_091,
      mocks: [
        { objectName: 'get_counter', returnValue: '3' },
        { objectName: 'is_new', returnValue: false },
      ],
      fault: null,
    });
    expect(second).toMatchObject({ name: 'Second', line: 17, expected: false, log: '{"Id":"x"}', time: null, mocks: [] });
  });

  it('is its event with the names in their order, also those that are numbers', () => {
    expect(logOf('{"10": x, b: 1, "2": {c: 1, 1: y, 0: z}, a: 2}')).toBe('{"a":{"10":"x","b":1,"2":{"c":1,"1":"y","0":"z"},"a":2}}');
    expect(logOf('{<<: {"10": 0, b: 1, "2": 2}, "3": 3, "2": 4, a: 5}')).toBe('{"a":{"10":0,"b":1,"2":4,"3":3,"a":5}}');
    expect(logOf('{a: 1, __proto__: {"1": 1}, "0": 2}')).toBe('{"a":{"a":1,"__proto__":{"1":1},"0":2}}');
  });

  it('is exact also where only the slower reader takes the YAML', () => {
    const text = `${HEAD}Tests:\n  - Name: one\n    ExpectedResult: true\n    Log: &log {\n      "10": 12345678901234567890, b: 1.0, c: -9007199254740993, d: 0x1FFFFFFFFFFFFFFFF, "2": [1e3, 010],\n      __proto__: 1\n    }\n  - Name: two\n    ExpectedResult: true\n    Log: {<<: *log, b: off}\n`;
    expect(read(text).map(({ log, fault }) => fault ?? log)).toEqual([
      '{"10":12345678901234567890,"b":1.0,"c":-9007199254740993,"d":36893488147419103231,"2":[1000.0,10],"__proto__":1}',
      '{"10":12345678901234567890,"b":"off","c":-9007199254740993,"d":36893488147419103231,"2":[1000.0,10],"__proto__":1}',
    ]);
  });

  it.each([
    ['{1234567890123456789: a, 1234567890123456788: b}', '{"1234567890123456789":"a","1234567890123456788":"b"}'],
    ['{12345678901234567890123: a, -0x1: -0x1, 0b1: 0b1}', '{"12345678901234567890123":"a","-0x1":"-0x1","0b1":"0b1"}'],
    [`{${'9'.repeat(400)}: ${'8'.repeat(400)}}`, `{"${'9'.repeat(400)}":${'8'.repeat(400)}}`],
    ['{1.50: a, 1e16: b, 0.00001: c, 1e400: 1e400, -1.0: -1e400, .nan: d}', '{"1.5":"a","1e+16":"b","1e-05":"c","Infinity":Infinity,"-1.0":-Infinity,"nan":"d"}'.replace('nan', 'NaN')],
    ['{true: a, ~: b, 010: c, 0x10: d, off: e}', '{"true":"a","null":"b","10":"c","16":"d","off":"e"}'],
    ['{<<: {1: a, 1.5: b, 1234567890123456789: c}, 1: d, 1.50: e, 1234567890123456789: f}', '{"1":"d","1.5":"e","1234567890123456789":"f"}'],
    ['{<<: {1: a, "b": c}, 2: d}', '{"1":"a","b":"c","2":"d"}'],
  ])('has the keys of %s under the names that Python gives them, whichever reader takes the YAML', (yaml, json) => {
    expect(logOf(yaml)).toBe(`{"a":${json}}`);
    // A closing bracket that is not indented deeper is what only the slower reader takes.
    expect(read(`${HEAD}Tests:\n  - Name: one\n    ExpectedResult: true\n    Log: {\n      a: ${yaml}\n    }\n`)[0]?.log).toBe(`{"a":${json}}`);
  });

  it('keeps its identity while others are added before it, and tells two of one name apart', () => {
    const one = '  - {Name: a, ExpectedResult: true, Log: {}}\n';
    const before = read(`${HEAD}Tests:\n${one}${one}`).map(({ id }) => id);
    const after = read(`${HEAD}Tests:\n${one.replace('a', 'b')}${one}${one}`).map(({ id }) => id);
    expect(new Set(before).size).toBe(2);
    expect(after.slice(1)).toEqual(before);
  });

  it.each([
    ['off', '"off"'],
    ['yes', '"yes"'],
    ['2023-05-26', '"2023-05-26"'],
    ['2023-05-26T20:14:51Z', '"2023-05-26T20:14:51Z"'],
    ['0123', '123'],
    ['0o17', '15'],
    ['12:30', '"12:30"'],
    ['1_000', '"1_000"'],
    ['true', 'true'],
    ['~', 'null'],
    ['1.0', '1.0'],
    ['1e3', '1000.0'],
    ['.5', '0.5'],
    ['-0.0', '-0.0'],
    ['.nan', 'NaN'],
    ['-.inf', '-Infinity'],
    ['12345678901234567890', '12345678901234567890'],
    ['-9007199254740993', '-9007199254740993'],
    ['{2: x, true: z, 1.5: y}', '{"2":"x","true":"z","1.5":"y"}'],
  ])('has %s of its YAML as %s', (yaml, json) => {
    expect(logOf(yaml)).toBe(`{"a":${json}}`);
  });

  it('follows merge keys and aliases', () => {
    const [, second] = read(`${HEAD}Tests:\n  - Name: one\n    ExpectedResult: true\n    Log: &base {a: 1, b: [x]}\n  - Name: two\n    ExpectedResult: false\n    Log: {<<: *base, a: 2}\n`);
    expect(JSON.parse(second?.log ?? '')).toEqual({ a: 2, b: ['x'] });
  });

  it('is what was added to a YAML', () => {
    const added = addTest(HEAD, { name: 'new', expectedResult: true, log: '{"a": 1.0, "b": 12345678901234567890}' });
    expect(read(added?.text ?? '')[0]).toMatchObject({ name: 'new', line: added?.line, log: '{"a":1.0,"b":12345678901234567890}' });
  });

  it('stands at its own line however the list is laid out', () => {
    const layout = fc.record({ indent: fc.constantFrom('', '  ', '    '), gap: fc.constantFrom(' ', '   '), eol: fc.constantFrom('\n', '\r\n'), value: fc.constantFrom('|', '>-') });
    const names = fc.array(fc.stringMatching(/^[a-z][a-z ]{0,9}[a-z]$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(layout, names, ({ indent, gap, eol, value }, all) => {
        const inner = `${indent} ${gap}`;
        const item = (name: string): string[] => [
          `${indent}-${gap}Name: "${name}"`,
          `${inner}ExpectedResult: true`,
          '# a comment at the margin',
          `${inner}Log:`,
          `${inner}  text: ${value}`,
          `${inner}    - Name: no test`,
          '',
          `${inner}    Tests:`,
        ];
        const lines = [...HEAD.trimEnd().split('\n'), 'Tests: # all of them', ...all.flatMap(item), 'Threshold: 1'];
        const tests = read(lines.join(eol));
        expect(tests.map(({ name, line }) => [name, lines[line - 1]])).toEqual(all.map((name) => [name, `${indent}-${gap}Name: "${name}"`]));
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('what is wrong with a test', () => {
  it.each([
    ['Mocks: x', 'Mocks must be a list, but it is the text "x".'],
    ['Mocks: [x]', 'Mock 1 must be a mapping (objectName, returnValue), but it is the text "x".'],
    ['Mocks: [{returnValue: x}]', "Mock 1 needs an objectName: the name in the detection's Python file that it replaces."],
    ['Mocks: [{objectName: f}]', 'Mock 1 (f) has no returnValue.'],
    ['Mocks: [{objectName: f, returnValue: 3}]', 'The returnValue of f must be a text, true or false (detections read JSON out of a text), but it is the number 3.'],
    ['Mocks: [{objectName: f, returnValue: "3", sideEffect: x}]', 'A mock has no field sideEffect; its fields are objectName and returnValue.'],
    ['Expected: true', 'A test has no field Expected; its fields are Name, ExpectedResult, Log (for a policy Resource) and Mocks.'],
  ])('is told of %s, at its line', (field, message) => {
    expect(withTest(`    ${field}\n`)).toMatchObject({ name: 'one', line: 5, fault: { path: 'rules/a.yml', line: 8, message } });
  });

  it.each([
    ['- Name: x\n    ExpectedResult: true', 5, 'The test has no Log (for a policy Resource), which is the event that it is run on.'],
    ['- Name: x\n    ExpectedResult: true\n    Log: [1]', 7, 'Log must be a mapping, the event, but it is a list.'],
    ['- Name: x\n    ExpectedResult: "yes"\n    Log: {}', 6, 'ExpectedResult must be true or false, but it is the text "yes".'],
    ['- Name: x\n    ExpectedResult: yes\n    Log: {}', 6, 'ExpectedResult must be true or false, but it is the text "yes".'],
    ['- Name: x\n    Log: {}', 5, 'The test has no ExpectedResult.'],
    ['- ExpectedResult: true\n    Log: {}', 5, 'The test has no Name.'],
    ['- Name: 3.0\n    ExpectedResult: true\n    Log: {}', 5, 'Name must be a text, but it is the number 3.0.'],
    ['- just a text', 5, 'A test must be a mapping (Name, ExpectedResult, Log), but it is the text "just a text".'],
  ])('is told of %j, and the next test is read', (test, line, message) => {
    const [bad, good] = read(`${HEAD}Tests:\n  ${test}\n  - {Name: good, ExpectedResult: false, Log: {}}\n`);
    expect(bad?.fault).toEqual({ path: 'rules/a.yml', line, column: null, severity: 'error', message });
    expect(good).toMatchObject({ name: 'good', fault: null });
  });

  it('stands for all of a YAML that cannot be read, where that has tests', () => {
    const unread = (text: string, path = 'rules/a.yml') => unreadTests({ path, text });
    expect(unread(`${HEAD}Tests:\n  - Name: [\n`)).toMatchObject({ name: 'Tests', path: 'rules/a.yml', line: 4, fault: { line: 4 } });
    expect(unread(`${HEAD}Tests:\n  - just a text\n`)).toBeNull();
    expect(unread(`${HEAD}Others: [\n`)).toBeNull();
    expect(unread('Tests:\n  - [\n', 'notes.md')).toBeNull();
  });

  it('has its log, where that can be read', () => {
    const one = (fields: string): string | undefined => read(`${HEAD}Tests:\n  - Name: one\n    ExpectedResult: true\n${fields}`)[0]?.log;
    expect(one('    Mocks: 3\n    Log: {id: 12345678901234567890}\n')).toBe('{"id":12345678901234567890}');
    expect(one('    Mocks: 3\n    Resource: {a: 1}\n')).toBe('{"a":1}');
    expect(one('    Log: 3\n')).toBe('');
    expect(one('    Mocks: 3\n    Log: &self {a: *self}\n')).toBe('');
    expect(one('    Mocks: 3\n    Log: {1: a, "1": b}\n')).toBe('');
  });

  const twice = (name: string, before: string, now: string): string => `Log has the key ${name} as ${before} and as ${now}, which is one name in JSON, so the test is not run. Rename or remove one of the two.`;
  const equal = (before: string, now: string): string => `Log has the keys ${before} and ${now}, which are one in Python, so the test is not run. Rename or remove one of the two, or put one in quotes.`;
  it.each([
    ['"1": first\n      1: second', twice('1', 'a text', 'a number')],
    ['a: [{true: first, "true": second}]', twice('true', 'a boolean', 'a text')],
    ['"10": first\n      010: second', twice('10', 'a text', 'a number')],
    ['~: first\n      "null": second', twice('null', 'null', 'a text')],
    ['<<: {1: first}\n      "1": second', twice('1', 'a number', 'a text')],
    ['1: first\n      1.0: second', equal('1', '1.0')],
    ['a: [{-0.0: first, 0: second}]', equal('-0.0', '0')],
    ['10000000000000000000000: first\n      1e22: second', equal('10000000000000000000000', '1e+22')],
    ['true: first\n      1: second', equal('true', '1')],
    ['? {a: b}\n      : x', 'Log has a mapping as a key, which JSON does not know, so the test is not run. Put the key in quotes where it is meant as a text.'],
    ['a:\n        ? [a, b]\n        : x', 'Log has a list as a key, which JSON does not know, so the test is not run. Put the key in quotes where it is meant as a text.'],
  ])('is told of the keys in %j', (log, message) => {
    const [bad, good] = read(`${HEAD}Tests:\n  - Name: x\n    ExpectedResult: true\n    Log:\n      ${log}\n  - {Name: good, ExpectedResult: true, Log: {"1": a}}\n`);
    expect(bad?.fault).toMatchObject({ line: 7, message });
    expect(good?.log).toBe('{"1":"a"}');
  });

  it.each(['1.5: a, 1.50: b', '12345678901234567890: a, 012345678901234567890: b'])('is left to the YAML where that has one key twice: %s', (keys) => {
    expect(read(`${HEAD}Tests:\n  - {Name: x, ExpectedResult: true, Log: {${keys}}}\n`)).toEqual([]);
  });

  it('is told of tests that are no list', () => {
    expect(read(`${HEAD}Tests: {a: 1}\n`)).toMatchObject([{ name: 'Tests', line: 4, fault: { line: 4, message: 'Tests must be a list of tests, but it is a mapping.' } }]);
  });

  it('is told of aliases that stand for far more than can be read, or for themselves', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`)];
    const text = `${HEAD}${bomb.join('\n')}\nTests:\n  - {Name: bomb, ExpectedResult: true, Log: {a: *a9}}\n  - {Name: good, ExpectedResult: true, Log: {}}\n`;
    expect(read(text).map(({ fault }) => fault?.message)).toEqual(['Log is longer than 4,000,000 characters, so the test is not run.', undefined]);
    const self = read(`${HEAD}Tests:\n  - {Name: self, ExpectedResult: true, Log: &l {a: [*l]}}\n`);
    expect(self.every(({ fault }) => fault !== null)).toBe(true);
  });

  it('is too deep where an alias stands too deep, and not where it does not', () => {
    const nested = (levels: number, inner: string): string => `${'['.repeat(levels)}${inner}${']'.repeat(levels)}`;
    // The reader takes 100 levels; an alias adds those of what it stands for.
    const log = (levels: number): string => `  - Name: t\n    ExpectedResult: true\n    Log: {a: *more, b: ${nested(levels, '*more')}}\n`;
    const text = `${HEAD}Half: &half ${nested(90, '1')}\nMore: &more ${nested(90, '*half')}\nTests:\n${log(10)}${log(30)}`;
    expect(read(text).map(({ fault }) => fault?.message)).toEqual([undefined, 'Log is nested deeper than 200 levels, or refers to itself, so the test is not run.']);
  });

  it('is too long as soon as it is, however often an alias stands in it', () => {
    const text = `${HEAD}Long: &long [${'"0123456789", '.repeat(1_000)}]\nTests:\n  - Name: t\n    ExpectedResult: true\n    Log: {a: &a [${'*long, '.repeat(300)}], b: [${'*a, '.repeat(10_000)}]}\n`;
    expect(read(text).map(({ fault }) => fault?.message)).toEqual(['Log is longer than 4,000,000 characters, so the test is not run.']);
  });

  it('is nothing where there are no tests', () => {
    for (const text of [HEAD, `${HEAD}Tests:\n`, `${HEAD}Tests: []\n`, 'a: [', '- x', '']) expect(read(text)).toEqual([]);
  });
});
