import { displayFixtures } from './display-fixtures';
import { ALONE, TOGETHER, pythonFixtures } from './fixture';
import { readResults } from './hostile-page';
import type { Aftermath, HostilePage } from './hostile-page';
import { expect, test } from './test';

const fixtures = pythonFixtures();

async function expectNoDamage(hostile: HostilePage, left: Aftermath): Promise<void> {
  expect(await hostile.damage(left)).toEqual([]);
  expect(await hostile.aftermath()).toEqual([]);
  expect(await hostile.damage(left)).toEqual([]);
}

test('there are at least 60 hostile workspaces, all in a group that is run', () => {
  expect(fixtures.length + displayFixtures.length).toBeGreaterThanOrEqual(60);
  expect(fixtures.filter(({ group }) => !(group in TOGETHER) && !(group in ALONE))).toEqual([]);
});

for (const [group, mode] of Object.entries(TOGETHER)) {
  const members = fixtures.filter((workspace) => workspace.group === group);
  test(`${group}: ${members.length} attempts, each a detection`, async ({ hostile }) => {
    const tree = Object.assign({}, ...members.map((workspace) => workspace.tree)) as Record<string, string>;
    const left = await hostile.attack(tree, mode);
    for (const { name, tries, sees } of members) expect.soft(readResults(left, name), `${name}: ${tries}`).toMatch(sees);
    await expectNoDamage(hostile, left);
  });
}

for (const [group, mode] of Object.entries(ALONE)) {
  for (const { name, tries, sees, tree } of fixtures.filter((workspace) => workspace.group === group)) {
    test(`${name}: ${tries}`, async ({ hostile }) => {
      const left = await hostile.attack(tree, mode);
      expect(readResults(left, name)).toMatch(sees);
      await expectNoDamage(hostile, left);
    });
  }
}

for (const { name, tries, tree, shows } of displayFixtures) {
  test(`display/${name}: ${tries}`, async ({ hostile }) => {
    const left = await hostile.attack(tree, 'once');
    await hostile.lookAtEverything(shows);
    await expectNoDamage(hostile, left);
  });
}
