import type { JsonValue } from '../trace/item';
import type { AlertFields, DetectionResult, PythonError, RunSettings } from '../trace/trace-types';
import type { DataModelSpec, DetectionSpec, LibrarySpec } from '../workspace/workspace-types';
import type { UnitTestResult } from './boot';
import { Table } from '../table/table';
import { defaultSettings, moduleName, plainDetection } from './test-plan';
import { bootFreshInterpreter, sharedInterpreter } from './test-interpreter';
import { beginTestWorld, testWorld } from './test-world';

/** A request that Python made. */
export interface SentRequest {
  operation: string;
  body: string;
  file: string;
  line: number;
  helper: string;
  /** Short name of the error, null for a success. */
  error: string | null;
}

/** What `load` answers. */
export interface LoadAnswer {
  setupErrors: { detection: string; error: PythonError; stdout: string }[];
  output: { detection: string; stdout: string }[];
}

/** What to load: files by path, each under `rules/` a rule, under `policies/` a policy, under `global_helpers/` a helper. */
export interface TestPlan {
  files: Record<string, string>;
  settings?: Partial<RunSettings>;
  /** Changes to the specs, by path. */
  specs?: Record<string, Partial<DetectionSpec>>;
  /** Data models; their Python is in `files`, under `data_models/`. */
  dataModels?: DataModelSpec[];
  libraries?: LibrarySpec[];
  /** Whether reached lines are noted. */
  coverage?: boolean;
}

interface Runtime {
  load(plan: string): string;
  begin_event(event: string): void;
  run(index: number): string;
  run_test(index: number, test: string): string;
  take_lines(): string;
  connect(send: (...args: [string, string, string, number, string]) => string, sleep: (seconds: number) => void): void;
}

/** What a unit test gave, with what its functions gave as values. */
export type ParsedTestResult = Omit<UnitTestResult, 'functions'> & { functions: Record<string, { output: JsonValue; error: PythonError | null }> };

/** CPython with the bundled packages, an empty table and a clock that stands still until it is told to move. */
export interface TestPython {
  /** Epoch seconds that Python's clock shows. */
  now: number;
  table: Table;
  requests: SentRequest[];
  slept: number[];
  load(plan: TestPlan): LoadAnswer;
  /** Runs one detection of the plan, by default its first, on an event. */
  run(event: unknown, index?: number): DetectionResult;
  /** Runs the detection on an event, which must match, and returns its alert. */
  alert(event: unknown, index?: number): AlertFields;
  /** Runs one unit test of a detection of the plan, by default its first; without mocks unless it has some. Outputs are parsed. */
  test(test: { log: unknown; expected: boolean; mocks?: { objectName: string; returnValue: string | boolean }[] }, index?: number): ParsedTestResult;
  /** The lines that were reached since they were asked for, or a test began. */
  lines(): Record<string, { lines: number[] | null; reached: number[] }>;
  /** Executes Python text and returns the value of its last expression, which must be JSON text. */
  json(code: string): unknown;
}

/** An interpreter in Node, in a simulated world. `isFresh`: one that no other test file uses. */
export async function bootTestPython({ isFresh = false } = {}): Promise<TestPython> {
  const pyodide = await (isFresh ? bootFreshInterpreter() : sharedInterpreter());
  const setClock = beginTestWorld(0);
  setClock(1_700_000_000);
  const runtime = pyodide.pyimport('recall_runtime') as unknown as Runtime;

  const python: TestPython = {
    get now() {
      return testWorld.nowMilliseconds / 1000;
    },
    set now(at) {
      setClock(at);
    },
    table: new Table([]),
    requests: [],
    slept: [],
    load({ files, settings, specs, dataModels = [], libraries = [], coverage = false }) {
      const paths = Object.keys(files);
      const plan = {
        settings: { ...defaultSettings, ...settings },
        detections: paths
          .filter((path) => !path.startsWith('global_helpers/') && !path.startsWith('data_models/'))
          .map((path) => plainDetection(path, specs?.[path])),
        helpers: paths
          .filter((path) => path.startsWith('global_helpers/'))
          .map((path) => ({ module: moduleName(path), path })),
        dataModels,
        libraries,
        coverage,
        sources: files,
      };
      return JSON.parse(runtime.load(JSON.stringify(plan))) as LoadAnswer;
    },
    run(event, index = 0) {
      runtime.begin_event(JSON.stringify(event));
      return JSON.parse(runtime.run(index)) as DetectionResult;
    },
    alert(event, index = 0) {
      const { alert, error } = python.run(event, index);
      if (!alert) throw new Error(`no match: ${JSON.stringify(error)}`);
      return alert;
    },
    test(test, index = 0) {
      const result = JSON.parse(runtime.run_test(index, JSON.stringify({ mocks: [], ...test }))) as UnitTestResult;
      const functions = Object.entries(result.functions).map(([name, { output, error }]) => [name, { output: JSON.parse(output) as JsonValue, error }] as const);
      return { ...result, functions: Object.fromEntries(functions) };
    },
    lines() {
      return JSON.parse(runtime.take_lines()) as ReturnType<TestPython['lines']>;
    },
    json(code) {
      return JSON.parse(pyodide.runPython(code) as string) as unknown;
    },
  };
  runtime.connect(
    (operation, body, file, line, helper) => {
      const outcome = python.table.execute(operation, body);
      python.requests.push({ operation, body, file, line, helper, error: outcome.error?.type ?? null });
      return outcome.response;
    },
    (seconds) => {
      python.slept.push(seconds);
      python.now += seconds;
    },
  );
  return python;
}
