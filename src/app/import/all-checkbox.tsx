import type { ReactNode } from 'react';
import { Checkbox } from '../ui/checkbox';

interface AllCheckboxProps {
  paths: readonly string[];
  /** Those that are on. */
  on: ReadonlySet<string>;
  onChange: (on: ReadonlySet<string>) => void;
  children: ReactNode;
}

/** Switches the choice of many files on and off at once, and shows whether it is on for all, none or some. */
export function AllCheckbox({ paths, on, onChange, children }: AllCheckboxProps): ReactNode {
  const count = paths.filter((path) => on.has(path)).length;
  return (
    <Checkbox isSelected={count === paths.length} isIndeterminate={count > 0 && count < paths.length} onChange={(isOn) => onChange(new Set(isOn ? paths : []))}>
      {children}
    </Checkbox>
  );
}
