import { expect, it } from 'vitest';
import { atOnce } from '../clock/slices';
import type { DynamicFinding, FileAnalysis, StaticFinding } from './finding-types';
import { mergeFindings, type ToMerge } from './merge';
import { callOf } from './watch';

const PATH = 'rules/a.py';
const watch = (): never => {
  throw new Error('Nothing is watched here.');
};
const pitfalls: ToMerge['pitfalls'] = new Map([
  ['RC101', { severity: 'warning', watch }],
  ['RC102', { severity: 'error', watch: null }],
]);

function seen(change: Partial<StaticFinding> = {}): StaticFinding {
  return { code: 'RC101', range: { path: PATH, from: { line: 3, column: 4 }, to: { line: 3, column: 9 } }, message: 'In the source.', calls: [{ path: PATH, line: 4 }], fix: null, ...change };
}

function shown(change: Partial<DynamicFinding> = {}): DynamicFinding {
  return { code: 'RC101', detection: 'A', call: { path: PATH, line: 4 }, message: 'In the run.', evidence: { summary: 'Twice.', events: 2, entries: [7, 9], keys: ['k'] }, ...change };
}

const file = (findings: StaticFinding[], path = PATH, silenced: FileAnalysis['silenced'] = []): FileAnalysis => ({ path, findings, unread: [], silenced });

function merge(files: FileAnalysis[], findings: DynamicFinding[] | null, calls: number[] = [4], text = '') {
  const run = findings && { findings, calls: new Set(calls.map((line) => callOf({ path: PATH, line }))) };
  const detections = [{ id: 'A', path: PATH }, { id: 'A.Derived', path: PATH }, { id: 'B', path: 'rules/b.py' }];
  return atOnce(mergeFindings({ pitfalls, files, run, detections, textOf: () => text }));
}

it('makes one finding of the same code, detection and call', () => {
  expect(merge([file([seen()])], [shown()])).toEqual([
    { code: 'RC101', severity: 'warning', detection: 'A', range: seen().range, message: 'In the source.', state: 'confirmed', evidence: shown().evidence, fix: null },
  ]);
});

it.each([
  ['the run made its call and nothing went wrong', seen(), [], [4], 'not in this run'],
  ['the run did not make its call', seen(), [], [5], 'not run'],
  ['nothing was run', seen(), null, [], 'not run'],
  ['its code is seen in sources alone', seen({ code: 'RC102' }), [], [4], 'in the source'],
  ['the call stands in its stretch', seen({ calls: [] }), [shown({ call: { path: PATH, line: 3 } })], [3], 'confirmed'],
  ['the run has it of the detection as a whole', seen(), [shown({ call: null })], [4], 'confirmed'],
  ['a detection that is derived from it confirms it', seen(), [shown({ detection: 'A.Derived' })], [4], 'confirmed'],
] as const)('says how it is: %s', (_, finding, findings, calls, state) => {
  expect(merge([file([finding])], findings && [...findings], [...calls]).map((one) => one.state)).toEqual([state]);
});

it.each([
  ['another call', shown({ call: { path: PATH, line: 12 } })],
  ['another detection', shown({ detection: 'B' })],
  ['another code', shown({ code: 'RC102' })],
])('keeps apart what is of %s', (_, one) => {
  expect(merge([file([seen()])], [one]).map(({ state }) => state).sort()).toEqual(['not in this run', 'only in the run']);
});

it('names the line of what only the run shows', () => {
  const [finding] = merge([file([])], [shown({ severity: 'info' })]);
  expect(finding).toMatchObject({ state: 'only in the run', severity: 'info', message: 'In the run.', range: { path: PATH, from: { line: 4, column: 0 } } });
  expect(merge([file([])], [shown({ call: null })])[0]?.range).toBeNull();
});

it('adds the evidence of several calls, each entry and key once', () => {
  const two = shown({ call: { path: PATH, line: 3 }, evidence: { summary: 'Once more.', events: 1, entries: [2, 7], keys: ['k', 'l'] } });
  expect(merge([file([seen()])], [shown(), two])[0]?.evidence).toEqual({ summary: 'Twice. Once more.', events: 2, entries: [2, 7, 9], keys: ['k', 'l'] });
});

it('has what several detections find in a helper once, and of none of them', () => {
  const range = { ...seen().range, path: 'global_helpers/h.py' };
  const found = merge([file([seen({ range })]), file([seen({ range })], 'rules/b.py')], [shown()]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ detection: null, state: 'confirmed' });
});

it('leaves out of the run what comments silence, and codes that are unknown', () => {
  expect(merge([file([], PATH, [{ code: 'RC101', line: 4 }])], [shown()])).toEqual([]);
  expect(merge([file([], PATH, [{ code: 'RC101', line: 9 }])], [shown({ call: null })])).toEqual([]);
  expect(merge([], [shown()], [4], 'a\nb\nc\nget()  # recall: ignore RC101\n')).toEqual([]);
  expect(merge([], [shown()], [4], 'a\nb\nc\nget()  # recall: ignore RC102\n')).toHaveLength(1);
  expect(merge([file([seen({ code: 'RC999' })])], [shown({ code: 'RC998' })])).toEqual([]);
});

it('is in order of the places', () => {
  const at = (path: string, line: number): StaticFinding => seen({ range: { path, from: { line, column: 0 }, to: { line, column: 1 } }, calls: [] });
  const found = merge([file([at('rules/b.py', 1)], 'rules/b.py'), file([at(PATH, 9), at(PATH, 2)])], [shown({ call: null, detection: 'B', code: 'RC102' })]);
  expect(found.map(({ range }) => range && `${range.path}:${range.from.line}`)).toEqual(['rules/a.py:2', 'rules/a.py:9', 'rules/b.py:1', null]);
});

it('leaves out what a trace cannot tell from sound code, where the source does not show it', () => {
  const one = shown({ confirmsOnly: true });
  expect(merge([file([])], [one])).toEqual([]);
  expect(merge([file([seen()])], [one]).map(({ state }) => state)).toEqual(['confirmed']);
});
