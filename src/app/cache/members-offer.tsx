import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { counted } from '../state/count-words';
import { Button } from '../ui/button';
import { arrayMembers, writeSet } from './set-text';
import styles from './item-editor.module.css';

/** Offers to take a JSON array that was pasted into a set as the set's members: as lines, it would be others. */
export function MembersOffer({ text, onChange }: { text: string; onChange: (text: string) => void }): ReactNode {
  const members = useMemo(() => arrayMembers(text), [text]);
  if (members === null) return null;
  return (
    <p className={styles.warning}>
      <TriangleAlert aria-hidden />
      <span>This is a JSON array, and each line of it would become a member as it stands.</span>
      <Button size="small" onPress={() => onChange(writeSet(members))}>
        {`Take its ${counted(members.length, 'member')}`}
      </Button>
    </p>
  );
}
