import { ArrowLeft, ArrowRight, CircleCheck, Link, RotateCcw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import type { Lesson, LessonStep } from '../../lessons/lesson-types';
import { copyText } from '../share/copy-text';
import { useApp, useRefusal } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { addressOfLesson } from './lesson-address';
import { LessonBlocks } from './lesson-blocks';
import { NO_PROGRESS, useLessons, type LessonProgress } from './lesson-progress';
import { PredictStep } from './predict-step';
import { RepairStep } from './repair-step';
import { forgetRuns, useRunSince } from './use-run-since';
import styles from './lessons.module.css';

const KINDS: Readonly<Record<LessonStep['kind'], string>> = { read: 'Read', predict: 'Predict', see: 'See', break: 'Break', repair: 'Repair' };

async function copyAddress(slug: string): Promise<void> {
  toast((await copyText(addressOfLesson(location.href, slug))) ? 'Link to this lesson copied.' : 'The browser refused to copy.');
}

/** One lesson, a step at a time. */
export function LessonView({ lesson, next }: { lesson: Lesson; next: Lesson | null }): ReactNode {
  const progress = useLessons((state) => state.lessons[lesson.slug] ?? NO_PROGRESS);
  const note = useLessons((state) => state.note);
  const show = useLessons((state) => state.show);
  const workspaceId = useApp((state) => state.workspaceId);
  const isOpen = workspaceId === progress.workspaceId;
  const number = Math.min(progress.step, lesson.steps.length - 1);
  const step = lesson.steps[number];
  if (!step) return null;
  return (
    <div className={styles.lesson}>
      <header className={styles.head}>
        <Button size="small" icon={<ArrowLeft aria-hidden />} onPress={() => show(null)}>
          All lessons
        </Button>
        <h2 className={styles.title}>
          {lesson.title}
          {progress.passed && <CircleCheck className={styles.passed} aria-label="passed" />}
        </h2>
        <IconButton size="small" label="Copy a link to this lesson" icon={<Link aria-hidden />} onPress={() => void copyAddress(lesson.slug)} />
        {isOpen && <RestartButton lesson={lesson} />}
      </header>
      {isOpen ? (
        <Step lesson={lesson} step={step} number={number} progress={progress} next={next} onNote={(change) => note(lesson.slug, change)} />
      ) : (
        <Start lesson={lesson} progress={progress} onNote={(change) => note(lesson.slug, change)} />
      )}
    </div>
  );
}

function Start({ lesson, progress, onNote }: { lesson: Lesson; progress: LessonProgress; onNote: (change: Partial<LessonProgress>) => void }): ReactNode {
  const openLesson = useApp((state) => state.openLesson);
  const [isOpening, setOpening] = useState(false);
  const isBegun = progress.workspaceId !== null;
  const open = async (): Promise<void> => {
    setOpening(true);
    const workspaceId = await openLesson(lesson, progress.workspaceId);
    setOpening(false);
    if (workspaceId !== null) onNote({ workspaceId });
  };
  return (
    <div className={styles.scroll}>
      <p>{lesson.about}</p>
      <p className={styles.muted}>About {lesson.minutes} minutes. It has a workspace of its own, “{lesson.workspace.name}”; the one that is open now is kept, and is in the list of workspaces.</p>
      <div className={styles.actions}>
        <Button variant="primary" isDisabled={isOpening} onPress={() => void open()}>
          {isBegun ? 'Go on with the lesson' : 'Start the lesson'}
        </Button>
      </div>
    </div>
  );
}

/** The rule as the lesson began; Undo in the editor brings the other one back. */
function RestartButton({ lesson }: { lesson: Lesson }): ReactNode {
  const setFileText = useApp((state) => state.setFileText);
  const note = useLessons((state) => state.note);
  const refusal = useRefusal();
  const restart = (): void => {
    const start = lesson.workspace.files.find(({ path }) => path === lesson.path);
    if (start) setFileText(start.path, start.text);
    forgetRuns(lesson);
    note(lesson.slug, { step: 0, answers: {}, hints: 0 });
  };
  return <IconButton size="small" label="Begin the lesson again" icon={<RotateCcw aria-hidden />} isDisabled={refusal !== null} tooltip={refusal ?? 'Begin again, with the rule as it was'} onPress={restart} />;
}

interface StepProps {
  lesson: Lesson;
  step: LessonStep;
  number: number;
  progress: LessonProgress;
  next: Lesson | null;
  onNote: (change: Partial<LessonProgress>) => void;
}

function Step({ lesson, step, number, progress, next, onNote }: StepProps): ReactNode {
  const show = useLessons((state) => state.show);
  const ran = useRunSince(lesson, number);
  const chosen = progress.answers[number];
  const isLast = number === lesson.steps.length - 1;
  const isDone = step.kind === 'predict' ? chosen === step.answer : step.kind === 'see' ? ran !== 'no' : step.kind === 'break' ? ran === 'changed' : true;
  const body = (): ReactNode => {
    if (step.kind === 'predict') return <PredictStep step={step} chosen={chosen} onChoose={(choice) => onNote({ answers: { ...progress.answers, [number]: choice } })} />;
    if (step.kind === 'repair') return <RepairStep lesson={lesson} step={step} progress={progress} onNote={onNote} />;
    return (
      <>
        <LessonBlocks text={step.text} />
        {(step.kind === 'see' || step.kind === 'break') && <RunAndLook step={step} ran={ran} />}
      </>
    );
  };
  return (
    <>
      <div key={number} className={styles.scroll}>
        <h3 className={styles.stepTitle}>
          <span className={styles.kind}>{KINDS[step.kind]}</span> {step.title}
        </h3>
        {body()}
      </div>
      <footer className={styles.foot}>
        <Button size="small" icon={<ArrowLeft aria-hidden />} isDisabled={number === 0} onPress={() => onNote({ step: number - 1 })}>
          Back
        </Button>
        <span className={styles.muted}>
          Step {number + 1} of {lesson.steps.length}
        </span>
        {!isLast ? (
          <Button size="small" variant={isDone ? 'primary' : 'plain'} icon={<ArrowRight aria-hidden />} onPress={() => onNote({ step: number + 1 })}>
            {isDone ? 'Next' : 'Skip'}
          </Button>
        ) : next ? (
          <Button size="small" variant={progress.passed ? 'primary' : 'plain'} icon={<ArrowRight aria-hidden />} onPress={() => show(next.slug)}>
            Next lesson
          </Button>
        ) : (
          <Button size="small" onPress={() => show(null)}>
            All lessons
          </Button>
        )}
      </footer>
    </>
  );
}

/** Runs, and opens the tab in which it is to be seen. */
function RunAndLook({ step, ran }: { step: Extract<LessonStep, { kind: 'see' | 'break' }>; ran: 'no' | 'as it starts' | 'changed' }): ReactNode {
  const setLeftTab = useApp((state) => state.setLeftTab);
  const setBottomTab = useApp((state) => state.setBottomTab);
  const look = (): void => {
    if (step.tab === 'Cache') setLeftTab('Cache');
    else setBottomTab(step.tab);
  };
  const told = ran === 'no' ? 'Not run yet in this step.' : step.kind === 'break' && ran !== 'changed' ? 'It ran, with the rule as the lesson began: change it first.' : 'It ran: look at what it did.';
  return (
    <div className={styles.actions}>
      <Button onPress={look}>Open {step.tab}</Button>
      <span className={styles.muted}>{told}</span>
    </div>
  );
}
