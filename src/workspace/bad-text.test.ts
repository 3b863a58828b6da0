import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text';
import { readEventRow } from './event-row';
import { summarizeEvent } from './event-summary';
import { MAX_EVENT_LINES, parseEvent, readEventsFile } from './events';
import { MAX_PASTED, parseEvents, parsePasted } from './parse-pasted-events';
import { MAX_EVENTS, readWorkspace } from './read-workspace';
import { MAX_MERGED_KEYS, MAX_YAML, MAX_YAML_DEPTH, readYaml } from './read-yaml';
import { shownText } from './shown-text';

/** The sentence about a line of events, and its place. */
function problemOf(text: string): string {
  const [problem] = readEventsFile({ path: 'events/e.jsonl', text }).problems;
  return problem ? `${problem.line}:${problem.column} ${problem.message}` : 'none';
}

describe('text', () => {
  const decode = (...bytes: number[]) => decodeText(new Uint8Array(bytes));
  it('that is no UTF-8 is told with its line', () => {
    const latin = decode(0x61, 0x0a, 0x62, 0x0a, 0x63, 0xe9, 0x0a);
    expect(latin).toEqual({ reason: 'it is not encoded in UTF-8: line 3 cannot be read. Save it as UTF-8, then import it again', line: 3 });
    expect(decode(0x61, 0xc3)).toMatchObject({ line: 1 });
    expect(decode(0xed, 0xa0, 0x80)).toMatchObject({ line: 1 });
    expect(decode(0xff, 0xfe, 0x00, 0xd8)).toEqual({ reason: 'it is no valid UTF-16 text', line: null });
    expect(decode(0x61, 0x00, 0x62)).toEqual({ reason: 'it is binary, not text', line: null });
  });

  it('comes out of its bytes as it went in, line ends and all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replaceAll('\0', '').replace(/^\ufeff+/, '');
        const bytes = new TextEncoder().encode(`${plain}\r\n\n`);
        expect(decodeText(bytes)).toEqual({ text: new TextDecoder().decode(bytes) });
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('is cut and made visible where it stands in a sentence', () => {
    expect(shownText('a\u202eb\u0000c\ud800')).toBe('a<U+202E>b<U+0000>c<U+D800>');
    expect(shownText('x'.repeat(1_000_000))).toHaveLength(101);
  });
});

describe('an event', () => {
  it.each([
    ['{"a": NaN}', '1:7 This line is no event: NaN is no number that JSON has; write null, or a text.'],
    ['{"a": -Infinity}', '1:7 This line is no event: -Infinity is no number that JSON has; write null, or a text.'],
    ['{"a": constructor}', '1:7 This line is no event: constructor is no JSON value.'],
    ['{"a": __proto__}', '1:7 This line is no event: __proto__ is no JSON value.'],
    ['{"a": 1,}', '1:9 This line is no event: there is a comma before }.'],
    ['{"a": 1} // note', '1:10 This line is no event: there is more text behind the value: // note.'],
    ['{"a": 1} {"b": 2}', '1:10 This line is no event: there is more text behind the value: {"b": 2}.'],
    ['{"a": 1, "a": 2}', '1:10 The name "a" is there twice in one object; the last value counts.'],
    ['{"a"\u202e: 1}', '1:5 This line is no event: a colon is expected after the name "a".'],
    ['{\u202e"a": 1}', '1:2 This line is no event: a name in double quotes is expected, not <U+202E>.'],
  ])('%j is told as it is', (text, sentence) => {
    expect(problemOf(text)).toBe(sentence);
  });

  it('may be nested to any depth without harm', () => {
    for (const levels of [201, 10_000, 300_000]) {
      const sentence = 'it is nested deeper than 200 levels';
      for (const json of [`{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`, `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`, `{"a":${'['.repeat(levels)}`]) {
        expect(parseEvent(json)).toMatchObject({ reason: sentence });
        expect(parseEvents(json, 'x').problems[0]?.message).toContain(sentence);
      }
    }
  });

  it('keeps the spelling of its numbers', () => {
    const text = `{"a":1e400,"b":${'9'.repeat(10_000)},"c":-0.10e-0,"d":1E999999999}`;
    expect(readEventsFile({ path: 'events/e.jsonl', text }).rows[0]?.text).toBe(text);
    expect(parseEvents(`[${text}]`, 'x')).toEqual({ events: [text], problems: [], errors: 0 });
  });

  it('has names that mean nothing to JavaScript', () => {
    const text = '{"__proto__":{"p_log_type":"Evil"},"constructor":1,"toString":2,"hasOwnProperty":3}';
    const [row] = readEventsFile({ path: 'events/e.jsonl', text }).rows;
    expect(row?.logType).toBeNull();
    expect(row && summarizeEvent(readEventRow(row))).toBe('constructor: 1 · toString: 2 · hasOwnProperty: 3');
    expect(Object.hasOwn(Object.prototype, 'p_log_type')).toBe(false);
  });

  it('never makes a sentence long, however long what it is about', () => {
    const long = 'x'.repeat(3_000_000);
    for (const text of [`{"${long}" 1}`, `{"${long}":1,"${long}":2}`, `{"a":${long}}`, `{"a":"${long}`, `{"a":"${long}"} more`]) {
      const [problem] = readEventsFile({ path: 'events/e.jsonl', text }).problems;
      expect(problem?.message.length).toBeLessThan(250);
      expect(parseEvents(text, 'e').problems[0]?.message.length ?? 0).toBeLessThan(250);
    }
    expect(summarizeEvent({ a: long }).length).toBeLessThan(200);
  });
});

describe('too many events', () => {
  it('are read up to the limit of a file, and that is said', () => {
    const text = '{}\n'.repeat(MAX_EVENT_LINES + 10);
    const { rows, problems } = readEventsFile({ path: 'events/e.jsonl', text });
    expect(rows).toHaveLength(MAX_EVENT_LINES);
    expect(problems.map(({ message }) => message)).toEqual(['Only the first 250,000 lines are read. Split the file, or delete lines.']);
    const { events, errors } = parseEvents(`[${'{},'.repeat(MAX_EVENT_LINES)}{}]`, 'x');
    expect([events.length, errors]).toEqual([MAX_EVENT_LINES, 1]);
    expect(readEventsFile({ path: 'events/e.jsonl', text: '\n'.repeat(2_000_000) }).rows).toEqual([]);
  });

  it('are left out file by file beyond the limit of a workspace', () => {
    const text = '{}\n'.repeat(MAX_EVENT_LINES);
    const files = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ path: `events/${name}.jsonl`, text }));
    const { events, problems } = readWorkspace({ name: 'w', files, disabledPaths: [] });
    expect(events).toHaveLength(MAX_EVENTS);
    expect(problems.filter(({ path }) => path === 'events/e.jsonl').map(({ message }) => message)).toEqual([
      'The events of this file are left out: a workspace takes 1,000,000. Delete events or files.',
    ]);
  });

  it('are not looked for in text that is too long to be pasted', () => {
    expect(parsePasted('{}'.padEnd(MAX_PASTED + 1), 'x')).toMatchObject({ events: [], errors: 1, problems: [{ message: 'The text has more than 5 MB. Save it as a file and import that.' }] });
    expect(parsePasted('{}', 'x').events).toEqual(['{}']);
  });
});

describe('YAML', () => {
  const told = (text: string): string => {
    const { problem } = readYaml(text);
    return problem ? `${problem.line} ${problem.message}` : 'read';
  };
  it.each([
    ['RuleID: !!python/object/apply:os.system ["x"]', '1 The YAML has the tag !!python/object/apply:os.system, which is not known here; values are written without one.'],
    ['a: 1\nb: !!js/function "x"', '2 The YAML has the tag !!js/function, which is not known here; values are written without one.'],
    ['a: 1\na: 2', '2 The YAML has the key a twice.'],
    ['a:\n\tb: 1', '2 The YAML is indented with a tab; only spaces may indent.'],
    ['a: 1\n---\nb: 2', '2 The file has more than one YAML document (---); a detection has one.'],
    [`a: ${'['.repeat(MAX_YAML_DEPTH + 1)}`, `1 The YAML is nested deeper than ${MAX_YAML_DEPTH} levels.`],
    [`a: 1\nb: ${'['.repeat(100_000)}`, `2 The YAML is nested deeper than ${MAX_YAML_DEPTH} levels.`],
    [`a: ${'x'.repeat(MAX_YAML)}`, 'null The YAML is longer than 1 MB, so it is not read.'],
  ])('%#: is refused with its line', (text, sentence) => {
    expect(told(text)).toBe(sentence);
  });

  it('that would grow by its aliases does not', () => {
    const laughs = ['a0: &a0 [x]', ...Array.from({ length: 40 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(',')}]`)];
    expect(told(laughs.join('\n'))).toBe('read');
    const keys = Array.from({ length: 5_000 }, (_, index) => `  k${index}: 1`).join('\n');
    const merges = (count: number): string => `a: &a\n${keys}\nb:\n${'  - {<<: *a}\n'.repeat(count)}`;
    expect(told(merges(1))).toBe('read');
    expect(told(merges(1_000))).toMatch(new RegExp(`^\\d+ The YAML merges \\(<<\\) more than ${MAX_MERGED_KEYS.toLocaleString('en-US')} keys\\.$`));
  });

  it('is inert and of version 1.2', () => {
    const reading = readYaml('__proto__: {polluted: true}\nconstructor: 1\na: no\nb: on\nc: 010\nd: 2020-01-01\n');
    expect(reading.problem === null && JSON.stringify(reading.value)).toBe('{"__proto__":{"polluted":true},"constructor":1,"a":"no","b":"on","c":10,"d":"2020-01-01"}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('gives a value or a sentence, whatever it is', () => {
    const piece = fc.constantFrom('a', ': ', '\n', '  ', '- ', '[', ']', '{', '}', '&x ', '*x', '<<', '"', "'", '|', '>', '#', '!', '!!str ', '---\n', '? ', '\t', '%', '@', '\u202e', '\u0000');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { problem } = readYaml(pieces.join(''));
        if (problem !== null) expect(problem.message).toMatch(/^The [^\u202e\u0000]*\.$/s);
      }),
      { seed: 7, numRuns: 1500 },
    );
  });
});
