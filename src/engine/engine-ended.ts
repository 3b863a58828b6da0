import type { EngineEndReason } from './engine-client-types';
import type { Step } from './engine-protocol';
import { sentence } from '../workspace/sentence';

/** Thrown to whoever waits for a run that was ended before it answered. The message is a sentence or two for the user. */
export class EngineEnded extends Error {
  constructor(
    readonly reason: EngineEndReason,
    message: string,
    /** The call that was going on; null where that is not known, or none was. */
    readonly doing: Step | null = null,
  ) {
    super(message);
    this.name = 'EngineEnded';
  }
}

/** The end of one worker that need not be the end of its run: another one can go on. */
export class WorkerFault extends EngineEnded {}

/** What went wrong as the end of the engine: one that says so itself, else a crash. */
export function asEnded(error: unknown): EngineEnded {
  return error instanceof EngineEnded ? error : new EngineEnded('crashed', sentence(error));
}
