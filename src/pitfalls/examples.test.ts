import { beforeAll, describe, expect, it } from 'vitest';
import type { RunPlan } from '../engine/engine-protocol';
import { bootTestEngine } from '../replay/test-engine';
import type { TestRun } from '../replay/test-engine';
import { EVIDENCE_ENTRIES, EVIDENCE_KEYS } from './finding-types';
import type { DynamicFinding } from './finding-types';
import { examplePlan, findInTrace, readExamples, readPitfalls } from './test-examples';

const pitfalls = readPitfalls();
const watched = new Map(pitfalls.flatMap((pitfall) => (pitfall.watch === null ? [] : [[pitfall.code, pitfall] as const])));
const examples = readExamples();

let run: (plan: RunPlan) => TestRun;

beforeAll(async () => {
  run = await bootTestEngine();
});

/** Findings that are shown without a source, and are more than worth knowing. */
function alarms(findings: readonly DynamicFinding[]): DynamicFinding[] {
  return findings.filter(({ code, severity, confirmsOnly }) => confirmsOnly !== true && (severity ?? watched.get(code)?.severity) !== 'info');
}

/** Findings as a text that shows in a comparison what has changed. */
function told(findings: readonly DynamicFinding[]): string {
  return findings
    .map(({ call, message, severity, confirmsOnly, evidence: { summary, events, entries, keys } }) =>
      [
        `${call?.path ?? ''}:${call?.line ?? 0} ${severity ?? ''}${confirmsOnly === true ? 'confirms only' : ''}`.trim(),
        message,
        summary,
        `events: ${events}; entries: ${entries.join(' ')}; keys: ${keys.join(' | ')}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}

describe('the texts', () => {
  it('are there for 41 codes, in plain sentences with a source', () => {
    expect(pitfalls.map(({ code }) => code).sort()).toEqual(Array.from({ length: 41 }, (_, i) => `RC${101 + i}`));
    for (const { code, title, explanation, fact, sources } of pitfalls) {
      expect(title, code).toMatch(/^[^.]{3,60}$/);
      expect(explanation, code).toMatch(/^.{80,700}\.$/);
      expect(fact, code).toMatch(/^.{60,500}\.$/);
      expect(sources.length, code).toBeGreaterThan(0);
    }
  });
});

describe.each(examples.filter(({ code }) => watched.has(code)))('$code in a run', (example) => {
  it('is found in the bad example, at the line, with entries of its trace', async () => {
    const { trace } = run(examplePlan(example, 'bad'));
    const findings = findInTrace(trace, pitfalls).filter(({ code }) => code === example.code);
    expect(findings).not.toEqual([]);
    for (const { detection, call, message, evidence } of findings) {
      expect(detection).toContain(`Example.${example.code}`);
      expect(call?.path).toMatch(/^rules\//);
      expect(message).toMatch(/^\S.{20,300}\.$/);
      expect(evidence.summary).toMatch(/^\S.{10,200}\.$/);
      expect(evidence.events).toBeGreaterThan(0);
      expect(evidence.entries.length).toBeGreaterThan(0);
      expect(evidence.entries.length).toBeLessThanOrEqual(EVIDENCE_ENTRIES);
      expect(evidence.keys.length).toBeLessThanOrEqual(EVIDENCE_KEYS);
      for (const seq of evidence.entries) {
        expect(['request', 'result']).toContain(trace.row(seq).kind);
        expect(trace.row(seq).detection).toBe(detection);
      }
    }
    await expect(told(findings)).toMatchFileSnapshot(`./examples/${example.code.toLowerCase()}/found.txt`);
  });

  it('is not found in the good example, nor anything else that matters', () => {
    const { trace, entries } = run(examplePlan(example, 'good'));
    expect(entries.flatMap((entry) => (entry.kind === 'result' && entry.error !== null ? [entry.error.traceback] : []))).toEqual([]);
    const findings = findInTrace(trace, pitfalls);
    expect(findings.filter(({ code, confirmsOnly }) => code === example.code && confirmsOnly !== true)).toEqual([]);
    expect(alarms(findings)).toEqual([]);
  });
});

describe.each(examples.filter(({ code }) => !watched.has(code)))('$code, which only sources show', (example) => {
  it('has a good example that runs, and in which nothing that matters is found', () => {
    const { trace, entries } = run(examplePlan(example, 'good'));
    expect(entries.flatMap((entry) => (entry.kind === 'result' && entry.error !== null ? [entry.error.traceback] : []))).toEqual([]);
    expect(alarms(findInTrace(trace, pitfalls))).toEqual([]);
  });
});

it('has an example for each code, of 30 events at most', () => {
  expect(examples.map(({ code }) => code)).toEqual(pitfalls.map(({ code }) => code).sort());
  expect(examples.filter(({ events }) => events.length > 30)).toEqual([]);
});
