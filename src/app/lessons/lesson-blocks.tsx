import { useMemo, type ReactNode } from 'react';
import { readLessonText, type Stretch } from './lesson-text';
import styles from './lessons.module.css';

function Stretches({ stretches }: { stretches: readonly Stretch[] }): ReactNode {
  return stretches.map(({ kind, text }, index) => {
    if (kind === 'code') return <code key={index}>{text}</code>;
    return kind === 'strong' ? <strong key={index}>{text}</strong> : text;
  });
}

/** A lesson's text. */
export function LessonBlocks({ text }: { text: string }): ReactNode {
  const blocks = useMemo(() => readLessonText(text), [text]);
  return blocks.map((block, index) =>
    block.kind === 'code' ? (
      <pre key={index} className={styles.code}>
        {block.text}
      </pre>
    ) : (
      <p key={index}>
        <Stretches stretches={block.stretches} />
      </p>
    ),
  );
}

/** A text of one paragraph, inside of another one's line. */
export function LessonLine({ text }: { text: string }): ReactNode {
  const [block] = useMemo(() => readLessonText(text), [text]);
  return block?.kind === 'paragraph' ? <Stretches stretches={block.stretches} /> : text;
}
