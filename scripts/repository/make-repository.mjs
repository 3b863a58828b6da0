import { makeFiller } from './filler.mjs';
import { readQuirks } from './quirks.mjs';

const DETECTIONS = 1000;
const TESTS = 3500;

const idOf = (yaml) => /^(?:RuleID|PolicyID): (.+)$/m.exec(yaml)?.[1] ?? '';

/** A repository of 1,000 detections and 3,500 tests: the quirks, and beside them what is drawn from a seed. @param {number} [seed] */
export function makeRepository(seed = 1) {
  const quirks = readQuirks();
  const ids = new Set(quirks.expected.map(({ id }) => id));
  const filler = makeFiller({ seed, detections: DETECTIONS - ids.size, tests: TESTS - quirks.expected.length });
  const drawn = filler.expected.map(({ file, test, gives }) => ({ file, id: idOf(filler.files[file]), test, gives, error: null, functions: {} }));
  return { files: { ...filler.files, ...quirks.files }, expected: [...drawn, ...quirks.expected] };
}
