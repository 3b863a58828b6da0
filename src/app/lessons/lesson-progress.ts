import * as v from 'valibot';
import { create } from 'zustand';
import { layoutStorage } from '../shell/layout-storage';

const KEY = 'lessons';

/** How far somebody has come in a lesson. Steps are counted from 0. */
const PROGRESS = v.object({
  step: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The choice that was taken in a step that asks, by the step's number. */
  answers: v.record(v.string(), v.number()),
  /** Hints that were shown. */
  hints: v.pipe(v.number(), v.integer(), v.minValue(0)),
  passed: v.boolean(),
  /** Where its files are; null: nowhere yet. */
  workspaceId: v.nullable(v.string()),
});
export type LessonProgress = v.InferOutput<typeof PROGRESS>;

const STORED = v.object({ shown: v.nullable(v.string()), lessons: v.record(v.string(), PROGRESS) });

export const NO_PROGRESS: LessonProgress = { step: 0, answers: {}, hints: 0, passed: false, workspaceId: null };

interface Lessons extends v.InferOutput<typeof STORED> {
  /** The lesson that is shown; null: the list. */
  shown: string | null;
  show(slug: string | null): void;
  note(slug: string, change: Partial<LessonProgress>): void;
}

/** What is kept of it; what cannot be read counts as nothing. */
function stored(): v.InferOutput<typeof STORED> {
  try {
    const read = v.safeParse(STORED, JSON.parse(layoutStorage.getItem(KEY) ?? 'null'));
    if (read.success) return read.output;
  } catch {
    // As if nothing had been kept.
  }
  return { shown: null, lessons: {} };
}

/** Another tab may have gone on meanwhile: what is stored is newer than what this one knows. */
function withStored(lessons: Readonly<Record<string, LessonProgress>>): Record<string, LessonProgress> {
  return { ...lessons, ...stored().lessons };
}

/** Which lesson is shown, and how far each has come; the same in all workspaces, over reloads. */
export const useLessons = create<Lessons>((set) => ({
  ...stored(),
  show: (shown) => set(({ lessons }) => ({ shown, lessons: withStored(lessons) })),
  note: (slug, change) =>
    set(({ lessons }) => {
      const known = withStored(lessons);
      return { lessons: { ...known, [slug]: { ...(known[slug] ?? NO_PROGRESS), ...change } } };
    }),
}));

useLessons.subscribe(({ shown, lessons }) => layoutStorage.setItem(KEY, JSON.stringify({ shown, lessons })));
