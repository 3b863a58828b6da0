/**
 * What was counted in some cases of `npm run test:kill`.
 * @typedef {{ kills: Record<string, number>, acknowledged: number, torn: number, lost: number }} Tally
 */

/** Kills that one seed makes; the same number as in e2e/kill/script.ts. */
const KILLS_IN_A_CASE = 10;
/** The seeds from here on kill the whole browser. Each costs a start of the browser a kill, so there are few. */
const WHOLE_BROWSER = 1_000_000;
const SHARE_OF_BROWSERS = 25;

/**
 * The seeds for at least this many kills, from `first` on: one case in 25 kills the browser.
 * @param {number} kills @param {number} first
 */
export function killSeeds(kills, first) {
  const cases = Math.ceil(kills / KILLS_IN_A_CASE);
  const browsers = Math.floor(cases / SHARE_OF_BROWSERS);
  const from = (start, count) => Array.from({ length: count }, (_, index) => start + index);
  return [...from(first, cases - browsers), ...from(WHOLE_BROWSER + first, browsers)];
}

/** @param {Tally[]} tallies @returns {Tally} */
export function addTallies(tallies) {
  const kills = {};
  for (const tally of tallies) for (const [kind, count] of Object.entries(tally.kills)) kills[kind] = (kills[kind] ?? 0) + count;
  const sum = (name) => tallies.reduce((total, tally) => total + tally[name], 0);
  return { kills, acknowledged: sum('acknowledged'), torn: sum('torn'), lost: sum('lost') };
}

/** `500 kills (close 80, crash 120, …): 1,234 acknowledged changes checked, 0 torn, 0 lost`. @param {Tally} tally */
export function sumLine({ kills, acknowledged, torn, lost }) {
  const counts = Object.entries(kills).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const kinds = counts.map(([kind, count]) => `${kind} ${count}`).join(', ');
  const words = (count) => count.toLocaleString('en-US');
  return `${words(total)} kills (${kinds}): ${words(acknowledged)} acknowledged changes checked, ${torn} torn, ${lost} lost`;
}
