import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunPlan } from '../engine/engine-protocol';
import { defaultSettings, plainDetection } from '../python/test-plan';
import { testPlan } from '../replay/test-engine';
import type { Trace } from '../trace/trace';
import type { RunSettings } from '../trace/trace-types';
import { readWorkspace } from '../workspace/read-workspace';
import type { DetectionSpec, WorkspaceFile } from '../workspace/workspace-types';
import type { DynamicFinding, PitfallCode } from './finding-types';
import type { Pitfall } from './pitfall';

const EXAMPLES = fileURLToPath(new URL('./examples', import.meta.url));

/**
 * The example of a code, for tests. Its folder has `bad.py` and `good.py`, which differ in what matters, and `events.jsonl`; where it
 * takes two detections, `also.py` is the other one, which stays as it is; `bad.yml` and `good.yml` are their metadata, where it matters;
 * `helpers/` has global helpers; `settings.json` has settings of the run that are not those that the page starts with.
 */
export interface Example {
  code: PitfallCode;
  sources: { bad: string; good: string };
  /** YAML of both. */
  metadata: { bad: string; good: string } | null;
  also: string | null;
  helpers: Record<string, string>;
  events: string[];
  settings: Partial<RunSettings>;
}

/** All examples in order of their codes. */
export function readExamples(): Example[] {
  return readdirSync(EXAMPLES)
    .sort()
    .map((folder) => {
      const read = (name: string): string => readFileSync(path.join(EXAMPLES, folder, name), 'utf8');
      const has = (name: string): boolean => existsSync(path.join(EXAMPLES, folder, name));
      const helpers = has('helpers') ? readdirSync(path.join(EXAMPLES, folder, 'helpers')) : [];
      return {
        code: folder.toUpperCase() as PitfallCode,
        sources: { bad: read('bad.py'), good: read('good.py') },
        metadata: has('bad.yml') ? { bad: read('bad.yml'), good: read('good.yml') } : null,
        also: has('also.py') ? read('also.py') : null,
        helpers: Object.fromEntries(helpers.map((name) => [name, read(`helpers/${name}`)])),
        events: read('events.jsonl').trim().split('\n'),
        settings: has('settings.json') ? (JSON.parse(read('settings.json')) as Partial<RunSettings>) : {},
      };
    });
}

/** A YAML of an example as a file beside the Python file that the example's source is in. */
export function exampleYaml({ code, metadata }: Example, which: 'bad' | 'good'): WorkspaceFile | null {
  const stem = code.toLowerCase();
  return metadata && { path: `rules/${stem}.yml`, text: metadata[which].replace(/^Filename: .*$/m, `Filename: ${stem}.py`) };
}

/** The detection that a YAML describes, whose Python file is at `path`; without a YAML, one that sees every event. */
function specOf(id: string, path: string, yaml: WorkspaceFile | null): DetectionSpec {
  if (yaml === null) return plainDetection(path, { id });
  const { detections, problems } = readWorkspace({ name: id, files: [{ path, text: '' }, yaml], disabledPaths: [] });
  const [spec] = detections;
  if (spec?.id !== id || problems.length > 0) throw new Error(`The YAML of ${id} is not right: ${problems.map(({ message }) => message).join(' ')}`);
  return spec;
}

/**
 * What Run does with an example's events and one of its sources, or another one in its place. The detections are `Example.RC101` and
 * `Example.RC101.Also`.
 */
export function examplePlan(example: Example, which: 'bad' | 'good', source = example.sources[which]): RunPlan {
  const { code, also, helpers, events, settings } = example;
  const file = `rules/${code.toLowerCase()}.py`;
  const other = `rules/${code.toLowerCase()}_also.py`;
  const ofHelpers = Object.entries(helpers).map(([name, text]) => ({ module: name.replace(/\.py$/, ''), path: `global_helpers/${name}`, text }));
  return testPlan({ [file]: source, ...(also !== null && { [other]: also }), ...Object.fromEntries(ofHelpers.map((helper) => [helper.path, helper.text])) }, [], {
    detections: [specOf(`Example.${code}`, file, exampleYaml(example, which)), ...(also === null ? [] : [plainDetection(other, { id: `Example.${code}.Also` })])],
    helpers: ofHelpers.map(({ module, path: helperPath }) => ({ module, path: helperPath })),
    events,
    settings: { ...defaultSettings, ...settings },
  });
}

/** Every pitfall that there is, in order of its code. */
export function readPitfalls(): Pitfall[] {
  return Object.values(import.meta.glob<{ pitfall: Pitfall }>('./codes/rc*.ts', { eager: true })).map(({ pitfall }) => pitfall);
}

/** All that watchers of these pitfalls find in a trace. */
export function findInTrace(trace: Trace, pitfalls: readonly Pitfall[]): DynamicFinding[] {
  const run = { trace };
  const watchers = pitfalls.flatMap(({ watch }) => (watch === null ? [] : [watch(run)]));
  trace.forEach(0, (segment, index, seq) => {
    for (const watcher of watchers) watcher.take(segment, index, seq);
  });
  return watchers.flatMap((watcher) => watcher.findings());
}
