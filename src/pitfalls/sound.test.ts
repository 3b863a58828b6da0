import { beforeAll, describe, expect, it } from 'vitest';
import { atOnce } from '../clock/slices';
import type { RunPlan } from '../engine/engine-protocol';
import { bootTestEngine, type TestRun } from '../replay/test-engine';
import { CATALOGUE, PITFALLS } from './catalogue';
import type { FileAnalysis, Finding } from './finding-types';
import { mergeFindings } from './merge';
import { bootAnalysis, type TestAnalysis } from './test-analysis';
import { soundEvents, soundHelpers, soundPath, soundPlan, soundRules } from './test-sound-rules';
import { watchRun } from './watch';

/** What one of them reads is written by another one. */
const WRITERS: Record<string, string> = { '20_aws_login_of_new_account': '21_okta_account_created' };

const names = Object.keys(soundRules);
const others = Object.fromEntries(names.map((name) => [soundPath(name), soundRules[name] ?? '']));
let analyse: (given: TestAnalysis | string) => FileAnalysis;
let run: (plan: RunPlan) => TestRun;

beforeAll(async () => {
  analyse = await bootAnalysis();
  run = await bootTestEngine();
});

/** Runs a detection, behind the one that writes for it. */
function runOf(name: string): TestRun {
  const writer = WRITERS[name];
  return run(soundPlan(writer === undefined ? [name] : [writer, name]));
}

function words({ code, range, message, state }: Finding): string {
  return `${code} ${range?.path ?? ''}:${range?.from.line ?? 0} ${message} (${state})`;
}

describe('detections that use the cache as it should be used', () => {
  it('are many, with events that match and events that do not', () => {
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect([...new Set(soundEvents.map(({ rule }) => rule))].sort()).toEqual(names);
    const oneSided = names.filter((name) => new Set(soundEvents.filter(({ rule }) => rule === name).map(({ match }) => match)).size < 2);
    // It writes for another one, and never matches itself.
    expect(oneSided).toEqual(['21_okta_account_created']);
  });

  it.each(names)('%s does what it says, and shows nothing above info, in its source and in its run', (name) => {
    const { trace, entries } = runOf(name);
    const stories = soundEvents.filter(({ rule }) => rule === name || rule === WRITERS[name]);
    const results = entries.flatMap((entry) => (entry.kind === 'result' && entry.detection === name && entry.event > 0 ? [entry] : []));
    expect(entries.flatMap((entry) => (entry.kind === 'result' && entry.error ? [entry.error.traceback] : []))).toEqual([]);
    expect(results.flatMap(({ alert }) => alert?.problems ?? [])).toEqual([]);
    expect(results.map(({ output }) => output)).toEqual(stories.map(({ rule, match }) => rule === name && match));

    const analysis = analyse({ source: soundRules[name] ?? '', helpers: soundHelpers, others, spec: { id: name, path: soundPath(name) } });
    expect(analysis.unread).toEqual([]);
    const findings = atOnce(
      mergeFindings({
        pitfalls: PITFALLS,
        files: [analysis],
        run: atOnce(watchRun(trace, CATALOGUE)),
        detections: [{ id: name, path: soundPath(name) }],
        textOf: (path) => (path === soundPath(name) ? soundRules[name] : undefined),
      }),
    );
    expect(findings.filter(({ severity, detection }) => severity !== 'info' && detection !== WRITERS[name]).map(words)).toEqual([]);
  });
});
