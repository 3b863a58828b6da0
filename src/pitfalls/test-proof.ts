import { atOnce } from '../clock/slices';
import { sharedInterpreter } from '../python/test-interpreter';
import { groupAlerts } from '../replay/alert-groups';
import { bootTestEngine } from '../replay/test-engine';
import { readTests } from '../unit-tests/read-tests';
import { applyEdits } from './apply-edits';
import { CATALOGUE, PITFALLS } from './catalogue';
import type { AnalysisWork, FileAnalysis, Finding } from './finding-types';
import { mergeFindings } from './merge';
import { examplePlan, exampleYaml, type Example } from './test-examples';
import { watchRun } from './watch';

/** Path of the file that an example is about; what is found in the other one is the other one's. */
export function examplePath({ code }: Pick<Example, 'code'>): string {
  return `rules/${code.toLowerCase()}.py`;
}

/** Marks what is about an error, among alerts. */
export const ERROR = 'error: ';

/** What is known of an example's source: from a look into it, and from a run on the example's events. */
export interface Proof {
  source: string;
  /** Sentences about what was not looked at. */
  unread: readonly string[];
  /** As the page shows them. */
  findings: readonly Finding[];
  /** Alerts, and errors of rules, as `09:12:00 title`, in order; the dedup string where it is another one. */
  alerts: readonly string[];
}

/** Looks into an example's source, or into `source` in its place, and runs it. */
export type Prove = (example: Example, which: 'bad' | 'good', source?: string) => Proof;

/** Boots what looks and what runs, in one interpreter. */
export async function bootProof(): Promise<Prove> {
  const pyodide = await sharedInterpreter();
  const { analyse } = pyodide.pyimport('recall_analysis') as unknown as { analyse(work: string): string };
  const run = await bootTestEngine();
  return (example, which, source = example.sources[which]) => {
    const plan = examplePlan(example, which, source);
    const { detections, helpers, sources, settings } = plan;
    const yaml = exampleYaml(example, which);
    const tests = yaml === null ? [] : readTests(yaml).map(({ name, mocks }) => ({ name, mocks: mocks.map(({ objectName }) => objectName) }));
    const work: AnalysisWork = {
      sources,
      detections: detections.map((detection) => ({ ...detection, tests: detection.id === `Example.${example.code}` ? tests : [] })),
      helpers,
      settings: { helpers: settings.helpers, eventsInPutDictionary: settings.eventsInPutDictionary },
      paths: detections.map(({ path }) => path),
    };
    const files = JSON.parse(analyse(JSON.stringify(work))) as FileAnalysis[];
    const { trace } = run(plan);
    return {
      source,
      unread: files.flatMap(({ unread }) => unread.map(({ text }) => text)),
      findings: atOnce(mergeFindings({ pitfalls: PITFALLS, files, run: atOnce(watchRun(trace, CATALOGUE)), detections, textOf: (path) => sources[path] })),
      alerts: groupAlerts(trace)
        .filter(({ alerted }) => alerted)
        .map(({ isError, title, dedup, from }) => `${new Date(from * 1000).toISOString().slice(11, 19)} ${isError ? ERROR : ''}${title}${dedup === title ? '' : ` (${dedup})`}`),
    };
  };
}

/** Findings of an example's own code, in its own file or in no file at all. */
export function ownFindings(example: Example, { findings }: Pick<Proof, 'findings'>): readonly Finding[] {
  return findings.filter(({ code, range }) => code === example.code && (range === null || range.path === examplePath(example)));
}

/** Findings of other codes that are more than worth knowing. */
export function otherAlarms({ code: own }: Example, { findings }: Pick<Proof, 'findings'>): readonly Finding[] {
  return findings.filter(({ code, severity }) => code !== own && severity !== 'info');
}

/** A finding of an example's own code that has a quick fix, and the example's source after it. */
export interface Fixed {
  title: string;
  source: string;
}

/** What becomes of a source by the quick fix of each finding of its own code. Throws where an edit is not of its file, or is no edit of its text. */
export function fixesOf(example: Example, { source, findings }: Proof): readonly Fixed[] {
  return ownFindings(example, { findings }).flatMap(({ fix }) => {
    if (fix === null) return [];
    const fixed = fix.edits.every(({ path }) => path === examplePath(example)) ? applyEdits(source, fix.edits) : null;
    if (fixed === null) throw new Error(`The fix of ${example.code} cannot be made.`);
    return [{ title: fix.title, source: fixed }];
  });
}

/** Whether the pitfall of an example is seen in its source, and in its run. */
export function foundIn(example: Example, proof: Proof): { source: boolean; run: boolean } {
  const own = ownFindings(example, proof);
  return { source: own.some(({ state }) => state !== 'only in the run'), run: own.some(({ evidence }) => evidence !== null) };
}
