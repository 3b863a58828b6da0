import { useEffect, useState } from 'react';
import { loadLessons } from '../../lessons/load-lessons';
import type { Lesson } from '../../lessons/lesson-types';
import { sentence } from '../../workspace/sentence';

export type LessonsReading = { kind: 'reading' } | { kind: 'failed'; message: string } | { kind: 'read'; lessons: readonly Lesson[] };

const READING: LessonsReading = { kind: 'reading' };
let known: LessonsReading = READING;

/** All lessons, once they are loaded. */
export function useAllLessons(): LessonsReading {
  const [reading, setReading] = useState(known);
  useEffect(() => {
    if (known.kind === 'read') return;
    loadLessons().then(
      ({ readLessons }) => setReading((known = { kind: 'read', lessons: readLessons() })),
      (error: unknown) => setReading({ kind: 'failed', message: sentence(error) }),
    );
  }, []);
  return reading;
}
