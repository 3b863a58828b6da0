import { sharedInterpreter } from '../python/test-interpreter';
import { applyEdits } from './apply-edits';
import type { AnalysedDetection, AnalysisWork, FileAnalysis, TextEdit } from './finding-types';

/** What is analysed in a test: the rule's source, and what is not as usual. */
export interface TestAnalysis {
  source: string;
  spec?: Partial<AnalysedDetection>;
  /** Global helpers: text by the name that they are imported by. */
  helpers?: Record<string, string>;
  /** Other detections of the workspace: text by path. */
  others?: Record<string, string>;
  settings?: Partial<AnalysisWork['settings']>;
}

const PATH = 'rules/example.py';

/** Looks into sources with the real analysis, in CPython. */
export async function bootAnalysis(): Promise<(given: TestAnalysis | string) => FileAnalysis> {
  const pyodide = await sharedInterpreter();
  const { analyse } = pyodide.pyimport('recall_analysis') as unknown as { analyse(work: string): string };
  return (given) => {
    const { source, spec = {}, helpers = {}, others = {}, settings = {} } = typeof given === 'string' ? { source: given } : given;
    const path = spec.path ?? PATH;
    const paths = Object.keys(helpers).map((module) => ({ module, path: `global_helpers/${module}.py` }));
    const detection: AnalysedDetection = { id: 'Example', path, analysisType: 'rule', logTypes: ['Example.Log'], threshold: 1, dedupPeriodMinutes: 60, tests: [] };
    const work: AnalysisWork = {
      sources: { ...others, [path]: source, ...Object.fromEntries(paths.map(({ module, path: at }) => [at, helpers[module] ?? ''])) },
      detections: [{ ...detection, ...spec }, ...Object.keys(others).filter((other) => other !== path).map((other) => ({ ...detection, id: other, path: other }))],
      helpers: paths,
      settings: { helpers: '1.0.2', eventsInPutDictionary: 'as documented', ...settings },
      paths: [path],
    };
    const [answer] = JSON.parse(analyse(JSON.stringify(work))) as FileAnalysis[];
    if (!answer) throw new Error('The analysis answered nothing.');
    return answer;
  };
}

/** A source after a quick fix's edits, which are in its own file, as the page makes them. */
export function edited(source: string, edits: readonly TextEdit[]): string {
  const text = applyEdits(source, edits);
  if (text === null) throw new Error(`Edits that do not fit the source: ${JSON.stringify(edits)}`);
  return text;
}
