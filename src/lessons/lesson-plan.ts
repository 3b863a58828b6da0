import type { RunPlan } from '../engine/engine-protocol';
import type { AnalysisWork } from '../pitfalls/finding-types';
import { DEFAULT_SETTINGS } from '../trace/default-settings';
import { readWorkspace } from '../workspace/read-workspace';
import type { Lesson } from './lesson-types';

/** A run of the lesson's workspace with `source` as the file to be repaired, over the shown or the unseen events, from an empty table. */
export function lessonPlan(lesson: Lesson, source: string, which: 'shown' | 'unseen'): RunPlan {
  const files = lesson.workspace.files.map(({ path, text }) => ({ path, text: path === lesson.path ? source : text }));
  const { detections, helpers, dataModels } = readWorkspace({ ...lesson.workspace, files: files.filter(({ path }) => !path.startsWith('events/')) });
  const shown = files.filter(({ path }) => path.startsWith('events/')).map(({ text }) => text);
  return {
    settings: { ...DEFAULT_SETTINGS, ...lesson.settings, startFrom: 'empty table' },
    detections,
    helpers,
    dataModels,
    sources: Object.fromEntries(files.filter(({ path }) => path.endsWith('.py')).map(({ path, text }) => [path, text])),
    events: (which === 'shown' ? shown : [lesson.unseen]).flatMap((text) => text.split('\n').filter((line) => line.trim() !== '')),
    table: [],
    clock: 0,
  };
}

/** The analysis of the detections of the lesson's workspace with `source` as the file to be repaired. */
export function lessonAnalysis(lesson: Lesson, source: string): AnalysisWork {
  const { detections, helpers, settings, sources } = lessonPlan(lesson, source, 'shown');
  return {
    sources,
    detections: detections.map(({ id, path, analysisType, logTypes, threshold, dedupPeriodMinutes }) => ({ id, path, analysisType, logTypes, threshold, dedupPeriodMinutes, tests: [] })),
    helpers,
    settings: { helpers: settings.helpers, eventsInPutDictionary: settings.eventsInPutDictionary },
    paths: detections.map(({ path }) => path),
  };
}
