import { byCodeUnits } from '../workspace/paths';
import type { Lesson, LessonText } from './lesson-types';

const texts = import.meta.glob<LessonText>('./*/lesson.ts', { import: 'lesson', eager: true });
const files = import.meta.glob<string>(['./*/workspace/**/*', './*/solution.py', './*/unseen.jsonl'], { query: '?raw', import: 'default', eager: true });

/** All lessons in their order: their folders are called by a number and a name, e.g. `01-keys`. Throws where one lacks a file. */
export function readLessons(): Lesson[] {
  return Object.entries(texts)
    .map(([path, text]) => lessonOf(path.split('/')[1] ?? '', text))
    .sort((a, b) => byCodeUnits(a.slug, b.slug));
}

function lessonOf(folder: string, text: LessonText): Lesson {
  const file = (name: string): string => {
    const found = files[`./${folder}/${name}`];
    if (found === undefined) throw new Error(`The lesson ${folder} has no ${name}.`);
    return found;
  };
  const root = `./${folder}/workspace/`;
  const own = Object.entries(files).filter(([path]) => path.startsWith(root));
  const path = text.repaired ?? 'rules/lesson.py';
  file(`workspace/${path}`);
  return {
    ...text,
    slug: folder,
    path,
    solution: file('solution.py'),
    unseen: file('unseen.jsonl'),
    workspace: { name: `Lesson: ${text.title}`, files: own.map(([name, content]) => ({ path: name.slice(root.length), text: content })).sort((a, b) => byCodeUnits(a.path, b.path)), disabledPaths: [] },
  };
}
