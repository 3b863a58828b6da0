/** What the simulated clock is asked for: milliseconds since 1970-01-01T00:00:00Z, possibly with a fraction. */
export type NowMilliseconds = () => number;

/**
 * A `Date` class that lives in UTC and in simulated time. CPython compiled to WebAssembly takes its wall clock, its time
 * zone and its calendar from the worker's `Date`; replacing that one global before it boots moves `time` and `datetime`
 * with it, and makes a run independent of the browser's time zone.
 */
export function simulatedDate(RealDate: DateConstructor, now: NowMilliseconds): DateConstructor {
  class SimulatedDate extends RealDate {
    constructor(...parts: [] | [number | string | Date] | [number, number, ...number[]]) {
      if (parts.length === 0) super(Math.floor(now()));
      else if (parts.length === 1) super(typeof parts[0] === 'string' ? readAsUtc(RealDate, parts[0]) : parts[0]);
      else super(RealDate.UTC(...(parts as [number, number, ...number[]])));
    }

    static override now(): number {
      return now();
    }

    static override parse(text: string): number {
      return readAsUtc(RealDate, text);
    }

    override getTimezoneOffset(): number {
      return 0;
    }

    override toString(): string {
      return `${this.toUTCString().slice(0, -4)} GMT+0000 (Coordinated Universal Time)`;
    }

    override toTimeString(): string {
      return `${this.toUTCString().slice(-12, -4)} GMT+0000 (Coordinated Universal Time)`;
    }
  }
  const prototype = SimulatedDate.prototype as unknown as Record<string, unknown>;
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    for (const access of ['get', 'set']) {
      const utc = prototype[`${access}UTC${part}`];
      if (typeof utc === 'function') Object.defineProperty(prototype, `${access}${part}`, { value: utc, configurable: true, writable: true });
    }
  }
  return SimulatedDate as unknown as DateConstructor;
}

/** Text without a zone is local time to the real `Date`; here local time is UTC. */
function readAsUtc(RealDate: DateConstructor, text: string): number {
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)\s*(?:\(.*\))?$/i.test(text);
  const isDateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text);
  return RealDate.parse(hasZone || isDateOnly ? text : /^\d{4}-\d{2}-\d{2}T/.test(text) ? `${text}Z` : `${text} UTC`);
}
