import { expect, test } from '@playwright/test';
import { startCanaryServer } from './canary-server';
import type { CanaryServer } from './canary-server';
import { fileFixtures } from './file-fixtures';
import { pythonFixtures } from './fixture';
import { forgedMessages, forgingTree } from './forged-messages';
import { harmlessTree } from './harmless-tree';
import { HostilePage } from './hostile-page';
import { takeAway } from './variation';
import type { Guard } from './variation';

/** Guards that are taken away together because a page costs much: they stop different attacks. */
interface Case {
  without: readonly Guard[];
  /** Fixtures whose names begin so. */
  attacks: readonly string[];
  /** What must be seen of their success; nothing: the rest holds. */
  succeeds: readonly string[];
}

const CASES: readonly Case[] = [
  { without: ['names', 'frame policy'], attacks: ['network/', 'storage/'], succeeds: [] },
  { without: ['names', 'page policy'], attacks: ['network/'], succeeds: [] },
  { without: ['page policy', 'frame policy', 'sandbox', 'hidden port'], attacks: ['network/', 'storage/'], succeeds: [] },
  {
    without: ['names', 'page policy', 'frame policy', 'hidden port', 'messages'],
    attacks: ['network/'],
    succeeds: ['reached the canary', ...['xml_http_request', 'web_socket', 'event_source', 'font_face', 'pyodide_http', 'nested_blob_worker'].map((name) => `/network/${name}`)],
  },
  {
    without: ['names', 'sandbox'],
    attacks: ['storage/indexed_db', 'storage/cache_storage', 'storage/other_workspaces'],
    succeeds: ['storage/indexed_db read a secret', 'storage/cache_storage read a secret', 'storage/other_workspaces read a secret'],
  },
];

/** Runs of an attack that should succeed. */
const MOST_TRIES = 5;

/** What somebody outside would have noticed, or a secret. What a policy stops is told in the console: no damage. */
const SUCCESS = /canary|secret|a script ran|another window/;

type Open = (guards: readonly Guard[]) => Promise<HostilePage>;

const guarded = test.extend<{ canary: CanaryServer; openWithout: Open; openWithoutPython: Open }>({
  canary: async ({}, use) => {
    const canary = await startCanaryServer();
    await use(canary);
    await canary.close();
  },
  openWithout: async ({ context, page, canary, baseURL }, use) => {
    await use(async (guards) => {
      await takeAway(context, guards);
      return HostilePage.open(page, canary, baseURL ?? '');
    });
  },
  openWithoutPython: async ({ context, page, canary, baseURL }, use) => {
    await use(async (guards) => {
      await takeAway(context, guards);
      return HostilePage.openShell(page, canary, baseURL ?? '');
    });
  },
});

/** Rules that know the port to the page send what no worker sends; of nobody who checks it, the words of one stand in the page. */
async function forge(hostile: HostilePage, isChecked: boolean): Promise<void> {
  for (const forged of forgedMessages.filter(({ speaks }) => isChecked || speaks)) {
    const left = await hostile.attack({ ...harmlessTree, ...forgingTree(forged) }, 'once');
    expect.soft(left.told.join('\n'), forged.tries).toMatch(isChecked ? forged.says : /pwned <b>by<\/b> the rule/);
    // The frame of which the sandbox was taken away is told from ours by that alone.
    const damage = (await hostile.damage(left)).filter((what) => what !== 'there is another frame');
    expect.soft(damage, forged.tries).toEqual([]);
  }
}

for (const { without, attacks, succeeds } of CASES) {
  const outcome = succeeds.length === 0 ? 'the rest holds' : 'it succeeds, and is seen';
  guarded(`without ${without.join(', ')}, ${attacks.join(' and ')}: ${outcome}`, async ({ openWithout }) => {
    const hostile = await openWithout(without);
    const members = pythonFixtures().filter(({ name }) => attacks.some((begin) => name.startsWith(begin)));
    const tree = Object.assign({}, harmlessTree, ...members.map((one) => one.tree)) as Record<string, string>;
    let damage = '';
    // What is asked of the storage may have its answer only after the last event. An attacker would run it again.
    for (let tries = 0; tries === 0 || (tries < MOST_TRIES && succeeds.some((one) => !damage.includes(one))); tries += 1) {
      damage += `${(await hostile.damage(await hostile.attack(tree, 'step'))).join('\n')}\n`;
    }
    if (succeeds.length === 0) expect(damage).not.toMatch(SUCCESS);
    for (const one of succeeds) expect.soft(damage).toContain(one);
    if (without.includes('hidden port')) await forge(hostile, !without.includes('messages'));
  });
}

const MARKUP = [{ name: '<img src=data:, onerror=pwned=1>.zip', bytes: new Uint8Array([1, 2, 3]) }];

guarded('without escaping: the policy lets no markup of a text into the page', async ({ openWithoutPython, page }) => {
  const hostile = await openWithoutPython(['escaping']);
  await hostile.chooseFiles(MARKUP);
  await expect(page.getByText('Recall met an error that it cannot recover from')).toBeVisible();
  const damage = (await hostile.damage(null)).join('\n');
  expect(damage).toContain('The only text that may become a document');
  expect(damage).not.toMatch(SUCCESS);
});

guarded('without paths and sizes of imports, escaping and page policy: all of it is seen', async ({ openWithoutPython }) => {
  const hostile = await openWithoutPython(['paths', 'paths again', 'sizes', 'escaping', 'page policy']);
  await hostile.beginAnew();
  for (const name of ['zip/traversal', 'zip/absolute', 'zip/bomb']) {
    const fixture = fileFixtures.find((one) => one.name === name);
    if (fixture?.says === undefined) throw new Error(`${name} is not there any more.`);
    const { told } = await hostile.importHostile(fixture.files(), false);
    expect.soft(told, name).not.toMatch(fixture.says);
  }
  await hostile.chooseFiles(MARKUP);
  await expect.poll(async () => (await hostile.damage(null)).join('\n')).toContain('a script ran in the page');
});
