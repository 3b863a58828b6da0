import { describe, expect, it } from 'vitest';
import { atOnce } from '../../clock/slices';
import { plainDetection } from '../../python/test-plan';
import type { ReachedLines } from '../../unit-tests/reached-lines';
import type { UnitTest } from '../../unit-tests/unit-test-types';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import { coverageOf, shareOf, takeLines, unreachedRanges, type CoverageSources, type MeasuredFile } from './test-coverage';
import type { ListedTest } from './test-list';
import type { TestResult } from './test-results';

const A: WorkspaceFile = { path: 'rules/a.py', text: 'a' };
const B: WorkspaceFile = { path: 'rules/b.py', text: 'b' };
const HELPER: WorkspaceFile = { path: 'global_helpers/h.py', text: 'h' };
const FILES = [A, B, HELPER];
const told = (lines: Record<string, [lines: number[] | null, reached: number[]]>): ReachedLines => new Map(Object.entries(lines).map(([path, [all, reached]]) => [path, { lines: all, reached }]));

function listed(id: string, python: WorkspaceFile): ListedTest {
  const test: UnitTest = { id, name: id, path: 'a.yml', line: 1, expected: true, log: '{}', time: null, mocks: [], fault: null };
  return { id, test, detection: plainDetection(python.path), yaml: { path: 'a.yml', text: '' }, python };
}
function result(of: ListedTest, lines: ReachedLines | null, helper = HELPER): TestResult {
  const answer = { output: true, functions: {}, alerted: true, passed: true, error: null, stdout: '' };
  return { answer, milliseconds: 1, requests: 0, lines, listed: of, inputs: { helpers: new Map([['h', helper]]), shared: [], choices: '', cache: null } };
}
/** Two detections that use a helper: lines 1 to 4 each, of which loading reaches the first. */
function measured(): Map<string, MeasuredFile> {
  const all = new Map<string, MeasuredFile>();
  const loaded = told({ 'rules/a.py': [[1, 2, 3, 4], [1]], 'rules/b.py': [[1, 2, 3, 4], [1]], 'global_helpers/h.py': [[1, 2, 3, 4], [1]] });
  takeLines(all, loaded, new Map(FILES.map((file) => [file.path, file])), false);
  return all;
}
const [one, two, three] = [listed('1', A), listed('2', A), listed('3', B)];
function work(results: Record<string, TestResult>, change: Partial<CoverageSources> = {}) {
  const detections = [plainDetection(A.path), plainDetection(B.path), plainDetection('rules/c.py')];
  const { rows, files } = atOnce(coverageOf({ list: [one, two, three], results: new Map(Object.entries(results)), measured: measured(), detections, files: FILES, ...change }));
  return { rows: rows.map(({ name, tests, measured: of, coverage, isOld }) => [name, tests, of, coverage && [...coverage.reached], isOld]), files };
}

describe('coverage', () => {
  it('of a detection is by its own tests, of a helper by all, the least covered first', () => {
    const { rows, files } = work({
      1: result(one, told({ 'rules/a.py': [null, [2, 3]], 'global_helpers/h.py': [null, [2]] })),
      2: result(two, told({ 'rules/a.py': [null, [2, 4]] })),
      3: result(three, told({ 'rules/b.py': [null, [3]], 'global_helpers/h.py': [null, [2, 4]], 'rules/a.py': [null, [4]] })),
    });
    expect(rows).toEqual([
      ['c', 0, 0, null, false],
      ['b', 1, 1, [[1, 0], [3, 1]], false],
      ['global_helpers/h.py', 0, 0, [[1, 0], [2, 2], [4, 1]], false],
      ['a', 2, 2, [[1, 0], [2, 2], [3, 1], [4, 1]], false],
    ]);
    expect([...files.keys()].sort()).toEqual(['global_helpers/h.py', 'rules/a.py', 'rules/b.py']);
  });

  it('counts no test that was not measured, is gone, or reached lines of another text of the file', () => {
    const { rows } = work(
      {
        1: result(one, null),
        2: result({ ...two, python: { ...A, text: 'as it was' } }, told({ 'rules/a.py': [null, [2]], 'global_helpers/h.py': [null, [3]] }), { ...HELPER, text: 'as it was' }),
        gone: result(one, told({ 'rules/a.py': [null, [4]] })),
      },
      { list: [one, two] },
    );
    expect(rows).toContainEqual(['a', 2, 1, [[1, 0]], false]);
    expect(rows).toContainEqual(['global_helpers/h.py', 0, 0, [[1, 0]], false]);
  });

  it('is old where the file was edited, and holds where it was changed back', () => {
    expect(work({}, { files: [{ ...A, text: 'edited' }, { ...B }, HELPER] }).rows.map(([name, , , , isOld]) => [name, isOld])).toEqual([
      ['c', false],
      ['a', true],
      ['b', false],
      ['global_helpers/h.py', false],
    ]);
  });

  it('takes no line that cannot be reached', () => {
    const { files } = work({ 1: result(one, told({ 'rules/a.py': [null, [2, 99]] })) });
    expect([...(files.get('rules/a.py')?.reached.keys() ?? [])]).toEqual([1, 2]);
  });

  it('keeps what loading reached before where a worker loads the file again, and forgets that of another text', () => {
    const all = measured();
    const again = told({ 'rules/a.py': [[1, 2], [2]] });
    takeLines(all, again, new Map([[A.path, { ...A }]]), false);
    expect([...(all.get(A.path)?.loaded ?? [])]).toEqual([1, 2]);
    takeLines(all, again, new Map([[A.path, { ...A, text: 'other' }]]), false);
    expect([...(all.get(A.path)?.loaded ?? [])]).toEqual([2]);
    takeLines(all, told({ 'rules/none.py': [[1], [1]], 'rules/b.py': [null, [4]] }), new Map(FILES.map((file) => [file.path, file])), false);
    expect(all.has('rules/none.py')).toBe(false);
    expect([...(all.get(B.path)?.loaded ?? [])]).toEqual([1]);
  });
});

it('ranges go over what has no code, and not over what was reached', () => {
  const reached = new Map([[5, 1]]);
  expect(unreachedRanges({ lines: [1, 3, 5, 8, 9, 20], reached })).toEqual([[1, 3], [8, 20]]);
  expect(shareOf({ lines: [1, 3, 5, 8], reached })).toBe(0.25);
  expect(shareOf({ lines: [], reached: new Map() })).toBe(1);
});
