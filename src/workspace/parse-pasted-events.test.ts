import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvents } from './parse-pasted-events';

/** Events, and problems as `line: message`. */
function parse(text: string): { events: string[]; problems: string[] } {
  const { events, problems } = parseEvents(text, 'pasted');
  return { events, problems: problems.map((problem) => `${problem.line}: ${problem.message}`) };
}

describe('parseEvents', () => {
  it.each([
    ['JSON lines', '{"a":1}\n{"a":2}\n'],
    ['JSON lines with blank lines and CRLF', '\ufeff{"a":1}\r\n\r\n\n{"a":2}'],
    ['a list', '[{"a":1},{"a":2}]'],
    ['a pretty-printed list', '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n'],
    ['pretty-printed objects one behind the other', '{\n  "a": 1\n}\n{\n  "a": 2\n}'],
    ['objects with commas between', '{"a":1},\n{"a":2},\n'],
    ['objects on one line', '{"a":1}{"a":2}'],
    ['CloudTrail records', '{"Records":[{"a":1},{"a":2}]}'],
    ['pretty-printed CloudTrail records', '{\n "Records": [\n  {"a":1},\n  {\n "a" : 2}\n ]\n}\n'],
    ['two lists', '[{"a":1}]\n[{"a":2}]'],
    ['records in lines', '{"Records":[{"a":1}]}\n{"Records":[{"a":2}]}'],
  ])('reads %s', (_, text) => {
    expect(parse(text)).toEqual({ events: ['{"a":1}', '{"a":2}'], problems: [] });
  });

  it('keeps the spelling of numbers, names and texts', () => {
    const line = '{"id": 123456789012345678901, "f": 1.50, "e": 1E5, "u": "\\u00e9 é"}';
    expect(parse(line).events).toEqual([line]);
    expect(parse(`[\n${line}\n]`).events).toEqual([line]);
    expect(parse('{\n "id": 123456789012345678901\n}').events).toEqual(['{"id":123456789012345678901}']);
  });

  it('keeps an object with Records and other members as one event', () => {
    expect(parse('{"Records":[{"a":1}],"b":2}').events).toEqual(['{"Records":[{"a":1}],"b":2}']);
  });

  it('keeps disabled events, and leaves out comments', () => {
    expect(parse('// a note\n// {"a":1}\n{"a":2}\n//{"a":3}')).toEqual({ events: ['// {"a":1}', '{"a":2}', '// {"a":3}'], problems: [] });
  });

  it.each([
    ['a broken line', '{"a":1}\n{"b": oops}\n{"a":2}', ['2: No event can be read here: oops is no JSON value.']],
    ['a line that ends too early', '{"a":1}\n{"b": \n{"a":2}', []],
    ['a broken pretty-printed object', '{"a":1}\n{\n  "b": 1,\n  "c": {\n  ]\n}\n{"a":2}', []],
    ['an element that is no object', '[{"a":1}, 5, "x", {"a":2}]', ['1: 5 is no event: an event is an object in { }.', '1: "x" is no event: an event is an object in { }.']],
    ['a broken element on one line', '[{"a":1},{"b":},{"a":2}]', ['1: No event can be read here: a value is expected before }.']],
    ['a broken element of a pretty list', '[\n  {"a":1},\n  {\n    "b": tru,\n    "c": {}\n  },\n  {"a":2}\n]', ['4: No event can be read here: tru is no JSON value.']],
    ['a broken record', '{"Records":[\n{"a":1},\n{"b" 1},\n{"a":2}]}', ['3: No event can be read here: a colon is expected after the name "b".']],
    ['plain text between', '{"a":1}\nhello there\n{"a":2}', ['2: No event can be read here: hello is no JSON value.']],
    ['a list that is not closed', '[{"a":1},{"a":2}', ['1: The list is not closed: ] is missing.']],
    ['a missing comma in a list', '[{"a":1} {"a":2}]', ['1: A comma is missing before this object.']],
  ])('loads the rest of %s', (_, text, problems) => {
    const parsed = parse(text);
    expect(parsed.events).toEqual(['{"a":1}', '{"a":2}']);
    if (problems.length > 0) expect(parsed.problems).toEqual(problems);
    else expect(parsed.problems).not.toEqual([]);
  });

  it('names line and column', () => {
    expect(parseEvents('{"a":1}\n  {"b": x}', 'f.json').problems).toEqual([
      { path: 'f.json', line: 2, column: 9, severity: 'error', message: 'No event can be read here: x is no JSON value.' },
    ]);
  });

  it('warns of a name that is there twice', () => {
    expect(parse('{"a":1,"a":2}')).toEqual({ events: ['{"a":1,"a":2}'], problems: ['1: The name "a" is there twice in one object; the last value counts.'] });
  });

  it('says when an event is nested too deeply, and goes on', () => {
    const deep = `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const parsed = parse(`${deep}\n{"b":1}`);
    expect(parsed.events).toEqual(['{"b":1}']);
    expect(parsed.problems).toEqual(['1: No event can be read here: it is nested deeper than 200 levels.']);
  });

  it('lists many problems once and counts the rest', () => {
    const parsed = parse('{x}\n'.repeat(1000));
    expect(parsed.events).toEqual([]);
    expect(parsed.problems).toHaveLength(101);
    expect(parsed.problems.at(-1)).toBe('null: 900 more pieces have problems.');
  });

  it('finds every object in any of the forms', () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })).filter((object) => !Object.hasOwn(object, 'Records')), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(objects, fc.constantFrom(0, 1, 2, 3), (values, form) => {
        const indent = form % 2 === 0 ? 0 : 2;
        const text = form < 2 ? JSON.stringify(values, null, indent) : values.map((value) => JSON.stringify(value, null, indent)).join('\n');
        const { events, problems } = parse(text);
        expect(problems).toEqual([]);
        expect(events).toEqual(values.map((value) => JSON.stringify(value)));
      }),
      { seed: 1 },
    );
  });

  it('ends for any text, with events that are objects', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', '"', '\n', '//', '{"a":1}', '{"Records":[', ' ', 'x', '1', ':');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        for (const event of parse(pieces.join('')).events) {
          expect(event).not.toMatch(/\n/);
          expect(typeof JSON.parse(event.replace(/^\/\/ /, ''))).toBe('object');
        }
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it.each([
    ['a list', `[${"{'a': 1}, ".repeat(120_000)}]`, 120_000],
    ['pieces that are not closed', `${'{"a": 1, '.repeat(2)}\n`.repeat(20_000), 20_000],
    ['single quotes on lines', "{'a': [1]}\n".repeat(60_000), 60_000],
  ])('gets through %s of a megabyte that cannot be read', (_name, text, errors) => {
    expect(parseEvents(text, 'pasted')).toMatchObject({ events: [], errors });
  });
});
