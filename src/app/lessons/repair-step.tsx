import { CircleCheck, CircleX, Lightbulb, ListChecks, Square } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Compared, Grade, Lesson, LessonStep } from '../../lessons/lesson-types';
import { asEnded } from '../../engine/page-behaviour';
import { useApp, useRefusal } from '../state/use-app';
import { Button } from '../ui/button';
import { listed } from '../ui/listed';
import { showText } from '../ui/show-text';
import { LessonBlocks } from './lesson-blocks';
import type { LessonProgress } from './lesson-progress';
import styles from './lessons.module.css';

interface RepairStepProps {
  lesson: Lesson;
  step: Extract<LessonStep, { kind: 'repair' }>;
  progress: LessonProgress;
  onNote: (change: Partial<LessonProgress>) => void;
}

/** What a check came to: with the source that was checked. */
type Checked = { source: string } & ({ kind: 'graded'; grade: Grade } | { kind: 'ended'; message: string });

/** The rule is repaired and checked; hints come one by one, and the model solution after the last of them. */
export function RepairStep({ lesson, step, progress, onNote }: RepairStepProps): ReactNode {
  const gradeLesson = useApp((state) => state.gradeLesson);
  const setFileText = useApp((state) => state.setFileText);
  const source = useApp((state) => state.workspace.files.find(({ path }) => path === lesson.path)?.text ?? '');
  const refusal = useRefusal();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [isChecking, setChecking] = useState(false);
  const checking = useRef<AbortController | null>(null);
  useEffect(() => () => checking.current?.abort(), []);

  const check = async (): Promise<void> => {
    const own = new AbortController();
    checking.current = own;
    setChecking(true);
    let answer: Checked;
    try {
      const grade = await gradeLesson(lesson, own.signal);
      answer = { source, kind: 'graded', grade };
      if (grade.faults.length === 0) onNote({ passed: true });
    } catch (error) {
      answer = { source, kind: 'ended', message: own.signal.aborted ? 'The check was stopped.' : asEnded(error).message };
    }
    if (checking.current !== own) return;
    checking.current = null;
    setChecking(false);
    setChecked(answer);
  };
  const hints = lesson.hints.slice(0, progress.hints);
  return (
    <>
      <LessonBlocks text={step.text} />
      <p className={styles.muted}>{comparedText(lesson)}</p>
      <div className={styles.actions}>
        {isChecking ? (
          <Button icon={<Square aria-hidden />} onPress={() => checking.current?.abort()}>
            Stop checking
          </Button>
        ) : (
          <Button variant="primary" icon={<ListChecks aria-hidden />} onPress={() => void check()}>
            Check my rule
          </Button>
        )}
        {progress.hints < lesson.hints.length ? (
          <Button icon={<Lightbulb aria-hidden />} onPress={() => onNote({ hints: progress.hints + 1 })}>
            {progress.hints === 0 ? 'Hint' : 'Next hint'}
          </Button>
        ) : (
          <Button
            isDisabled={refusal !== null || source === lesson.solution}
            tooltip={refusal ?? 'Puts it in place of your rule; Undo in the editor brings yours back'}
            onPress={() => setFileText(lesson.path, lesson.solution)}
          >
            Show the model solution
          </Button>
        )}
      </div>
      <div aria-live="polite">{isChecking ? <p className={styles.muted}>Checking: your rule runs on the events that you see, and on others.</p> : <Verdict checked={checked} source={source} />}</div>
      {hints.length > 0 && (
        <ol className={styles.hints} aria-label="Hints">
          {hints.map((hint) => (
            <li key={hint}>
              <LessonBlocks text={hint} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

const COMPARED: Readonly<Record<Compared, string>> = { match: 'which events match', title: 'titles', dedup: 'dedup strings', context: 'alert contexts' };

/** What a check looks at, so that nobody fails for a title that was changed in passing. */
function comparedText({ compared, requestsPerEvent }: Lesson): string {
  return `Checked are ${listed(compared.map((one) => COMPARED[one]))}, and that it makes no more than ${requestsPerEvent.toLocaleString('en-US')} requests for an event, on average.`;
}

function Verdict({ checked, source }: { checked: Checked | null; source: string }): ReactNode {
  if (checked === null) return null;
  if (checked.kind === 'ended') return <p>{showText(checked.message)}</p>;
  const { faults } = checked.grade;
  const isOld = checked.source !== source;
  return (
    <div className={faults.length === 0 ? styles.right : styles.wrong} role="group" aria-label="Result of the check">
      <p className={styles.verdict}>
        {faults.length === 0 ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}
        {faults.length === 0 ? 'Passed: it does what it should, also on events that you did not see.' : 'Not yet:'}
      </p>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{showText(fault)}</li>
          ))}
        </ul>
      )}
      {isOld && <p className={styles.muted}>The rule has changed since.</p>}
    </div>
  );
}
