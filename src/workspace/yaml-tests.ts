import { isMap, isScalar, isSeq } from 'yaml';
import type { YAMLSeq } from 'yaml';
import { jsonAsYaml } from './json-as-yaml';
import { compactJson } from './json-text';
import { isReadAs, readYaml } from './read-yaml';
import { commentsIn, endOfFlow, endOfList, lineEndAt, pairOf, parsePlaces } from './yaml-places';

/** A unit test of a detection, as its YAML has it in `Tests:`. */
export interface YamlTest {
  name: string;
  expectedResult: boolean;
  /** The event as JSON, laid out or not. It goes into the YAML as it is spelled, as far as all readers of YAML take that for the same. */
  log: string;
}

/** Where a test was added. */
export interface AddedTest {
  text: string;
  /** The name that it got: an equal one gets a number. */
  name: string;
  /** 1-based line of its name. */
  line: number;
}

/** Room for `- Name`, where the text does not say otherwise. */
const INDENT = '  ';

/**
 * Adds a test at the end of a YAML text's `Tests:`, which it gets where it has none. Comments, order and layout of everything else
 * stay as they are. Null where the text is no mapping that can be read, where its `Tests` are no list, and where the test cannot be
 * put there so that it is read as what it is: the text may be laid out in a way that is not known here, and what is a warning in an
 * event (a name twice in one object) is an error in YAML.
 */
export function addTest(text: string, test: YamlTest): AddedTest | null {
  const result = putTest(text, test);
  return result !== null && isOneMore(text, result, test) ? result : null;
}

/** Whether a text is read as what it was, with one test more. */
function isOneMore(before: string, { text, name }: AddedTest, { expectedResult, log }: YamlTest): boolean {
  const was = readYaml(before);
  if (was.problem !== null) return false;
  // A text that addTest takes is a mapping, or nothing.
  const old = (was.value ?? {}) as { Tests?: readonly unknown[] | null };
  const test = { Name: name, ExpectedResult: expectedResult, Log: JSON.parse(log) as unknown };
  return isReadAs(text, { ...old, Tests: [...(old.Tests ?? []), test] });
}

function putTest(text: string, test: YamlTest): AddedTest | null {
  const document = parsePlaces(text);
  const root: unknown = document.contents;
  if (document.errors.length > 0 || !(root === null || isMap(root)) || (isMap(root) && root.flow === true)) return null;
  const pair = root === null ? undefined : pairOf(root, 'Tests');
  const tests: unknown = pair?.value;
  if (isSeq(tests) && tests.items.length > 0) {
    const name = freeTestName(test.name, tests);
    const block = { ...test, name };
    return tests.flow === true ? inFlow(text, tests, block) : behindLast(text, tests, block);
  }
  const isEmpty = tests === undefined || tests === null || (isSeq(tests) && tests.items.length === 0) || (isScalar(tests) && tests.value === null);
  if (!isEmpty) return null;
  const colon = pair && isScalar(pair.key) && pair.key.range ? text.indexOf(':', pair.key.range[1]) : -1;
  const eol = lineEndAt(text, colon < 0 ? text.length : colon);
  const block = itemOf(test, INDENT, eol);
  if (pair === undefined) {
    const gap = text === '' || text.endsWith('\n') ? '' : eol;
    return added(`${text}${gap}Tests:${eol}`, block, '', test.name);
  }
  // `Tests:` is there and has nothing in it, perhaps `[]`, and perhaps comments behind it and between the brackets.
  if (colon < 0) return null;
  const rest = isSeq(tests) && tests.range ? text.slice(colon + 1, tests.range[0]).trimEnd() + text.slice(tests.range[1]) : text.slice(colon + 1).replace(/^[ \t]*(?:null|~)/i, '');
  const lineEnd = rest.indexOf('\n');
  const head = lineEnd < 0 ? rest : rest.slice(0, lineEnd + 1);
  const inside = isSeq(tests) && tests.range ? commentsIn(text.slice(tests.range[0] + 1, tests.range[1] - 1), INDENT, eol) : '';
  if (inside === null) return null;
  return added(`${text.slice(0, colon + 1)}${head}${lineEnd < 0 ? eol : ''}${inside}`, block, lineEnd < 0 ? '' : rest.slice(lineEnd + 1), test.name);
}

/** `name`, or the first of `name 2`, `name 3` … that no test has. */
function freeTestName(name: string, tests: YAMLSeq): string {
  const taken = new Set(tests.items.map((item) => (isMap(item) ? String(item.get('Name')) : '')));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} ${number}`;
  return free;
}

/** A test as an entry of a block list whose dash stands behind `indent`. */
function itemOf({ name, expectedResult, log }: YamlTest, indent: string, eol: string): string {
  const inside = `${indent}  `;
  const event = jsonAsYaml(log.trim()).split(/\r?\n/).map((line) => `${inside}  ${line}${eol}`);
  return `${indent}- Name: ${jsonAsYaml(JSON.stringify(name))}${eol}${inside}ExpectedResult: ${expectedResult}${eol}${inside}Log:${eol}${event.join('')}`;
}

/** Puts a test between two texts. */
function added(before: string, item: string, after: string, name: string): AddedTest {
  return { text: before + item + after, name, line: before.split('\n').length };
}

/** Adds behind the last test of a block list, with the indentation that the list has. */
function behindLast(text: string, tests: YAMLSeq, test: YamlTest): AddedTest | null {
  const end = endOfList(text, tests);
  if (end === null) return null;
  const eol = lineEndAt(text, end.at);
  return added(`${text.slice(0, end.at)}${end.isLineEnd ? '' : eol}`, itemOf(test, end.indent, eol), text.slice(end.at), test.name);
}

/** Adds before the closing bracket of a list in flow style, on one line: what follows on others would have to be indented. */
function inFlow(text: string, tests: YAMLSeq, { name, expectedResult, log }: YamlTest): AddedTest | null {
  const end = endOfFlow(text, tests);
  if (end === null) return null;
  return added(`${text.slice(0, end.at)}${end.separator} `, `{ Name: ${jsonAsYaml(JSON.stringify(name))}, ExpectedResult: ${expectedResult}, Log: ${jsonAsYaml(compactJson(log.trim()))} }`, text.slice(end.at), name);
}
