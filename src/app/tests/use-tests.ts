import { useMemo } from 'react';
import type { UnitTest } from '../../unit-tests/unit-test-types';
import { listTests, listUnread, type ListedTest } from '../state/test-list';
import { testInputs } from '../state/test-inputs';
import { useApp } from '../state/use-app';
import { useSlices } from '../ui/use-slices';
import { tally, type TestTally } from './test-rows';

const NONE: readonly ListedTest[] = [];
const ALL_READ: readonly UnitTest[] = [];

/** The unit tests of the workspace with what they gave; those of many files are read in slices. */
export function useTests(): TestTally {
  const detections = useApp((state) => state.detections);
  const workspace = useApp((state) => state.workspace);
  const helpers = useApp((state) => state.helpers);
  const dataModels = useApp((state) => state.dataModels);
  const settings = useApp((state) => state.settings);
  const table = useApp((state) => state.tests.table);
  const clock = useApp((state) => state.tests.clock);
  // The cache matters to a table that begins as it is, alone: a run changes it many times a second.
  const trace = useApp((state) => (state.tests.table === 'shared' ? state.trace : null));
  const results = useApp((state) => state.tests.results);
  const sources = useMemo(() => ({ detections, files: workspace.files }), [detections, workspace]);
  const list = useSlices(sources, listTests, NONE);
  const now = useMemo(() => testInputs({ workspace, helpers, dataModels, settings, trace, tests: { table, clock } }), [workspace, helpers, dataModels, settings, trace, table, clock]);
  return useMemo(() => tally(list, results, now), [list, results, now]);
}

/** What stands for the tests of files that could not be read: these are in no list, so all others may have passed and the tests have not. */
export function useUnreadTests(): readonly UnitTest[] {
  return useSlices(useApp((state) => state.workspace.files), listUnread, ALL_READ);
}
