import type { EpochSeconds } from '../../clock/clock-types';
import type { JsonObject } from '../../trace/item';
import type { Draw } from './draw';
import type { Actor } from './people';

/** An event as its log type has it, and what the product would index of it (`p_any_…`). */
export interface SampleEvent {
  event: JsonObject;
  ips?: readonly string[];
  emails?: readonly string[];
  userNames?: readonly string[];
  domains?: readonly string[];
  arns?: readonly string[];
  accounts?: readonly string[];
}

/** Who does something, and when (whole milliseconds). */
export interface Moment {
  actor: Actor;
  at: EpochSeconds;
  draw: Draw;
}

/** How a sign-in ends. */
export type SignInResult = 'success' | 'wrong password';
/** How somebody answers the question of a second factor. */
export type PromptResult = 'approved' | 'denied';

/**
 * How the events of a log type are made. What a log type can tell besides everyday work decides which attacks can be planted in
 * it. Names of fields are those of the vendors' own logs.
 */
export interface SampleLogType {
  /** p_log_type. */
  logType: string;
  /** A sentence: what its sample events show. */
  about: string;
  /** Something that happens every day. */
  everyday(moment: Moment): SampleEvent;
  signIn?(moment: Moment, result: SignInResult): SampleEvent;
  /** A push to somebody's phone that asks for the second factor. */
  prompt?(moment: Moment, result: PromptResult): SampleEvent;
  /** A file (or repository) is taken away; `number` tells one from another. */
  download?(moment: Moment, number: number): SampleEvent;
  /** The steps in which somebody makes an administrator of themselves. */
  escalation?(moment: Moment, step: number): SampleEvent;
  /** A host tries port after port of another one; `number` tells one try from another. */
  probe?(moment: Moment, number: number): SampleEvent;
}

/** How many steps an escalation has. */
export const ESCALATION_STEPS = 5;
