import type { RunPlan } from '../engine/engine-protocol';
import type { AnalysisWork, FileAnalysis, PitfallSeverity, StaticFinding } from '../pitfalls/finding-types';
import { eventTextAt, kindAt } from '../trace/segment';
import type { Trace } from '../trace/trace';
import { byCodeUnits } from '../workspace/paths';
import { lessonAnalysis, lessonPlan } from './lesson-plan';
import type { Compared, Grade, Lesson } from './lesson-types';

/** What grading needs of the engine. Both reject when they are ended. */
export interface Grader {
  /** Runs a plan to its end beside whatever else goes on, and answers its trace. */
  run(plan: RunPlan): Promise<Trace>;
  analyse(work: AnalysisWork): Promise<readonly FileAnalysis[]>;
  /** How much a finding matters. */
  severityOf(finding: StaticFinding): PitfallSeverity;
}

/** Differences that are told of one list of events; after that they are counted. */
const MOST_TOLD = 3;

/**
 * Grades a source as the repaired file of a lesson, by behaviour: it must do on the shown and the unseen events what the model solution
 * does, with few requests, and the lesson's pitfalls must not be found in it.
 */
export async function grade(lesson: Lesson, source: string, grader: Grader): Promise<Grade> {
  const faults: string[] = [];
  for (const which of ['shown', 'unseen'] as const) {
    const plan = lessonPlan(lesson, source, which);
    const answer = await grader.run(plan);
    const error = answer.results(0).find((result) => result.error !== null)?.error;
    if (error) {
      const place = error.line === null ? '' : `, line ${error.line}`;
      return { faults: [`The rule ends with an error${which === 'shown' ? '' : ' on events that are not shown'}: ${error.type}: ${error.message} (in ${error.function}${place}).`] };
    }
    const model = await grader.run(lessonPlan(lesson, lesson.solution, which));
    faults.push(...differences(lesson.compared, model, answer, which));
    const requests = requestsOf(answer) / Math.max(1, plan.events.length);
    if (requests > lesson.requestsPerEvent) {
      faults.push(`It makes ${requests.toFixed(1)} requests for an event${which === 'shown' ? '' : ' that is not shown'}, on average; ${lesson.requestsPerEvent.toFixed(1)} are enough.`);
    }
  }
  const files = await grader.analyse(lessonAnalysis(lesson, source));
  const left = files.flatMap(({ findings }) => findings).filter((finding) => lesson.codes.includes(finding.code) || (grader.severityOf(finding) !== 'info' && !(lesson.later ?? []).includes(finding.code)));
  faults.push(...left.map(({ code, range, message }) => `${code} is found in line ${range.from.line}: ${message}`));
  // What is silenced is not repaired.
  const silenced = files.flatMap((file) => file.silenced).filter(({ code }) => lesson.codes.includes(code));
  faults.push(...silenced.map(({ code, line }) => `The comment in line ${line} silences ${code}, which is what this lesson is about.`));
  return { faults };
}

interface Outcome {
  event: number;
  detection: string;
  text: string;
  fields: Partial<Record<Compared, string>>;
}

/** What each event came to, by event and detection. */
function outcomesOf(trace: Trace): Map<string, Outcome> {
  const texts: string[] = [];
  trace.forEach(0, (segment, index) => {
    if (kindAt(segment, index) === 'event') texts.push(eventTextAt(segment, index));
  });
  const found = new Map<string, Outcome>();
  for (const { seq, detection, alert } of trace.results(0)) {
    if (alert === null) continue;
    const event = trace.places().eventAt(seq);
    const fields = { match: 'a match', dedup: alert.dedup, title: alert.title, context: JSON.stringify(alert.context, sorted) };
    found.set(`${event} ${detection}`, { event, detection, text: texts[event - 1] ?? '', fields });
  }
  return found;
}

/** For JSON.stringify: objects with their names in order. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => byCodeUnits(a, b)));
}

const NAMES: Readonly<Record<Compared, string>> = { match: 'match', dedup: 'dedup string', title: 'title', context: 'alert context' };

function differences(compared: readonly Compared[], model: Trace, answer: Trace, which: 'shown' | 'unseen'): string[] {
  const expected = outcomesOf(model);
  const actual = outcomesOf(answer);
  const all = [...new Set([...expected.keys(), ...actual.keys()])].flatMap((name) => {
    const difference = differenceOf(compared, expected.get(name), actual.get(name));
    return difference === null ? [] : [difference];
  });
  all.sort((a, b) => a.event - b.event);
  if (all.length === 0) return [];
  // Of events that are not shown it is told that there are some, and the first as an example: else the rule would be written for them.
  if (which === 'unseen') return [`On events that are not shown the rule does not do what it should: ${all[0]?.words ?? ''}${all.length > 1 ? `, and ${all.length - 1} more` : ''}.`];
  const told = all.slice(0, MOST_TOLD).map(({ event, words }) => `Event ${event}: ${words}.`);
  return all.length > MOST_TOLD ? [...told, `${all.length - MOST_TOLD} more events differ.`] : told;
}

function differenceOf(compared: readonly Compared[], expected: Outcome | undefined, actual: Outcome | undefined): { event: number; words: string } | null {
  const { event = 0 } = expected ?? actual ?? {};
  if (!expected) return { event, words: 'it matches, and should not' };
  if (!actual) return { event, words: 'it should match, and does not' };
  const different = compared.find((field) => expected.fields[field] !== actual.fields[field]);
  if (different === undefined) return null;
  return { event, words: `its ${NAMES[different]} is ${actual.fields[different] ?? ''}, and should be ${expected.fields[different] ?? ''}` };
}

function requestsOf(trace: Trace): number {
  let requests = 0;
  trace.forEach(0, (segment, index) => {
    if (kindAt(segment, index) === 'request') requests += 1;
  });
  return requests;
}
