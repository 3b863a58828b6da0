import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { LessonStep } from '../../lessons/lesson-types';
import { LessonBlocks, LessonLine } from './lesson-blocks';
import { cx } from '../ui/cx';
import styles from './lessons.module.css';

/** A question; each answer is told to be right or wrong at once, and why. `chosen`: undefined before the first answer. */
export function PredictStep({ step, chosen, onChoose }: { step: Extract<LessonStep, { kind: 'predict' }>; chosen: number | undefined; onChoose: (choice: number) => void }): ReactNode {
  const isRight = chosen === step.answer;
  return (
    <>
      <LessonBlocks text={step.text} />
      <RadioGroup className={cx(styles.choices)} value={chosen === undefined ? null : String(chosen)} onChange={(value) => onChoose(Number(value))}>
        <Label className={styles.question}>
          <LessonLine text={step.question} />
        </Label>
        {step.choices.map((choice, index) => (
          <Radio key={choice} value={String(index)} className={cx(styles.choice)}>
            <span className={styles.dot} aria-hidden />
            <span>
              <LessonLine text={choice} />
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {chosen !== undefined && (
        <div className={isRight ? styles.right : styles.wrong} role="group" aria-label="Answer">
          <p className={styles.verdict}>
            {isRight ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}
            {isRight ? 'That is what happens.' : 'That is not what happens.'}
          </p>
          <LessonBlocks text={isRight ? step.why : 'Think again, or run it and see; the next step shows it.'} />
        </div>
      )}
    </>
  );
}
