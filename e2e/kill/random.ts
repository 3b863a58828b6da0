import { seededRandom } from '../../src/clock/random';

/** Choices that follow from a seed. */
export class Choice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seededRandom(seed);
  }

  /** A whole number from `low` to `high`, both included. */
  number(low: number, high: number): number {
    return low + Math.floor(this.#next() * (high - low + 1));
  }

  one<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.number(0, values.length - 1)] ?? values[0];
  }
}
