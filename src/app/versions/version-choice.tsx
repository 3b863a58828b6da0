import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { endingOf } from '../../workspace/paths';
import { isWheelPath } from '../../workspace/wheel';
import { useApp } from '../state/use-app';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import type { KnownVersion } from './version-types';
import styles from './versions.module.css';

export const FILE = 'Another file';
export const PASTED = 'Pasted text';

/** Which text takes the place of the detection's file. */
export interface VersionChoice {
  /** The name of a known version, FILE or PASTED. */
  kind: string;
  /** Path; '' while none is chosen. */
  file: string;
  pasted: string;
}

interface VersionChoiceFieldsProps {
  /** The detection's Python file. */
  path: string;
  known: readonly KnownVersion[];
  choice: VersionChoice;
  onChange: (change: Partial<VersionChoice>) => void;
}

/** The choice of the version that a detection is compared with. */
export function VersionChoiceFields({ path, known, choice, onChange }: VersionChoiceFieldsProps): ReactNode {
  const files = useApp((state) => state.workspace.files);
  const others = useMemo(() => files.map((file) => file.path).filter((one) => one !== path && endingOf(one) === '.py' && !isWheelPath(one)), [files, path]);
  return (
    <div className={styles.choice}>
      <Select label="Other version" options={[...known.map(({ name }) => name), ...(others.length > 0 ? [FILE] : []), PASTED]} value={choice.kind} onChange={(kind) => onChange({ kind })} />
      {known.length === 0 && <p className={styles.muted}>The file has not changed since the last run, nor since the workspace was opened.</p>}
      {choice.kind === FILE && <Select label="File" options={[{ value: '', label: 'Choose a file' }, ...others.map((value) => ({ value }))]} value={choice.file} onChange={(file) => onChange({ file })} />}
      {choice.kind === PASTED && <TextField label="Python of the other version" value={choice.pasted} onChange={(pasted) => onChange({ pasted })} lines={10} code />}
    </div>
  );
}
