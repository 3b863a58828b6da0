import { describe, expect, it } from 'vitest';
import type { Recording, SourcePlace } from '../python/boot';
import { readingMocks } from './parse-edit';

const number = { kind: 'number', text: '0' } as const;

function recording(calls: [name: string, from: SourcePlace, to: SourcePlace][], change: Partial<NonNullable<Recording['file']>> = {}, values: Recording['names'][number]['values'] = [number]): Recording {
  const names = [...new Set(calls.map(([name]) => name))].map((name) => ({ name, isCache: true, calls: 1, values, hasMore: false, raised: null }));
  return { names, elsewhere: [], file: { calls: calls.map(([name, from, to]) => ({ name, from, to })), imports: 1, hasJson: false, ...change } };
}

const SOURCE = 'from c import get\n\ndef rule(event):\n    return get("ä😀") == get(\n        "b"\n    )\n';
const CALLS: [string, SourcePlace, SourcePlace][] = [
  ['get', [4, 11], [4, 21]],
  ['get', [4, 25], [6, 5]],
];

describe('an edit that reads mocks', () => {
  it('wraps each call, and brings its function and json', () => {
    expect(readingMocks(SOURCE.replace('😀', 'x'), [recording([['get', [4, 11], [4, 20]], ['get', [4, 24], [6, 5]]])])).toBe(`from c import get
import json


def from_mock(value, kind=None):
    """Return what a caching helper returned; of a text, which only the mocks of unit tests return, what its JSON says."""
    if not isinstance(value, str) or value == "":
        return value
    value = json.loads(value)
    return kind(value) if kind else value

def rule(event):
    return from_mock(get("äx")) == from_mock(get(
        "b"
    ))
`);
  });

  it('keeps line ends, a byte order mark and an import of json that are there', () => {
    const text = readingMocks(`\ufeff${SOURCE.replaceAll('\n', '\r\n')}`, [recording(CALLS, { hasJson: true })]);
    expect(text).toMatch(/^\ufefffrom c import get\r\n\r\n\r\ndef from_mock/);
    expect(text).toContain('return from_mock(get("ä😀")) == from_mock(get(\r\n        "b"\r\n    ))\r\n');
    expect(/[^\r]\n/.test(text ?? '\n')).toBe(false);
  });

  it('of line ends of two kinds keeps each, has that of the line before, and is known again', () => {
    const [imports, ...others] = SOURCE.split(/(?<=\n)/).map((line, index) => (index === 0 ? line.replace('\n', '\r\n') : line));
    const source = [imports, ...others].join('');
    const text = readingMocks(source, [recording(CALLS, { hasJson: true })]) ?? '';
    expect(text.startsWith(`${imports}\r\n\r\ndef from_mock(value, kind=None):\r\n`)).toBe(true);
    expect(text.split('\r\n').at(-1)).toMatch(/^\n*def rule/);
  });

  it('makes sets of sets, and is made once', () => {
    const set = recording(CALLS, {}, [{ kind: 'set', text: '[]' }]);
    const once = readingMocks(SOURCE, [set]) ?? '';
    expect(once).toContain('from_mock(get("ä😀"), set)');
    const again = recording([['get', [13, 21], [13, 31]]], { imports: 2, hasJson: true }, [{ kind: 'set', text: '[]' }]);
    expect(readingMocks(once, [again])).toBeNull();
  });

  it.each([
    ['a place that is no such call', recording([['get', [4, 12], [4, 21]]])],
    ['a place outside of the file', recording([['get', [400, 1], [400, 2]]])],
    ['no imports', recording(CALLS, { imports: 0 })],
    ['several kinds of values', recording(CALLS, {}, [number, { kind: 'set', text: '[]' }])],
    ['nothing to read', recording(CALLS, {}, [{ kind: 'bool', text: 'true' }])],
    ['a source that Python cannot read', { ...recording(CALLS), file: null }],
  ])('is not made for %s', (_, one) => {
    expect(readingMocks(SOURCE, [one])).toBeNull();
  });

  it('is not made where the name is another one already', () => {
    expect(readingMocks(`${SOURCE}\ndef from_mock(): pass\n`, [recording(CALLS)])).toBeNull();
  });
});
