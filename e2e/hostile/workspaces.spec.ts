import { isLongRun } from '../long-run';
import { displayFixtures } from './display-fixtures';
import { GROUPS, pythonFixtures } from './fixture';
import type { GroupMode, HostileWorkspace, RunMode } from './fixture';
import { harmlessTree } from './harmless-tree';
import { readResults } from './hostile-page';
import { expect, test } from './test';

const fixtures = pythonFixtures();

test('there are at least 60 hostile workspaces, all in a group that is run', () => {
  expect(fixtures.length + displayFixtures.length).toBeGreaterThanOrEqual(60);
  expect(fixtures.filter(({ group }) => !(group in GROUPS))).toEqual([]);
});

/** Runs after which the harmless workspace is run again; the menu of workspaces still has it after so many. */
const RUNS_AT_ONCE = 6;

/** One run of the page. */
interface HostileRun {
  what: string;
  mode: RunMode;
  attempts: readonly HostileWorkspace[];
}

/** The attacks of a group in as few runs as they allow. */
function runsOf([group, { mode, isTogether }]: [string, GroupMode]): HostileRun[] {
  const members = fixtures.filter((workspace) => workspace.group === group);
  if (isTogether) return [{ what: `${group} (${members.length})`, mode, attempts: members }];
  return members.map((one) => ({ what: one.name, mode, attempts: [one] }));
}

/** `list` in pieces of at most RUNS_AT_ONCE. */
function pieces<One>(list: readonly One[]): One[][] {
  return Array.from({ length: Math.ceil(list.length / RUNS_AT_ONCE) }, (_, index) => list.slice(index * RUNS_AT_ONCE, (index + 1) * RUNS_AT_ONCE));
}

const namesOf = (list: readonly { name: string }[]): string => list.map(({ name }) => name.slice(name.indexOf('/') + 1)).join(', ');

for (const runs of pieces(Object.entries(GROUPS).flatMap(runsOf))) {
  test(`attacks: ${runs.map(({ what }) => what).join(', ')}`, async ({ hostile }) => {
    for (const { what, mode, attempts } of runs) {
      await test.step(what, async () => {
        const left = await hostile.attack(Object.assign({}, harmlessTree, ...attempts.map(({ tree }) => tree)) as Record<string, string>, mode);
        for (const { name, tries, sees } of attempts) expect.soft(readResults(left, name), `${name}: ${tries}`).toMatch(sees);
        expect.soft(await hostile.damage(left), what).toEqual([]);
      });
    }
    expect(await hostile.aftermath()).toEqual([]);
    expect(await hostile.damage(null)).toEqual([]);
  });
}

for (const some of pieces(displayFixtures.filter(({ isVariation }) => !isVariation || isLongRun))) {
  test(`display: ${namesOf(some)}`, async ({ hostile }) => {
    for (const { name, tries, tree, shows } of some) {
      const left = await hostile.attack(tree, 'once');
      expect.soft(await hostile.lookAtEverything(), `${name}: ${tries}`).toContain(shows);
      expect.soft(await hostile.damage(left), `${name}: ${tries}`).toEqual([]);
    }
    expect(await hostile.aftermath()).toEqual([]);
    expect(await hostile.damage(null)).toEqual([]);
  });
}
