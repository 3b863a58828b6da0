import { shareOf, unreachedRanges, type CoverageRow, type FileCoverage } from '../state/test-coverage';

const number = (value: number): string => value.toLocaleString('en-US');

/** A share in whole percent. Only all of it is 100%, and only nothing 0%. */
export function shareText(coverage: FileCoverage): string {
  const share = shareOf(coverage);
  if (share === 0 || share === 1) return `${share * 100}%`;
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))}%`;
}

/** How much of a detection or a file is covered, in one or two words. */
export function coveredText({ kind, tests, coverage }: CoverageRow): string {
  if (kind === 'detection' && tests === 0) return 'no tests';
  return coverage === null ? 'not measured' : shareText(coverage);
}

/** Lines as they are named: `7` or `7–9`. */
export function rangeText([from, to]: readonly [number, number]): string {
  return from === to ? number(from) : `${number(from)}–${number(to)}`;
}

/** What is known of a detection or a file, in a sentence or two. */
export function coverageSentence(row: CoverageRow): string {
  const { kind, tests, measured, coverage, isOld } = row;
  if (kind === 'detection' && tests === 0) return 'It has no unit tests: write some under Tests in its YAML, or make one of an event in the Events tab.';
  if (coverage === null) return measured === 0 ? 'It has not been measured: run its tests.' : 'It could not be measured: its module could not be loaded, or has more lines than are measured.';
  const lines = `${number(coverage.reached.size)} of its ${number(coverage.lines.length)} lines with code`;
  const by = kind === 'helper' ? 'the unit tests of all detections' : measured === 1 ? 'its unit test' : `its ${number(measured)} unit tests`;
  const missing = kind === 'detection' && measured < tests ? ` ${number(tests - measured)} more ${tests - measured === 1 ? 'was' : 'were'} not measured.` : '';
  return `${lines} were reached by ${by}.${missing}${isOld ? ' It was edited since: run the tests again.' : ''}`;
}

/** All ranges of lines that were not reached, as one text of a sane length. */
export function unreachedText(coverage: FileCoverage | null): string {
  if (coverage === null) return '';
  const ranges = unreachedRanges(coverage);
  const shown = ranges.slice(0, 20).map(rangeText).join(', ');
  return ranges.length > 20 ? `${shown} …` : shown;
}
