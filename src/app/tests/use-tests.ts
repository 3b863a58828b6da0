import { useMemo } from 'react';
import { listTests, type ListedTest } from '../state/test-list';
import { testInputs } from '../state/test-results';
import { useApp } from '../state/use-app';
import { useSlices } from '../ui/use-slices';
import { tally, type TestTally } from './test-rows';

const NONE: readonly ListedTest[] = [];

/** The unit tests of the workspace with what they gave; those of many files are read in slices. */
export function useTests(): TestTally {
  const detections = useApp((state) => state.detections);
  const workspace = useApp((state) => state.workspace);
  const settings = useApp((state) => state.settings);
  const results = useApp((state) => state.tests.results);
  const sources = useMemo(() => ({ detections, files: workspace.files }), [detections, workspace]);
  const list = useSlices(sources, listTests, NONE);
  const now = useMemo(() => testInputs({ workspace, detections, settings }), [workspace, detections, settings]);
  return useMemo(() => tally(list, results, now), [list, results, now]);
}
