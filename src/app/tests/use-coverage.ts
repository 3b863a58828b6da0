import { useMemo } from 'react';
import { coverageOf, NO_COVERAGE, type Coverage } from '../state/test-coverage';
import { listTests } from '../state/test-list';
import type { AppState } from '../state/app-state';
import { useApp } from '../state/use-app';
import { useSlices } from '../ui/use-slices';

type Sources = Pick<AppState, 'detections'> & Pick<AppState['tests'], 'results' | 'measured'> & { files: AppState['workspace']['files'] };

function* workOut({ detections, files, results, measured }: Sources): ReturnType<typeof coverageOf> {
  if (measured.size === 0) return NO_COVERAGE;
  const list = yield* listTests({ detections, files });
  return yield* coverageOf({ list, results, measured, detections, files });
}

/** Which lines the unit tests reached; nothing before any were measured. That of many tests is worked out in slices. */
export function useCoverage(): Coverage {
  const detections = useApp((state) => state.detections);
  const files = useApp((state) => state.workspace.files);
  const results = useApp((state) => state.tests.results);
  const measured = useApp((state) => state.tests.measured);
  const sources = useMemo(() => ({ detections, files, results, measured }), [detections, files, results, measured]);
  return useSlices(sources, workOut, NO_COVERAGE);
}
