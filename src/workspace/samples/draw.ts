import { seededRandom } from '../../clock/random';

const HEX = '0123456789abcdef';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Draws what sample events are made of, the same things in the same order for the same seed. */
export class Draw {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seededRandom(seed);
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  unit(): number {
    return this.#next();
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.#next() * (most - least + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  /** One of a list that has at least one entry. */
  pick<Value>(list: readonly Value[]): Value {
    const value = list[Math.floor(this.#next() * list.length)];
    if (value === undefined) throw new RangeError('There is nothing to pick from.');
    return value;
  }

  /** One of the values, each as often as its weight says. */
  weighted<Value>(list: readonly (readonly [weight: number, value: Value])[]): Value {
    let left = this.#next() * list.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of list) if ((left -= weight) < 0) return value;
    return this.pick(list)[1];
  }

  /** Lower-case hexadecimal digits. */
  hex(length: number): string {
    return this.#text(HEX, length);
  }

  /** Capitals and digits, as in identifiers of AWS. */
  capitals(length: number): string {
    return this.#text(CAPITALS, length);
  }

  /** Letters of both cases and digits. */
  letters(length: number): string {
    return this.#text(LETTERS, length);
  }

  digits(length: number): string {
    return this.#text('0123456789', length);
  }

  uuid(): string {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;
  }

  #text(alphabet: string, length: number): string {
    let text = '';
    for (let index = 0; index < length; index += 1) text += alphabet.charAt(Math.floor(this.#next() * alphabet.length));
    return text;
  }
}
