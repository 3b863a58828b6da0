import type { FileProblem, WorkspaceFile } from '../workspace/workspace-types';
import { placeOfFault } from './fault-place';
import { readTests } from './read-tests';
import { linesOfTests } from './test-lines';

/** Files never change: what was found in one stays true. */
const problemsOf = new WeakMap<WorkspaceFile, readonly FileProblem[]>();

/** What is wrong with the unit tests of a detection's YAML, each where the key or the value stands that is at fault. */
export function testProblems(file: WorkspaceFile): readonly FileProblem[] {
  let problems = problemsOf.get(file);
  if (problems === undefined) problemsOf.set(file, (problems = findProblems(file)));
  return problems;
}

function findProblems(file: WorkspaceFile): FileProblem[] {
  const tests = readTests(file);
  if (tests.every(({ fault }) => fault === null)) return [];
  const lines = file.text.split(/\r?\n/);
  const places = linesOfTests(lines);
  const isLaidOut = places.length === tests.length;
  return tests.flatMap(({ fault, faultAt }, index) => {
    if (fault === null) return [];
    const place = isLaidOut ? places[index] : undefined;
    const exact = place && faultAt ? placeOfFault(lines, place, faultAt) : null;
    return { ...fault, ...exact };
  });
}
