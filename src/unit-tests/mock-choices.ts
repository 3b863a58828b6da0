import type { RecordedName, RecordedValue, Recording } from '../python/boot';
import { shownText } from '../workspace/shown-text';
import type { Mock } from './unit-test-types';

/** What a test can be given for what it asked of the table: mocks, in each of the `ways` in which detections read them, or why none. */
export interface MockChoices {
  /** The ways to try, best first; none where there are `faults`. */
  ways: readonly (readonly Mock[])[];
  /** Sentences for the user. */
  faults: readonly string[];
}

/** Each way is tried by running the test, so that not all of them are: they double with each name that returned nothing. */
export const MOST_WAYS = 8;

/**
 * The mocks that give a test what its names returned while it was recorded. A mock returns one value, which is a text, true or false
 * and is not parsed: values of other types are written as JSON, which the detection has to read, and nothing (no count, an empty set
 * or dictionary) also as an empty text, which detections that look no closer take for a miss. `path`: the detection's Python file.
 */
export function mockChoices({ names, elsewhere }: Recording, path: string): MockChoices {
  const faults = [...names.flatMap((name) => faultOf(name) ?? []), ...elsewhere.map((place) => elsewhereFault(place, path))];
  if (faults.length > 0) return { ways: [], faults };
  const all = names.flatMap(({ name, values: [value] }) => (value === undefined ? [] : [{ name, value }]));
  return { ways: emptied(all.filter(({ value }) => isNothing(value))).map((isEmpty) => all.map((one) => ({ objectName: one.name, returnValue: isEmpty(one) ? '' : textOf(one.value) }))), faults };
}

/** Which of the names that returned nothing give an empty text: in each way none, all, one, or all but one. */
function emptied<Named>(nothing: readonly Named[]): ((one: Named) => boolean)[] {
  const among = new Set(nothing);
  const ways = [() => false, (one: Named) => among.has(one), ...nothing.map((own) => (one: Named) => one === own), ...nothing.map((own) => (one: Named) => one !== own && among.has(one))];
  // Of one name or two these are the same ways again.
  return ways.slice(0, Math.min(MOST_WAYS, 2 ** nothing.length));
}

function textOf({ kind, text }: RecordedValue): string | boolean {
  return kind === 'bool' ? text === 'true' : text;
}

function isNothing({ kind, text }: RecordedValue): boolean {
  return (kind === 'number' && Number(text) === 0) || ((kind === 'set' || kind === 'list' || kind === 'dict') && text.length === 2);
}

function faultOf({ name, calls, values, hasMore, raised }: RecordedName): string | null {
  if (raised !== null) return `${name} raised ${shownText(raised, 60)}, which no mock does.`;
  const other = values.find(({ kind }) => kind === 'other');
  if (other) return `${name} returned what no mock can: ${shownText(other.text, 60)}.`;
  if (values.length < 2) return null;
  const told = values.map(toldValue).join(', ');
  return `${name} was called ${calls.toLocaleString('en-US')} times and returned ${told}${hasMore ? ' and others' : ''}, but a mock returns one value. Import it under a name of its own for each use (import ${name} as …), so that each has its mock, or put the calls into a function of a global helper.`;
}

/** A recorded value as it is told in a sentence. */
function toldValue({ kind, text }: RecordedValue): string {
  if (kind === 'none') return 'None';
  if (kind === 'bool') return text === 'true' ? 'True' : 'False';
  return shownText(kind === 'text' ? JSON.stringify(text) : text, 40);
}

function elsewhereFault({ file, line, helper }: Recording['elsewhere'][number], path: string): string {
  const place = file === '' ? '' : ` in ${shownText(file)}, line ${line.toLocaleString('en-US')},`;
  if (file !== path) return `A request${place} was made in a way that no name of the detection stands for: mocks do not reach into helpers. Import the function that makes it by name, from … import …, and it can be mocked.`;
  if (helper === '') return `The table was asked${place} without a caching helper, which no mock of a text, true or false can stand for. Put that into a function of a global helper, and its result can be mocked.`;
  return `${shownText(helper, 60)} was called${place} not by a name of its own: mocks take the place of names of the detection's file alone. Import it at the top of the file with from … import ${shownText(helper, 60)}.`;
}
