import { shownText } from '../../workspace/shown-text';
import { counted, numeral } from '../state/count-words';
import type { FoundMocks, MockChanges } from '../state/mock-recording';
import type { ListedTest } from '../state/test-list';

/** So many tests are named in a sentence. */
const NAMED = 3;

/** What a recording came to, in a sentence or two. */
export function foundText({ recorded, tests, inherited, newTest }: FoundMocks, changes: MockChanges): string {
  const own = recorded.reduce((sum, one) => sum + one.tests.length, 0);
  const parts: string[] = [];
  if (newTest === null) parts.push(`${counted(tests, 'test')} ${tests === 1 ? 'was' : 'were'} run, and ${numeral(own)} of them asked the cache without a mock.`);
  else if (own === 0) parts.push('The detection asked nothing of the cache: the test needs no mocks.');
  if (changes.tests.length > 0) parts.push(`With these mocks ${changes.tests.length === 1 ? (newTest === null ? '1 test gives' : 'the test gives') : `${numeral(changes.tests.length)} tests give`} the same without a table: that was tried.`);
  const failing = changes.tests.filter(({ was }) => !was.passed).map(({ listed }) => listed);
  if (failing.length > 0) parts.push(failingText(failing, changes.tests.length));
  if (changes.left.length > 0) parts.push(`${counted(changes.left.length, 'test')} ${changes.left.length === 1 ? 'gets' : 'get'} none.`);
  if (inherited > 0) parts.push(`${counted(inherited, 'test')} of derived detections ${inherited === 1 ? 'is' : 'are'} left out: record those of the detection that they are derived from.`);
  return parts.join(' ');
}

/** How the tests went after mocks were written; `failing`: those that gave the same, and do not pass with it. */
export function againText(tests: number, differing: number, failing: readonly ListedTest[]): string {
  if (tests === 0) return 'It is written.';
  const again = `Written. ${tests === 1 ? 'The test was' : `${differing === 0 ? `All ${numeral(tests)} tests` : counted(tests, 'test')} were`} run again without a table, and`;
  const gave = differing > 0 ? `${tests === 1 ? 'it' : `${numeral(differing)} of them`} gave something else.` : `gave the same ${tests === 1 ? 'result' : 'results'}.`;
  return `${again} ${gave}${failing.length === 0 ? '' : ` ${failingText(failing, tests)}`}`;
}

/** Which of so many tests do not pass, though they give what they gave: a result that stays the same is not a good one for that. */
function failingText(failing: readonly ListedTest[], tests: number): string {
  const who = tests === 1 ? 'It' : `${numeral(failing.length)} of them`;
  const names = failing.slice(0, NAMED).map(({ test, detection }) => `${shownText(test.name)} in ${shownText(detection.id)}`);
  const more = failing.length > NAMED ? `, and ${numeral(failing.length - NAMED)} more` : '';
  return `${who} still ${failing.length === 1 ? 'does' : 'do'} not pass: ${names.join(', ')}${more}.`;
}
