import { pythonFixtures } from './fixture';
import { harmlessTree } from './harmless-tree';
import { readResults } from './hostile-page';
import { linkFixtures } from './link-fixtures';
import { expect, test } from './test';

test(`links: ${linkFixtures.length} are opened beside a workspace`, async ({ hostile }) => {
  const { app } = hostile;
  await hostile.aftermath();
  const before = await app.status.textContent();
  for (const { name, tries, fragment, says } of linkFixtures) {
    const what = `${name}: ${tries}`;
    const { isOffered, told } = await hostile.openLink(fragment, says === null);
    expect.soft(isOffered, what).toBe(says === null);
    expect.soft(told, what).toMatch(says ?? /^$/);
    expect.soft(await hostile.damage(null), what).toEqual([]);
    expect.soft(await app.status.textContent(), what).toBe(before);
  }
  expect(await hostile.aftermath()).toEqual([]);
});

test('a link that is trusted: its workspace attacks when it is run', async ({ hostile }) => {
  const members = pythonFixtures().filter(({ group }) => ['code', 'network', 'page', 'storage'].includes(group));
  const tree = Object.assign({}, harmlessTree, ...members.map((workspace) => workspace.tree)) as Record<string, string>;
  const left = await hostile.attackByLink('<img src=x onerror=pwned=1>', tree, 'step');
  for (const { name, tries, sees } of members) expect.soft(readResults(left, name), `${name}: ${tries}`).toMatch(sees);
  expect(await hostile.damage(left)).toEqual([]);
  expect(await hostile.aftermath()).toEqual([]);
});
