import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './share.module.css';

/** Text in a field, selected, where the browser does not let the page use the clipboard. */
export function CopyByHand({ label, text }: { label: string; text: string }): ReactNode {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <div className={styles.byHand}>
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-how`}>The browser did not allow the copy. The text below is selected: copy it with the keyboard or the menu.</p>
      <textarea id={id} ref={field} className={styles.byHandText} rows={4} readOnly value={text} aria-describedby={`${id}-how`} />
    </div>
  );
}
