import { Wrench } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { applyEdits } from '../../engine/page-behaviour';
import type { QuickFix } from '../../pitfalls/finding-types';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import { useApp } from '../state/use-app';
import { Part } from '../trace/json-block';
import { Button } from '../ui/button';
import { DiffLines, linesBetween } from '../ui/diff-lines';

/** A quick fix as a difference, and the button that makes it. `refusal`: why it cannot be made now. */
export function PitfallFix({ id, fix, files, refusal }: { id: string; fix: QuickFix; files: ReadonlyMap<string, WorkspaceFile>; refusal: string | null }): ReactNode {
  const applyFix = useApp((state) => state.applyFix);
  const changes = useMemo(
    () =>
      [...new Set(fix.edits.map(({ path }) => path))].map((path) => {
        const before = files.get(path)?.text ?? '';
        return { path, lines: linesBetween(before, applyEdits(before, fix.edits.filter((edit) => edit.path === path)) ?? before) };
      }),
    [fix, files],
  );
  return (
    <Part title="Quick fix">
      <p>{fix.title}.</p>
      {changes.map(({ path, lines }) => (
        <DiffLines key={path} lines={lines} label={`Changes of ${path}`} />
      ))}
      <div>
        <Button variant="primary" icon={<Wrench aria-hidden />} isDisabled={refusal !== null} tooltip={refusal ?? 'Makes this change, as a step to undo, and repeats the run'} onPress={() => void applyFix(id)}>
          Apply fix
        </Button>
      </div>
    </Part>
  );
}
