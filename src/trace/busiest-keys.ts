/** Keys that are kept in order. */
export const BUSIEST = 16;

interface Busy {
  readonly key: string;
  readonly count: number;
}

/** More entries first; of equal ones the smaller name (by code unit). */
function isBefore(a: Busy, b: Busy): boolean {
  return a.count > b.count || (a.count === b.count && a.key < b.key);
}

/**
 * The keys that most entries name, kept up to date entry by entry. A key's count only grows, so that one which is not among the
 * busiest can come among them only when it is named itself: nothing else has to be remembered.
 */
export class BusiestKeys {
  private readonly top: Busy[] = [];

  /** An entry names `key`, which `count` entries have named by now. */
  note(key: string, count: number): void {
    const { top } = this;
    const busy = { key, count };
    const last = top[BUSIEST - 1];
    if (last !== undefined && !isBefore(busy, last)) return;
    const known = top.findIndex((one) => one.key === key);
    let place = known >= 0 ? known : Math.min(top.length, BUSIEST - 1);
    for (let above = top[place - 1]; above !== undefined && isBefore(busy, above); above = top[place - 1]) {
      top[place] = above;
      place -= 1;
    }
    top[place] = busy;
  }

  /** The busiest first, at most BUSIEST. */
  get keys(): string[] {
    return this.top.map(({ key }) => key);
  }
}
