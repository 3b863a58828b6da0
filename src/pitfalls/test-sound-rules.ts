import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunPlan } from '../engine/engine-protocol';
import { testPlan } from '../replay/test-engine';

const FOLDER = fileURLToPath(new URL('./sound', import.meta.url));

/** Python files of a folder: text by name, without `.py`, in the order of their names. */
function pythonOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.py'));
  return Object.fromEntries(names.sort().map((name) => [name.slice(0, -3), readFileSync(path.join(folder, name), 'utf8')]));
}

/** An event for one of the detections, and whether it is to match. */
export interface SoundEvent {
  rule: string;
  match: boolean;
  event: { p_event_time: string };
}

/** Detections that use the cache as it should be used, by name. */
export const soundRules = pythonOf(FOLDER);

/** What they import, by the name that it is imported by. */
export const soundHelpers = pythonOf(path.join(FOLDER, 'helpers'));

/** A story for each of them, one after the other. */
export const soundEvents = readFileSync(path.join(FOLDER, 'events.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as SoundEvent);

/** Where the source of one of them is in a run. */
export function soundPath(rule: string): string {
  return `rules/${rule}.py`;
}

/** Some of them (by name) on the events of these. */
export function soundPlan(rules: readonly string[]): RunPlan {
  const helpers = Object.entries(soundHelpers).map(([module, text]) => ({ module, path: `global_helpers/${module}.py`, text }));
  const sources = {
    ...Object.fromEntries(rules.map((rule) => [soundPath(rule), soundRules[rule] ?? ''])),
    ...Object.fromEntries(helpers.map((helper) => [helper.path, helper.text])),
  };
  const events = soundEvents.filter(({ rule }) => rules.includes(rule)).map(({ event }) => event);
  const plan = testPlan(sources, events, { helpers: helpers.map(({ module, path: at }) => ({ module, path: at })) });
  return { ...plan, detections: plan.detections.filter(({ path: at }) => at.startsWith('rules/')) };
}
