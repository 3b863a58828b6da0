import { useMemo } from 'react';
import type { Slices } from '../../clock/slices';
import { testProblems } from '../../unit-tests/test-problems';
import type { FileProblem } from '../../workspace/workspace-types';
import type { TestSources } from '../state/test-list';
import { useApp } from '../state/use-app';
import { useSlices } from '../ui/use-slices';

const NONE: readonly FileProblem[] = [];

function* find({ detections, files }: TestSources): Slices<readonly FileProblem[]> {
  const yaml = new Set(detections.map(({ yamlPath }) => yamlPath));
  const found: FileProblem[] = [];
  for (const file of files) {
    if (!yaml.has(file.path)) continue;
    found.push(...testProblems(file));
    yield;
  }
  return found.length === 0 ? NONE : found;
}

/** What is wrong with the unit tests in the YAML of detections. A YAML is read once; those of a large workspace in slices. */
export function useTestProblems(): readonly FileProblem[] {
  const detections = useApp((state) => state.detections);
  const files = useApp((state) => state.workspace.files);
  const sources = useMemo(() => ({ detections, files }), [detections, files]);
  return useSlices(sources, find, NONE);
}
