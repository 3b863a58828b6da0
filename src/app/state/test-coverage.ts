import type { Slices } from '../../clock/slices';
import type { ReachedLines } from '../../unit-tests/reached-lines';
import type { DetectionSpec, WorkspaceFile } from '../../workspace/workspace-types';
import { fileOfInputs, isSameFile } from './test-inputs';
import type { ListedTest } from './test-list';
import type { TestResult } from './test-results';

/** A file whose lines were measured, as it was then. */
export interface MeasuredFile {
  file: WorkspaceFile;
  /** All that can be reached; they ascend. */
  lines: readonly number[];
  /** Reached while modules were loaded, before any test. */
  loaded: ReadonlySet<number>;
}

/** Which lines of a file, as it was measured, were reached. */
export interface FileCoverage extends Pick<MeasuredFile, 'file' | 'lines'> {
  /** The lines that were reached, each with the number of tests that did; 0: loading alone. */
  reached: ReadonlyMap<number, number>;
}

/** A detection by its own tests, or another file by the tests of all. */
export interface CoverageRow {
  /** Tells it from all others. */
  id: string;
  kind: 'detection' | 'helper';
  /** ID of the detection, path of another file. */
  name: string;
  path: string;
  /** How many tests a detection has, and of how many of them it is known what they reach; 0 for other files. */
  tests: number;
  measured: number;
  /** null: it was not measured, as nothing was run, or its module could not be loaded. */
  coverage: FileCoverage | null;
  /** Whether the file was edited since. */
  isOld: boolean;
}

export interface Coverage {
  /** The least covered first. */
  rows: readonly CoverageRow[];
  /** By path: lines reached by any test. */
  files: ReadonlyMap<string, FileCoverage>;
}

export const NO_COVERAGE: Coverage = { rows: [], files: new Map() };

/** What coverage is worked out from. */
export interface CoverageSources {
  readonly list: readonly ListedTest[];
  readonly results: ReadonlyMap<string, TestResult>;
  readonly measured: ReadonlyMap<string, MeasuredFile>;
  readonly detections: readonly DetectionSpec[];
  readonly files: readonly WorkspaceFile[];
}

/** Takes in what was told while modules were loaded, or of a test (`isTest`), about files that were run as `files` has them. */
export function takeLines(measured: Map<string, MeasuredFile>, told: ReachedLines, files: ReadonlyMap<string, WorkspaceFile>, isTest: boolean): void {
  for (const [path, { lines, reached }] of told) {
    const file = files.get(path);
    if (lines === null || !file) continue;
    const before = measured.get(path);
    const known = before && isSameFile(before.file, file) ? before.loaded : [];
    measured.set(path, { file, lines, loaded: new Set(isTest ? known : [...known, ...reached]) });
  }
}

/** Tests by the line that they reach. */
type Hits = Map<number, number>;

/** Joins tests, results and lines. What a test reached in a file that is another one by now counts for nothing. */
export function* coverageOf({ list, results, measured, detections, files }: CoverageSources): Slices<Coverage> {
  const byFile = new Map<string, Hits>();
  const byDetection = new Map<string, Hits>();
  const counts = new Map<string, { tests: number; measured: number }>();
  for (const { id, detection } of list) {
    const count = counts.get(detection.id) ?? { tests: 0, measured: 0 };
    counts.set(detection.id, count);
    count.tests += 1;
    const result = results.get(id);
    if (!result?.lines) continue;
    count.measured += 1;
    for (const [path, { reached }] of result.lines) {
      const file = measured.get(path)?.file;
      const was = path === detection.path ? result.listed.python : fileOfInputs(result.inputs, path);
      if (!file || !was || !isSameFile(file, was)) continue;
      add(byFile, path, reached);
      if (path === detection.path) add(byDetection, detection.id, reached);
    }
    yield;
  }
  const now = new Map(files.map((file) => [file.path, file]));
  const rows: CoverageRow[] = [];
  const all = new Map<string, FileCoverage>();
  const row = (of: Pick<CoverageRow, 'kind' | 'name' | 'path' | 'tests' | 'measured'>, hits: Hits | undefined): void => {
    const coverage = withLoaded(measured.get(of.path), hits);
    const current = now.get(of.path);
    rows.push({ ...of, id: JSON.stringify([of.kind, of.name]), coverage, isOld: coverage !== null && (!current || !isSameFile(coverage.file, current)) });
  };
  const own = new Set(detections.map(({ path }) => path));
  for (const { id, path } of detections) {
    row({ kind: 'detection', name: id, path, ...(counts.get(id) ?? { tests: 0, measured: 0 }) }, byDetection.get(id));
    yield;
  }
  for (const path of measured.keys()) {
    const coverage = withLoaded(measured.get(path), byFile.get(path));
    if (!now.has(path) || coverage === null) continue;
    all.set(path, coverage);
    if (!own.has(path)) row({ kind: 'helper', name: path, path, tests: 0, measured: 0 }, byFile.get(path));
    yield;
  }
  return { rows: rows.sort((a, b) => orderOf(a) - orderOf(b) || (a.name < b.name ? -1 : 1)), files: all };
}

function add(hits: Map<string, Hits>, key: string, lines: readonly number[]): void {
  const own = hits.get(key) ?? new Map<number, number>();
  hits.set(key, own);
  for (const line of lines) own.set(line, (own.get(line) ?? 0) + 1);
}

function withLoaded(measured: MeasuredFile | undefined, hits: Hits = new Map()): FileCoverage | null {
  if (!measured) return null;
  const { file, lines, loaded } = measured;
  const reached = new Map<number, number>();
  for (const line of lines) {
    const tests = hits.get(line);
    if (tests !== undefined || loaded.has(line)) reached.set(line, tests ?? 0);
  }
  return { file, lines, reached };
}

/** Detections without tests first, those that were not measured next. */
function orderOf({ kind, tests, coverage }: CoverageRow): number {
  if (kind === 'detection' && tests === 0) return -2;
  return coverage === null ? -1 : shareOf(coverage);
}

/** The share of the lines that were reached, from 0 to 1; 1 where there are none. */
export function shareOf({ lines, reached }: Pick<FileCoverage, 'lines' | 'reached'>): number {
  return lines.length === 0 ? 1 : reached.size / lines.length;
}

/** The lines that were not reached as ranges, each from the first to the last of lines with no reached one in between. */
export function unreachedRanges({ lines, reached }: Pick<FileCoverage, 'lines' | 'reached'>): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  let isOpen = false;
  for (const line of lines) {
    const range = ranges.at(-1);
    if (reached.has(line)) isOpen = false;
    else if (isOpen && range) range[1] = line;
    else {
      ranges.push([line, line]);
      isOpen = true;
    }
  }
  return ranges;
}
