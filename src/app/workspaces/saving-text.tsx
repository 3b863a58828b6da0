import { Check, Ellipsis, Eye, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { cx } from '../ui/cx';
import { VisuallyHidden } from '../ui/visually-hidden';
import { savingWords, type SavingWords } from './saving-words';
import styles from './saving-text.module.css';

const ICONS: Record<SavingWords, ReactNode> = {
  Saved: <Check aria-hidden />,
  'Saving…': <Ellipsis aria-hidden />,
  'Not saved': <TriangleAlert aria-hidden />,
  'Read only': <Eye aria-hidden />,
};

const MEANINGS: Record<SavingWords, string> = {
  Saved: 'Everything here is stored in this browser.',
  'Saving…': 'The newest changes are being stored in this browser.',
  'Not saved': 'Changes are in this page only.',
  'Read only': 'Another tab stores this workspace.',
};

/** Whether everything is stored, in a word; `isSmall`: as a sign that says it to those who listen. No status of its own: a screen reader would speak at each key. */
export function SavingText({ isSmall = false }: { isSmall?: boolean }) {
  const words = useApp(savingWords);
  const failure = useApp((state) => state.saveFailure);
  return (
    <span className={cx(isSmall ? styles.small : styles.saving, words === 'Not saved' && styles.failed)} title={failure ?? MEANINGS[words]}>
      {ICONS[words]}
      {isSmall ? <VisuallyHidden>{words}</VisuallyHidden> : <span>{words}</span>}
    </span>
  );
}
