import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Lesson } from '../../lessons/lesson-types';
import { counted } from '../state/count-words';
import { NO_PROGRESS, useLessons, type LessonProgress } from './lesson-progress';
import { cx } from '../ui/cx';
import styles from './lessons.module.css';

function Mark({ passed, step, workspaceId }: LessonProgress): ReactNode {
  if (passed) return <CircleCheck className={styles.passed} aria-label="passed" />;
  return step > 0 || workspaceId !== null ? <CircleDot aria-label="begun" /> : <CircleDashed aria-label="not begun" />;
}

/** All lessons in their order, with how far each has come. */
export function LessonList({ lessons }: { lessons: readonly Lesson[] }): ReactNode {
  const progress = useLessons((state) => state.lessons);
  const show = useLessons((state) => state.show);
  const passed = lessons.filter(({ slug }) => progress[slug]?.passed).length;
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  return (
    <div className={styles.scroll}>
      <p className={styles.intro}>
        Each lesson is a small detection that goes wrong: predict what it does, see it in the cache, break it on purpose, repair it. Your own workspaces stay as they are. {counted(lessons.length, 'lesson')}, about{' '}
        {counted(minutes, 'minute')} in all; {passed.toLocaleString('en-US')} passed.
      </p>
      <ListBox className={cx(styles.list)} aria-label="Lessons" items={lessons} dependencies={[progress]} onAction={(slug) => show(String(slug))}>
        {(lesson) => (
          <ListBoxItem id={lesson.slug} textValue={lesson.title} className={cx(styles.item)}>
            <Mark {...(progress[lesson.slug] ?? NO_PROGRESS)} />
            <span className={styles.itemText}>
              <span className={styles.itemTitle}>{lesson.title}</span>
              <span className={styles.muted}>{lesson.about}</span>
            </span>
            <span className={styles.muted}>{lesson.minutes} min</span>
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}
