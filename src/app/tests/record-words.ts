import { counted, numeral } from '../state/count-words';
import type { FoundMocks, MockChanges } from '../state/mock-recording';

/** What a recording came to, in a sentence or two. */
export function foundText({ recorded, tests, inherited, newTest }: FoundMocks, changes: MockChanges): string {
  const own = recorded.reduce((sum, one) => sum + one.tests.length, 0);
  const parts: string[] = [];
  if (newTest === null) parts.push(`${counted(tests, 'test')} ${tests === 1 ? 'was' : 'were'} run, and ${numeral(own)} of them asked the cache without a mock.`);
  else if (own === 0) parts.push('The detection asked nothing of the cache: the test needs no mocks.');
  if (changes.tests.length > 0) parts.push(`With these mocks ${changes.tests.length === 1 ? (newTest === null ? '1 test gives' : 'the test gives') : `${numeral(changes.tests.length)} tests give`} the same without a table: that was tried.`);
  if (changes.left.length > 0) parts.push(`${counted(changes.left.length, 'test')} ${changes.left.length === 1 ? 'gets' : 'get'} none.`);
  if (inherited > 0) parts.push(`${counted(inherited, 'test')} of derived detections ${inherited === 1 ? 'is' : 'are'} left out: record those of the detection that they are derived from.`);
  return parts.join(' ');
}

/** How the tests went after mocks were written. */
export function againText(tests: number, differing: number): string {
  if (tests === 0) return 'It is written.';
  if (differing === 0) return `Written. ${tests === 1 ? 'The test was' : `All ${numeral(tests)} tests were`} run again without a table, and gave the same ${tests === 1 ? 'result' : 'results'}.`;
  return `Written. ${counted(tests, 'test')} ${tests === 1 ? 'was' : 'were'} run again without a table, and ${numeral(differing)} of them gave something else.`;
}
