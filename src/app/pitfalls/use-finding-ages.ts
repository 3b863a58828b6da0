import { useMemo } from 'react';
import { ageOf, type FindingAge, type ListedFinding } from '../state/pitfall-state';
import { useApp } from '../state/use-app';

/** Tells how far each finding is behind the code. */
export function useFindingAges(): (finding: ListedFinding) => FindingAge {
  const looked = useApp((state) => state.pitfalls.looked);
  const files = useApp((state) => state.workspace.files);
  return useMemo(() => {
    const now = new Map(files.map((file) => [file.path, file]));
    return (finding) => (looked === null ? 'as the code is' : ageOf(finding, looked, now));
  }, [looked, files]);
}
