import type { World } from './world';
import { differences } from './world';

/** Why something that was found after a kill cannot be: a change that was acknowledged is gone, or nobody ever made this state. */
export interface Mismatch {
  kind: 'lost' | 'torn';
  lines: string[];
}

/** The states that the world went through, and up to which of them it was acknowledged. */
export class Timeline {
  readonly #states: World[];
  #acknowledged = 0;

  constructor(world: World) {
    this.#states = [world];
  }

  add(states: readonly World[]): void {
    this.#states.push(...states);
  }

  /** How many states the page acknowledged. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** The page said `Saved` after everything so far. */
  acknowledgeAll(): void {
    this.#acknowledged = this.#states.length - 1;
  }

  /** The page said `Saved` while the status of the last run said so many events, and whether it was done. */
  acknowledgeEvents(events: number, isDone: boolean, shown: string): void {
    // A run that only loads its modules says so too, and nothing of it is there to be stored.
    if (events === 0 && !isDone) return;
    const index = this.#states.findLastIndex(({ spaces }) => spaces[shown]?.events === events && (isDone || spaces[shown].run !== 'done'));
    this.#acknowledged = Math.max(this.#acknowledged, index);
  }

  /** null when what was found is a state from the last acknowledged one on: a prefix of what was done, in order. */
  check(found: World): Mismatch | null {
    const apart = this.#states.map((state) => differences(found, state));
    const possible = apart.slice(this.#acknowledged);
    if (possible.some((lines) => lines.length === 0)) return null;
    const older = apart.findLastIndex((lines) => lines.length === 0);
    if (older >= 0) return { kind: 'lost', lines: this.#lost(older) };
    const [nearest = []] = possible.sort((a, b) => a.length - b.length);
    return { kind: 'torn', lines: nearest };
  }

  #lost(index: number): string[] {
    const [state, acknowledged] = [this.#states[index], this.#states[this.#acknowledged]];
    const lines = state && acknowledged ? differences(state, acknowledged) : [];
    return [`the state ${index} of ${this.#states.length - 1} is there, but ${this.#acknowledged} was acknowledged:`, ...lines];
  }
}
