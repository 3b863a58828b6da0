import { EngineEnded, PITFALLS } from '../../engine/page-behaviour';
import type { Grader } from '../../lessons/grade';
import { loadLessons } from '../../lessons/load-lessons';
import type { AnalysisWork, FileAnalysis } from '../../pitfalls/finding-types';
import { DEFAULT_SETTINGS } from '../../trace/default-settings';
import { sentence } from '../../workspace/sentence';
import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { flushPendingEdits } from './pending-edits';

/** Opens and grades lessons. */
export function lessonActions(context: AppContext): Pick<AppActions, 'openLesson' | 'gradeLesson'> {
  const { get, storage, toast, engine } = context;

  /** Who else looks for pitfalls ends that where something changes, and this with it: then it is asked for again. */
  async function analysed(work: AnalysisWork, signal: AbortSignal): Promise<readonly FileAnalysis[]> {
    for (;;) {
      signal.throwIfAborted();
      try {
        return await engine.analyse(work);
      } catch (error) {
        if (!(error instanceof EngineEnded) || error.reason !== 'stopped') throw error;
      }
    }
  }

  return {
    async openLesson(lesson, workspaceId) {
      try {
        const known = (await storage.list()).some(({ id, deletedAt }) => id === workspaceId && deletedAt === null);
        if (known && workspaceId !== null) await get().openWorkspace(workspaceId);
        else await get().newWorkspace({ workspace: lesson.workspace, settings: { ...DEFAULT_SETTINGS, ...lesson.settings }, table: [] });
      } catch (error) {
        toast(`The lesson could not be opened: ${sentence(error)}`);
        return null;
      }
      if (!get().workspace.files.some(({ path }) => path === lesson.path)) return null;
      get().openFile(lesson.path);
      return get().workspaceId;
    },
    async gradeLesson(lesson, signal) {
      flushPendingEdits();
      const source = get().workspace.files.find(({ path }) => path === lesson.path)?.text ?? '';
      const { grade } = await loadLessons();
      const grader: Grader = {
        run: (plan) => engine.runAside(plan, signal, { untilError: true }),
        analyse: (work) => analysed(work, signal),
        severityOf: ({ code, severity }) => severity ?? PITFALLS.get(code)?.severity ?? 'warning',
      };
      return grade(lesson, source, grader);
    },
  };
}
