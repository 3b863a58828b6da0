import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { JsonObject } from './item';
import { checkSegment, numberOf, readEntry, resultPartsAt, SegmentBuilder, textOf } from './segment';
import { endsOf } from './segment-texts';
import { aRequest, anyItem, DETECTION, helperItem, SETTINGS } from './test-arbitraries';
import { OPERATIONS } from './trace-types';
import type { DetectionResult, PythonError, StoredEntry, TraceSegment } from './trace-types';

const ERROR: PythonError = {
  function: 'rule',
  type: 'NameError',
  message: "name 'time' is not defined",
  repr: `NameError("name 'time' is not defined")`,
  file: DETECTION.path,
  line: 3,
  traceback: 'Traceback (most recent call last):\n…',
};
const ALERT: DetectionResult['alert'] = {
  title: 'New IP – ünïcödé 🙂',
  dedup: 'alice',
  severity: 'HIGH',
  description: '',
  reference: '',
  runbook: '',
  destinations: null,
  context: { ip: '10.0.0.1', n: 1.5 },
  problems: [ERROR],
};
const START: StoredEntry = { kind: 'start', at: 1, table: [helperItem('a', 1, ['x'])], settings: SETTINGS, detections: [DETECTION] };
const DATA = { p_log_type: 'Okta.SystemLog', n: [1, null, 'a\u2028'] };
const ONE_OF_EACH: StoredEntry[] = [
  START,
  { kind: 'event', at: 1.5, event: 1, time: 'event', data: DATA, dataText: JSON.stringify(DATA) },
  aRequest(2, { delta: { add: { stringSet: ['y'] } } }),
  aRequest(2, { helper: null, file: '', line: 0, operation: 'other', key: null, units: 0, body: 'no JSON' }),
  aRequest(2, { error: { type: 'ConditionalCheckFailedException', message: 'The conditional request failed' }, units: 0.5 }),
  { kind: 'result', at: 2, event: 1, detection: DETECTION.id, output: false, error: null, alert: null, stdout: '' },
  { kind: 'result', at: 2, event: 1, detection: DETECTION.id, output: true, error: null, alert: ALERT, stdout: 'printed\n' },
  { kind: 'result', at: 2, event: 0, detection: DETECTION.id, output: null, error: ERROR, alert: null, stdout: '' },
  { kind: 'delete', at: 3, key: 'a', by: 'sweeper' },
  { kind: 'edit', at: 4, key: 'b', by: 'hand', delta: { set: { key: { S: 'b' } } } },
  { kind: 'edit', at: 4, key: 'b', by: 'import', delta: null },
  { kind: 'clock', at: 9.125, from: 4, by: 'sleep' },
];

const textsOf = (segment: TraceSegment): string[] => Array.from(segment.ends, (_, id) => textOf(segment, id) ?? '');

function joined(texts: readonly string[]): Pick<TraceSegment, 'text' | 'ends'> {
  return { text: texts.join(''), ends: endsOf(texts) };
}

function segmentOf(entries: readonly StoredEntry[]): TraceSegment {
  const builder = new SegmentBuilder();
  for (const entry of entries) builder.add(entry);
  return builder.take();
}

function entriesOf(segment: TraceSegment): StoredEntry[] {
  return Array.from({ length: segment.count }, (_, index) => readEntry(segment, index));
}

describe('SegmentBuilder and readEntry', () => {
  it('give back every kind of entry as it was', () => {
    const segment = segmentOf(ONE_OF_EACH);
    expect(entriesOf(segment)).toEqual(ONE_OF_EACH);
    expect(() => readEntry(segment, ONE_OF_EACH.length)).toThrow(RangeError);
  });

  it('give back any request', () => {
    const request = fc.record({
      key: fc.option(fc.string()),
      body: fc.string(),
      helper: fc.option(fc.string()),
      file: fc.string(),
      line: fc.nat(),
      event: fc.nat(),
      operation: fc.constantFrom(...OPERATIONS, 'other' as const),
      units: fc.nat({ max: 100_000 }).map((halves) => halves / 2),
      delta: fc.option(fc.oneof(fc.constant('delete' as const), anyItem.map((set) => ({ set })))),
      at: fc.double({ noNaN: true, noDefaultInfinity: true }),
    });
    fc.assert(
      fc.property(fc.array(request), (requests) => {
        const entries = requests.map((fields) => aRequest(fields.at, fields));
        expect(entriesOf(segmentOf(entries))).toEqual(entries);
      }),
      { seed: 1 },
    );
  });

  it('keep the text of an event and of a result as it is, on one line', () => {
    const builder = new SegmentBuilder();
    const dataText = '{"b": 1.0,\r\n"1": 9007199254740993, "x": 1e400}\n';
    builder.add({ kind: 'event', at: 1, event: 1, time: 'missing', data: JSON.parse(dataText) as JsonObject, dataText });
    const result = '{"output": true, "error": null, "alert": null, "stdout": ""}';
    builder.addResultText(1, 1, 'a', result);
    const segment = checkSegment(builder.take());
    const kept = '{"b": 1.0, "1": 9007199254740993, "x": 1e400}';
    expect(readEntry(segment, 0)).toMatchObject({ data: { b: 1, x: Infinity }, dataText: kept });
    expect(textsOf(segment)).toEqual([`{"time":"missing","data":${kept}}`, 'a', result]);
  });

  it.each(['{"output":false,"error":null,"alert":null,"stdout":""}', '{"output": false, "error": null, "alert": null, "stdout": ""}'])(
    'recognise a quiet result by its text: %s',
    (text) => {
      const builder = new SegmentBuilder();
      builder.addResultText(1, 1, 'a', text);
      const segment = builder.take();
      const parse = vi.spyOn(JSON, 'parse');
      expect(readEntry(segment, 0)).toEqual({ kind: 'result', at: 1, event: 1, detection: 'a', output: false, error: null, alert: null, stdout: '' });
      expect(parse).not.toHaveBeenCalled();
      parse.mockRestore();
    },
  );

  it('tell which parts a result has, as reading it whole does', () => {
    const texts = fc.constantFrom('', 'x', '"stdout": ""}', '", "stdout": ""}', 'null', '{"output": true, "error": null, "alert": null, "stdout": ""}');
    const alert = fc.record({ title: texts, context: fc.dictionary(texts, texts) }).map((parts) => ({ ...ALERT, ...parts }));
    const results = fc.record({ output: fc.constantFrom(true, false, null), error: fc.constantFrom(null, ERROR), alert: fc.option(alert), stdout: texts });
    fc.assert(
      fc.property(results, fc.boolean(), ({ output, error, alert: told, stdout }, isSpaced) => {
        const parts = Object.entries({ output, error, alert: told, stdout }).map(([name, part]) => `"${name}":${isSpaced ? ' ' : ''}${JSON.stringify(part)}`);
        const builder = new SegmentBuilder();
        builder.addResultText(1, 1, 'a', `{${parts.join(isSpaced ? ', ' : ',')}}`);
        expect(resultPartsAt(builder.take(), 0)).toEqual({ hasError: error !== null, hasAlert: told !== null, hasOutput: stdout !== '' });
      }),
      { seed: 1 },
    );
  });

  it('give errors that were stored without a repr one', () => {
    const { repr, ...old } = ERROR;
    expect(repr).toBe(`NameError("name 'time' is not defined")`);
    const builder = new SegmentBuilder();
    builder.addResultText(1, 1, 'a', JSON.stringify({ output: null, error: old, alert: null, stdout: '' }));
    builder.addResultText(1, 1, 'a', JSON.stringify({ output: true, error: null, alert: { ...ALERT, problems: [old] }, stdout: '' }));
    const segment = checkSegment(builder.take());
    const expected = { ...old, repr: "NameError(name 'time' is not defined)" };
    expect(readEntry(segment, 0)).toMatchObject({ error: expected });
    expect(readEntry(segment, 1)).toMatchObject({ alert: { problems: [expected] } });
  });

  it('keep equal text once', () => {
    const segment = segmentOf(Array.from({ length: 100 }, (_, i) => aRequest(i, {})));
    expect(textsOf(segment)).toHaveLength(5);
  });

  it('tell the number of a text, and the text of a number', () => {
    const segment = segmentOf([aRequest(1, { key: 'ab', file: 'a', detection: '' }), aRequest(2, { key: 'b', file: 'aba', detection: '' })]);
    const texts = textsOf(segment);
    expect(texts).toEqual(expect.arrayContaining(['', 'a', 'b', 'ab', 'aba']));
    for (const [id, text] of texts.entries()) expect(numberOf(segment, text)).toBe(id);
    expect([numberOf(segment, 'ba'), numberOf(segment, `${segment.text}x`)]).toEqual([-1, -1]);
    expect([textOf(segment, -1), textOf(segment, texts.length)]).toEqual([null, null]);
  });

  it('start anew after take', () => {
    const builder = new SegmentBuilder();
    builder.add(START);
    expect(builder.count).toBe(1);
    const first = builder.take();
    expect(builder.count).toBe(0);
    builder.add(aRequest(5, {}));
    expect(entriesOf(builder.take())).toEqual([aRequest(5, {})]);
    expect(entriesOf(first)).toEqual([START]);
    expect(builder.take()).toMatchObject({ count: 0, text: '', ends: new Int32Array() });
  });
});

describe('checkSegment', () => {
  it('takes what SegmentBuilder makes, also after it was posted', () => {
    const segment = structuredClone(segmentOf(ONE_OF_EACH));
    expect(checkSegment(segment)).toBe(segment);
    expect(checkSegment(new SegmentBuilder().take())).toMatchObject({ count: 0 });
  });

  it('takes attributes of any name and content', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const entry = aRequest(1, { key: 'k', delta: { set: { ...item, key: { S: 'k' } } } });
        expect(() => checkSegment(segmentOf([entry]))).not.toThrow();
      }),
      { seed: 1 },
    );
  });

  /** A segment of one entry, made wrong. */
  const broken = (entry: StoredEntry, change: (segment: TraceSegment) => unknown): (() => unknown) => {
    const segment = segmentOf([entry]);
    const changed = change(segment);
    return () => checkSegment(changed);
  };
  const [, anEvent, , , , aResult] = ONE_OF_EACH as [StoredEntry, StoredEntry, StoredEntry, StoredEntry, StoredEntry, StoredEntry];
  const contextOf = (context: string): string => JSON.stringify({ output: true, error: null, alert: { ...ALERT, context: 'here' }, stdout: '' }).replace('"here"', context);
  const request = aRequest(1, { delta: { add: { stringSet: ['y'] } }, error: { type: 'X', message: 'y' } });
  const withText =
    (column: 'body' | 'delta' | 'error', text: string) =>
    (segment: TraceSegment): TraceSegment => ({
      ...segment,
      ...joined(textsOf(segment).map((old, id) => (id === segment[column][0] ? text : old))),
    });

  it.each<[string, () => unknown]>([
    ['no object', () => checkSegment(null)],
    ['no object', () => checkSegment([])],
    ['count', broken(request, (s) => ({ ...s, count: 1.5 }))],
    ['count', broken(request, (s) => ({ ...s, count: '1' }))],
    ['more than', broken(request, (s) => ({ ...s, count: 1e9 }))],
    ['does not have 2 elements', broken(request, (s) => ({ ...s, count: 2 }))],
    ['column at is no Float64Array', broken(request, (s) => ({ ...s, at: [1] }))],
    ['column kind is no Uint8Array', broken(request, (s) => ({ ...s, kind: new Int8Array(1) }))],
    ['its text is none', broken(request, (s) => ({ ...s, text: [s.text] }))],
    ['column ends is no Int32Array', broken(request, (s) => ({ ...s, ends: [...s.ends] }))],
    ['do not end one after another', broken(request, (s) => ({ ...s, ends: s.ends.toReversed() }))],
    ['do not end one after another', broken(request, (s) => ({ ...s, text: `${s.text}x` }))],
    ['do not end one after another', broken(request, (s) => ({ ...s, text: s.text.slice(1) }))],
    ['more texts', broken(request, (s) => ({ ...s, ...joined([...textsOf(s), 'a', 'b', 'c']) }))],
    ['column key points', broken(request, (s) => ({ ...s, key: new Int32Array([99]) }))],
    ['column helper points', broken(request, (s) => ({ ...s, helper: new Int32Array([-2]) }))],
    ['unknown kind', broken(request, (s) => ({ ...s, kind: new Uint8Array([7]) }))],
    ['unknown operation', broken(request, (s) => ({ ...s, operation: new Uint8Array([8]) }))],
    ['no time', broken(request, (s) => ({ ...s, at: new Float64Array([Infinity]) }))],
    ['no time', broken(request, (s) => ({ ...s, at: new Float64Array([1e300]) }))],
    ['belongs to no event', broken(request, (s) => ({ ...s, event: new Int32Array([-1]) }))],
    ['too long for a result', broken(aResult, withText('body', `{"output":null,"error":null,"alert":null,"stdout":"${'x'.repeat(10_000_000)}"}`))],
    ['is no result', broken(aResult, withText('body', JSON.stringify({ output: true, error: null, alert: { ...ALERT, destinations: Array(101).fill('d') }, stdout: '' })))],
    ['is no result', broken(aResult, withText('body', JSON.stringify({ output: true, error: null, alert: { ...ALERT, problems: Array(101).fill(ERROR) }, stdout: '' })))],
    ['is no result', broken(aResult, withText('body', `{"output":null,"error":null,"alert":null,"stdout":"${'x'.repeat(1_000_001)}"}`))],
    ['no capacity units', broken(request, (s) => ({ ...s, units: new Float32Array([NaN]) }))],
    ['no body', broken(request, (s) => ({ ...s, body: new Int32Array([-1]) }))],
    ['without naming it', broken(request, (s) => ({ ...s, key: new Int32Array([-1]) }))],
    ['no change of its item', broken(request, withText('delta', '{"add":{"stringSet":"y"}}'))],
    ['no change of its item', broken(request, withText('delta', '{"set":{"n":{"N":1}}}'))],
    ['no change of its item', broken(request, withText('delta', '{"set":{"key":{"S":"another"}}}'))],
    ['no change of its item', broken(request, withText('delta', '{"remove":["key"]}'))],
    ['no change of its item', broken(request, withText('delta', 'not JSON'))],
    ['error of entry 0 is none', broken(request, withText('error', '{"type":1}'))],
    ['is no start', broken(START, withText('body', '{"table":[]}'))],
    ['is no start', broken(START, withText('body', JSON.stringify({ ...START, table: [{ n: { N: '1' } }] })))],
    ['is no event', broken(anEvent, withText('body', '{"time":"never","data":{}}'))],
    ['is no event', broken(anEvent, withText('body', '{"time":}'))],
    ['is no result', broken(aResult, withText('body', '{"output":"yes","error":null,"alert":null,"stdout":""}'))],
    ['is no result', broken(ONE_OF_EACH[6] as StoredEntry, withText('body', '{"output":true,"error":null,"alert":{"title":"t"},"stdout":""}'))],
    ['is no result', broken(aResult, withText('body', '{"output":true,"error":null,"alert":null,"stdout":"","seq":9}'))],
    ['is no result', broken(ONE_OF_EACH[6] as StoredEntry, withText('body', contextOf(`${'{"a":'.repeat(300_000)}1${'}'.repeat(300_000)}`)))],
    ['too long for a request', broken(request, withText('body', 'x'.repeat(40_000_000)))],
    ['is not one line', broken(aResult, withText('body', '{"output":true,\n"error":null,"alert":null,"stdout":""}'))],
    ['is not one line', broken(anEvent, withText('body', ' {"time":"event","data":{}}'))],
    ['is no event', broken(anEvent, withText('body', '{"time":"event","data":{},"seq":1}'))],
    ['is no delete', broken(ONE_OF_EACH[8] as StoredEntry, withText('body', '"me"'))],
    ['is no edit', broken(ONE_OF_EACH[9] as StoredEntry, withText('body', '"me"'))],
    ['has no key', broken(ONE_OF_EACH[8] as StoredEntry, (s) => ({ ...s, key: new Int32Array([-1]) }))],
    ['is no clock', broken(ONE_OF_EACH[11] as StoredEntry, withText('body', '{"from":"1","by":"hand"}'))],
  ])('refuses with a sentence: %s', (reason, check) => {
    expect(check).toThrow(reason);
    expect(check).toThrow(/^A part of the trace is damaged: .*\.$/);
  });
});
