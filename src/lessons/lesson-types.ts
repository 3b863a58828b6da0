import type { PitfallCode } from '../pitfalls/finding-types';
import type { RunSettings } from '../trace/trace-types';
import type { Workspace } from '../workspace/workspace-types';

/** Part of a lesson. Texts are paragraphs, parted by an empty line; `code` in backticks, a block of code between lines of three. */
export type LessonStep =
  /** Something to know. */
  | { kind: 'read'; title: string; text: string }
  /** A question before it is seen: `answer` is the number of the right choice, from 0; `why` is told after each answer. */
  | { kind: 'predict'; title: string; text: string; question: string; choices: readonly string[]; answer: number; why: string }
  /** A run to look at, in the named tab: done when there was a run since the step began. */
  | { kind: 'see'; title: string; text: string; tab: 'Cache' | 'Timeline' | 'Trace' | 'Alerts' }
  /** Something to break on purpose: done when there was a run with another rule since the step began. */
  | { kind: 'break'; title: string; text: string; tab: 'Cache' | 'Timeline' | 'Trace' | 'Alerts' }
  /** The rule to be repaired; what it does is graded. */
  | { kind: 'repair'; title: string; text: string };

/** What the rule's behaviour is compared by, event by event, with the model solution's. */
export type Compared = 'match' | 'dedup' | 'title' | 'context';

/** What a lesson says, apart from its files. */
export interface LessonText {
  title: string;
  /** A sentence: what one can do afterwards. */
  about: string;
  /** Minutes that it takes, about. */
  minutes: number;
  /** Codes of the pitfalls that it teaches; none of these may be found in a repaired rule, nor others above `info` but for those of `later`. */
  codes: readonly PitfallCode[];
  /** Codes that a later lesson teaches: what is found of them in a repaired rule does not count yet. */
  later?: readonly PitfallCode[];
  steps: readonly LessonStep[];
  /** From a nudge to nearly the answer; shown one by one. */
  hints: readonly string[];
  compared: readonly Compared[];
  /** Most requests of a repaired rule for an event, on average over the shown events and over the unseen ones. */
  requestsPerEvent: number;
  /** Path of the file that is repaired, where it is not `rules/lesson.py`. */
  repaired?: string;
  /** What differs from the settings that a run has by default. */
  settings?: Partial<RunSettings>;
}

/** A lesson with its files, each as text. */
export interface Lesson extends LessonText {
  /** The name of its folder, and of its link. */
  slug: string;
  /** The workspace that it opens: the rule as it starts, its YAML, what else there is, and the shown events. */
  workspace: Workspace;
  /** Path of the file in it that is repaired. */
  path: string;
  /** That file as it should be. */
  solution: string;
  /** Events that are not shown, as lines of JSON. */
  unseen: string;
}

/** What is wrong with a rule, in sentences for the learner; none: it passes. */
export interface Grade {
  faults: readonly string[];
}
