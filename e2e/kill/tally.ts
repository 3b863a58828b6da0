import { appendFileSync } from 'node:fs';

/** What was counted in one case. */
export class Tally {
  readonly kills: Record<string, number> = {};
  /** Changes that the page had acknowledged when it was killed, and that were looked for afterwards. */
  acknowledged = 0;
  torn = 0;
  lost = 0;

  count(kind: string, way: string): void {
    const name = kind === 'whole browser' ? kind : `${kind}: ${way}`;
    this.kills[name] = (this.kills[name] ?? 0) + 1;
  }

  /** Adds a line to the report that `npm run test:kill` sums up. */
  report(file: string): void {
    const { kills, acknowledged, torn, lost } = this;
    appendFileSync(file, `${JSON.stringify({ kills, acknowledged, torn, lost })}\n`);
  }
}
