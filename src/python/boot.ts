import type { loadPyodide as LoadPyodide, PyodideAPI } from 'pyodide';
import type { PythonError } from '../trace/trace-types';

/** What Python calls back into. Both are synchronous. */
export interface PythonHost {
  /** One DynamoDB request in, its response body out; with the user's file, line and the helper called ('' and 0: unknown). */
  send(operation: string, body: string, file: string, line: number, helper: string): string;
  /** `time.sleep`: simulated time passes. */
  sleep(seconds: number): void;
  /** The module of the plan's detection number `index` is executed next. */
  begins(index: number): void;
}

/** The Python side of a run (`packages/recall_runtime`). All texts are JSON. */
export interface Python {
  /**
   * Takes the plan's settings, detections, helpers and sources, and under `skip` the numbers of detections whose module is
   * left alone; with `coverage`, the lines that are reached are noted. Answers
   * `{"setupErrors": [{detection, error, stdout}], "output": [{detection, stdout}]}`.
   */
  load(plan: string): string;
  /** Parses the event that the following calls of `run` are about. */
  beginEvent(event: string): void;
  /** Runs the detection at `index` of the plan on the current event; answers a DetectionResult. */
  run(index: number): string;
  /**
   * Runs one unit test of the detection at `index` of the plan, `{"log": {…}, "mocks": [{"objectName", "returnValue"}],
   * "expected": bool}`; answers a UnitTestResult. With `"record": true`, it says what was recorded too.
   */
  runTest(index: number, test: string): string;
  /** The lines that the last test reached, or the loading if there was none since: what `readReachedLines` reads. */
  takeLines(): string;
  /** Looks for pitfalls in sources, none of which is executed: JSON of an AnalysisWork in, JSON of a FileAnalysis for each file out. */
  analyse(work: string): string;
}

/** What `Python.runTest` answers. */
export interface UnitTestResult {
  /** What the main function returned; null where it failed or was not called. */
  output: boolean | null;
  /**
   * Each function that the detection defines, the main one first, in the order of their calls; none where the test was not run.
   * Those of a test that expects no alert were called too, but do not matter for it. `output` is JSON text, with numbers as Python
   * spells them: to parse it rounds large integers.
   */
  functions: Record<string, { output: string; error: PythonError | null }>;
  /** Whether the detection matched: for a policy, whether its output is False. */
  alerted: boolean;
  passed: boolean;
  /** The first error that counts: of `import`, `event`, `mocks`, the main function, or, where an alert is expected, another one. */
  error: PythonError | null;
  stdout: string;
  /** Only where the test was to be recorded: what it asked of the table, undefined where that was nothing. */
  recorded?: Recording | undefined;
}

/** What a helper returned (`recorded_value.py`): `text` is the text itself, of other kinds JSON, of `other` the name of its type. */
export interface RecordedValue {
  kind: 'none' | 'bool' | 'text' | 'number' | 'set' | 'list' | 'dict' | 'other';
  text: string;
}

/** A name of the detection's module through which requests were made in a test. */
export interface RecordedName {
  name: string;
  /** Whether it is one of the caching helpers, of which it is known what they return; else a function of the workspace or a package. */
  isCache: boolean;
  calls: number;
  /** What it returned, each value once; `hasMore`: and others. */
  values: readonly RecordedValue[];
  hasMore: boolean;
  /** Type of the last exception that came out of it. */
  raised: string | null;
}

/** A place in a source: 1-based line, 0-based column in UTF-16 code units. */
export type SourcePlace = readonly [line: number, column: number];

/** What a unit test asked of the table, by the names of the detection's module. */
export interface Recording {
  names: readonly RecordedName[];
  /** Requests that no such name stands for: where they were made ('' and 0: unknown), and the caching helper ('': none). */
  elsewhere: readonly { file: string; line: number; helper: string }[];
  /** For an edit of the detection's file: the calls of these names in it, the last line of its imports (0: none), and whether `json` is imported. */
  file: { calls: readonly { name: string; from: SourcePlace; to: SourcePlace }[]; imports: number; hasJson: boolean } | null;
}

type PyodideOptions = Parameters<typeof LoadPyodide>[0] & object;

/** Where the bundled packages lie in Python's file system. */
const PACKAGES = '/lib/recall';

/** Pyodide would fetch its package index; nothing is ever loaded from it, so an empty one for this build is passed. */
const EMPTY_INDEX = {
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2' },
  packages: {},
};

/** Everything that detections commonly import, so that a run does not begin with compiling the standard library. */
const PRELOAD = `
import sys
sys.path.insert(0, '${PACKAGES}')
import base64, bisect, calendar, collections, contextlib, copy, csv, dataclasses, datetime, decimal, difflib, enum
import fnmatch, fractions, functools, hashlib, heapq, hmac, html, inspect, io, ipaddress, itertools, json, linecache, logging
import math, operator, os.path, pathlib, random, re, secrets, statistics, string, textwrap, time, traceback, types
import typing, unicodedata, unittest.mock, urllib.parse, uuid, zoneinfo
import boto3, botocore.exceptions, boto3.dynamodb.conditions, dateutil.parser, dateutil.relativedelta, dateutil.tz
import panther_base_helpers, panther_core, panther_detection_helpers, panther_oss_helpers, recall_analysis, recall_runtime
recall_runtime.warm()
`;

/** What is used of Emscripten's file system; Pyodide's own declaration of it does not resolve. */
interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, text: string): void;
}

function writePackages(pyodide: PyodideAPI, packages: Readonly<Record<string, string>>): void {
  const files = pyodide.FS as FileSystem;
  for (const [path, text] of Object.entries(packages)) {
    const full = `${PACKAGES}/${path}`;
    files.mkdirTree(full.slice(0, full.lastIndexOf('/')));
    files.writeFile(full, text);
  }
}

/**
 * Boots CPython with the packages imported. With a `snapshot` (of the same Pyodide build and the same packages) that
 * takes a tenth of the time; a snapshot holds memory but no files, so the sources are written back for tracebacks.
 * Throws what Pyodide throws.
 */
export async function bootPython(
  loadPyodide: typeof LoadPyodide,
  options: PyodideOptions,
  packages: Readonly<Record<string, string>>,
  snapshot?: Uint8Array,
): Promise<PyodideAPI> {
  const pyodide = await loadPyodide({
    ...options,
    lockFileContents: EMPTY_INDEX as unknown as NonNullable<PyodideOptions['lockFileContents']>,
    env: { PYTHONHASHSEED: '0', TZ: 'UTC' },
    ...(snapshot && { _loadSnapshot: snapshot }),
  });
  writePackages(pyodide, packages);
  if (snapshot) pyodide.runPython('import importlib; importlib.invalidate_caches()');
  else pyodide.runPython(PRELOAD);
  return pyodide;
}

interface RuntimeModule {
  connect(send: PythonHost['send'], sleep: PythonHost['sleep'], begins: PythonHost['begins']): void;
  load(plan: string): unknown;
  begin_event(event: string): void;
  run(index: number): unknown;
  run_test(index: number, test: string): unknown;
  take_lines(): unknown;
}

/** What is used of `recall_analysis`. */
interface AnalysisModule {
  analyse(work: string): unknown;
}

/** A call into an interpreter that has been given up meanwhile answers nothing, and throws nothing either. */
function answer(given: unknown): string {
  if (typeof given !== 'string') throw new Error('Python stopped without an answer.');
  return given;
}

/** Binds the booted interpreter to its host. Its calls throw where Python is broken. */
export function connectPython(pyodide: PyodideAPI, host: PythonHost): Python {
  const runtime = pyodide.pyimport('recall_runtime') as unknown as RuntimeModule;
  runtime.connect(host.send, host.sleep, host.begins);
  const { analyse } = pyodide.pyimport('recall_analysis') as unknown as AnalysisModule;
  // Attribute look-up on the module crosses into Python; once is enough.
  const { load, begin_event: beginEvent, run, run_test: runTest, take_lines: takeLines } = runtime;
  return {
    load: (plan) => answer(load(plan)),
    beginEvent,
    run: (index) => answer(run(index)),
    runTest: (index, test) => answer(runTest(index, test)),
    takeLines: () => answer(takeLines()),
    analyse: (work) => answer(analyse(work)),
  };
}
