import type { ReactNode } from 'react';
import type { Item } from '../../trace/item';
import { VisuallyHidden } from '../ui/visually-hidden';
import { itemDiff } from './item-diff';
import type { DiffLine } from './item-diff';
import { LONGEST_TEXT, showText } from '../ui/show-text';
import styles from './parts/parts.module.css';

const LOOKS = { '−': styles.removed, '+': styles.added, ' ': undefined };
const WORDS = { '−': 'before: ', '+': 'after: ', ' ': 'unchanged: ' };

function Line({ line }: { line: DiffLine }): ReactNode {
  return (
    <span className={`${styles.value} ${LOOKS[line.sign] ?? ''}`}>
      <span aria-hidden="true">{line.sign} </span>
      <VisuallyHidden>{WORDS[line.sign]}</VisuallyHidden>
      <bdi dir="auto">{showText(line.text, LONGEST_TEXT)}</bdi>
    </span>
  );
}

/** The item before and after an entry of the trace. */
export function ItemDiffView({ before, after }: { before: Item | null; after: Item | null }): ReactNode {
  if (before === null && after === null) return <p>There is no such item.</p>;
  const diff = itemDiff(before, after);
  return (
    <>
      {before === null && <p>The item is new.</p>}
      {after === null && <p>The item is gone.</p>}
      <dl className={styles.diff}>
        {diff.map(({ name, lines }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className={styles.attribute}>{showText(name)}</dt>
            <dd className={styles.values}>
              {lines.map((line, index) => (
                <Line key={index} line={line} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
