import { GraduationCap } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';
import { LessonList } from './lesson-list';
import { useLessons } from './lesson-progress';
import { LessonView } from './lesson-view';
import { useAllLessons } from './use-lessons';
import styles from './lessons.module.css';

/** The lessons: the list of all, or one of them. */
export function LessonsPanel(): ReactNode {
  const reading = useAllLessons();
  const shown = useLessons((state) => state.shown);
  if (reading.kind === 'reading') return <EmptyState icon={<GraduationCap aria-hidden />} title="Opening the lessons" />;
  if (reading.kind === 'failed') {
    return (
      <EmptyState icon={<GraduationCap aria-hidden />} title="The lessons could not be opened">
        {reading.message} Reload the page to try again.
      </EmptyState>
    );
  }
  const { lessons } = reading;
  const index = lessons.findIndex(({ slug }) => slug === shown);
  const lesson = lessons[index];
  return <div className={styles.panel}>{lesson ? <LessonView key={lesson.slug} lesson={lesson} next={lessons[index + 1] ?? null} /> : <LessonList lessons={lessons} />}</div>;
}
