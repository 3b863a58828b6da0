import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { fileFixtures } from './file-fixtures';
import { linkFixtures } from './link-fixtures';
import { expect, test } from './test';

test('there are at least 40 hostile files and links', () => {
  expect(fileFixtures.length + linkFixtures.length).toBeGreaterThanOrEqual(40);
});

const groupOf = (name: string): string => name.slice(0, name.indexOf('/'));

for (const [kind, isOfKind] of [['zip', (group: string) => group === 'zip'], ['other', (group: string) => group !== 'zip']] as const) {
  const members = fileFixtures.filter(({ name }) => isOfKind(groupOf(name)));
  test(`${members.length} ${kind} files are imported`, async ({ hostile }) => {
    for (const group of new Set(members.map(({ name }) => groupOf(name)))) {
      await hostile.beginAnew();
      for (const { name, tries, files, asks, status, says } of members.filter((one) => groupOf(one.name) === group)) {
        const what = `${name}: ${tries}`;
        const { status: shown, told } = await hostile.importHostile(files(), asks === true);
        expect.soft(shown, what).toMatch(status);
        expect.soft(told, what).toMatch(says ?? /^$/);
        expect.soft(await hostile.damage(null), what).toEqual([]);
      }
    }
    expect(await hostile.aftermath()).toEqual([]);
  });
}

test('size: Tries a file of 500 MB.', async ({ hostile }, info) => {
  const path = info.outputPath('huge.jsonl');
  const file = openSync(path, 'w');
  ftruncateSync(file, 500 * 1024 * 1024);
  closeSync(file);
  await hostile.beginAnew();
  await hostile.page.getByLabel('Import files', { exact: true }).setInputFiles(path);
  await expect(hostile.app.status).toHaveText(/^Imported 0 files, 1 problem/);
  expect((await hostile.takeNotices()).join('\n')).toMatch(/huge\.jsonl.*500 MB, and at most 50 MB/);
  expect(await hostile.damage(null)).toEqual([]);
  expect(await hostile.aftermath()).toEqual([]);
});
