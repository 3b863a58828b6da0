import { beforeAll, describe, expect, it } from 'vitest';
import { PITFALLS } from '../pitfalls/catalogue';
import type { FileAnalysis } from '../pitfalls/finding-types';
import { sharedInterpreter } from '../python/test-interpreter';
import { bootTestEngine } from '../replay/test-engine';
import { grade, type Grader } from './grade';
import { readLessons } from './read-lessons';

const wrongs = import.meta.glob<string>('./*/wrong/*.py', { query: '?raw', import: 'default', eager: true });
const lessons = readLessons();
let grader: Grader;

beforeAll(async () => {
  const run = await bootTestEngine();
  const pyodide = await sharedInterpreter();
  const { analyse } = pyodide.pyimport('recall_analysis') as unknown as { analyse(work: string): string };
  grader = {
    run: (plan) => Promise.resolve(run(plan).trace),
    analyse: (work) => Promise.resolve(JSON.parse(analyse(JSON.stringify(work))) as FileAnalysis[]),
    severityOf: ({ code, severity }) => severity ?? PITFALLS.get(code)?.severity ?? 'warning',
  };
});

describe.each(lessons.map((lesson) => [lesson.slug, lesson] as const))('the lesson %s', (slug, lesson) => {
  const start = lesson.workspace.files.find(({ path }) => path === lesson.path)?.text ?? '';
  const wrong = Object.entries(wrongs).filter(([path]) => path.startsWith(`./${slug}/wrong/`));

  it('is passed by its model solution', async () => {
    expect(await grade(lesson, lesson.solution, grader)).toEqual({ faults: [] });
  });

  it('is failed by the rule as it starts', async () => {
    expect((await grade(lesson, start, grader)).faults).not.toEqual([]);
  });

  it('is failed by three plausible wrong repairs', async () => {
    expect(wrong.length).toBeGreaterThanOrEqual(3);
    for (const [path, source] of wrong) expect((await grade(lesson, source, grader)).faults, path).not.toEqual([]);
  });

  it('asks what can be answered, and has what a lesson needs', () => {
    for (const step of lesson.steps) if (step.kind === 'predict') expect(step.choices[step.answer]).toBeDefined();
    const kinds = lesson.steps.map(({ kind }) => kind);
    for (const kind of ['predict', 'see', 'break', 'repair'] as const) expect(kinds).toContain(kind);
    expect(lesson.minutes).toBeGreaterThanOrEqual(3);
    expect(lesson.minutes).toBeLessThanOrEqual(8);
    expect(lesson.hints.length).toBeGreaterThanOrEqual(2);
  });
});
