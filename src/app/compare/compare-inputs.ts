import { formatUtc } from '../../clock/format-time';
import type { Trace } from '../../trace/trace';
import type { RunSettings } from '../../trace/trace-types';
import type { Breathe } from '../../workspace/share/breathe';
import type { Workspace } from '../../workspace/workspace-types';
import { isEventsFile } from '../events/event-list';
import { destinationsText } from '../trace/entry-text';

/** A setting that two runs had not in common, as the screen names it and its values. */
export interface SettingChange {
  name: string;
  before: string;
  now: string;
}

/** A file that was not the same for two runs. */
export interface FileChange {
  path: string;
  change: 'changed' | 'added' | 'removed' | 'switched off' | 'switched on';
}

/** How the events of two runs differ; an event that was edited is one removed and one added. */
export interface EventsChange {
  added: number;
  removed: number;
  /** The same events, but not in the same order. */
  isReordered: boolean;
}

/** Names of detections that took part in one of two runs only. */
export interface DetectionsChange {
  added: readonly string[];
  removed: readonly string[];
}

const moment = (at: number | null): string => (at === null ? 'the clock' : `${formatUtc(at)} UTC`);

/** Each setting as the screen names it, and its value in words. */
const SETTINGS: { readonly [Name in keyof RunSettings]-?: { name: string; text: (settings: RunSettings) => string; counts?: (settings: RunSettings) => boolean } } = {
  startFrom: { name: 'Start from', text: ({ startFrom }) => startFrom },
  processingTime: { name: 'Processing time', text: ({ processingTime }) => processingTime },
  processedAt: { name: 'Processed at', text: ({ processedAt }) => moment(processedAt), counts: ({ processingTime }) => processingTime !== 'event time' },
  processingDelaySeconds: {
    name: 'Processing delay in seconds',
    text: ({ processingDelaySeconds }) => String(processingDelaySeconds),
    counts: ({ processingTime }) => processingTime === 'event time',
  },
  eventsArrive: { name: 'Events arrive', text: ({ eventsArrive }) => eventsArrive },
  longestDelaySeconds: {
    name: 'Longest delay in seconds',
    text: ({ longestDelaySeconds }) => String(longestDelaySeconds),
    counts: ({ eventsArrive }) => eventsArrive !== 'in order',
  },
  sweeper: { name: 'Sweeper', text: ({ sweeper }) => sweeper },
  sweeperDelayHours: {
    name: 'Sweeper delay in hours',
    text: ({ sweeperDelayHours }) => String(sweeperDelayHours),
    counts: ({ sweeper }) => sweeper === 'after a delay',
  },
  helpers: { name: 'Helpers', text: ({ helpers }) => helpers },
  eventsInPutDictionary: { name: 'Events in put_dictionary', text: ({ eventsInPutDictionary }) => eventsInPutDictionary },
  knownDestinations: { name: 'Known destinations', text: destinationsText },
  seed: { name: 'Seed', text: ({ seed }) => String(seed) },
};

/** The settings that differ, as far as they meant something in either run. */
export function compareSettings(before: RunSettings, now: RunSettings): SettingChange[] {
  return Object.values(SETTINGS).flatMap(({ name, text, counts = () => true }) => {
    const says = (settings: RunSettings): string => (counts(settings) ? text(settings) : 'without effect');
    const change = { name, before: says(before), now: says(now) };
    return change.before === change.now ? [] : [change];
  });
}

/** The files that differ, in order of their paths; those of events are left to compareEvents. */
export function compareFiles(before: Workspace, now: Workspace): FileChange[] {
  if (before === now) return [];
  const old = new Map(before.files.map(({ path, text }) => [path, text]));
  const changes: FileChange[] = [];
  for (const { path, text } of now.files) {
    const was = old.get(path);
    old.delete(path);
    if (was === text || isEventsFile(path)) continue;
    changes.push({ path, change: was === undefined ? 'added' : 'changed' });
  }
  for (const path of old.keys()) if (!isEventsFile(path)) changes.push({ path, change: 'removed' });
  const offBefore = new Set(before.disabledPaths);
  const offNow = new Set(now.disabledPaths);
  for (const path of offNow) if (!offBefore.has(path)) changes.push({ path, change: 'switched off' });
  for (const path of offBefore) if (!offNow.has(path)) changes.push({ path, change: 'switched on' });
  return changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Detections that took part in one of the runs only. */
export function compareDetections(before: Trace, now: Trace): DetectionsChange {
  const ids = (trace: Trace): string[] => trace.start().detections.map(({ id }) => id);
  const [old, fresh] = [ids(before), ids(now)];
  return { added: fresh.filter((id) => !old.includes(id)), removed: old.filter((id) => !fresh.includes(id)) };
}

/** So many events are looked at before the page may answer. */
const AT_ONCE = 1_000;

/** Compares the texts of events, in the order of the runs. Rejects where `breathe` does. */
export async function compareEvents(before: readonly string[], now: readonly string[], breathe: Breathe): Promise<EventsChange> {
  const counts = new Map<string, number>();
  let isReordered = false;
  for (const [index, text] of before.entries()) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (text !== now[index]) isReordered = true;
    if (index % AT_ONCE === 0) await breathe();
  }
  let added = 0;
  for (const [index, text] of now.entries()) {
    const left = counts.get(text) ?? 0;
    if (left === 0) added += 1;
    else counts.set(text, left - 1);
    if (index % AT_ONCE === 0) await breathe();
  }
  const removed = added + before.length - now.length;
  return { added, removed, isReordered: isReordered && added === 0 && removed === 0 };
}
