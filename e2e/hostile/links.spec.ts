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
