import { expect, test } from '@playwright/test';
import { startCanaryServer } from './canary-server';
import { pythonFixtures } from './fixture';
import { harmlessTree } from './harmless-tree';
import { HostilePage } from './hostile-page';
import { takeAway } from './variation';
import type { Guard } from './variation';

/** Without some guards: attacks (fixtures whose names begin so), and what must be seen of their success; nothing: the rest holds alone. */
const CASES: readonly { without: readonly Guard[]; attacks: readonly string[]; succeeds: readonly string[] }[] = [
  { without: ['names'], attacks: ['network/', 'storage/'], succeeds: [] },
  { without: ['policies'], attacks: ['network/'], succeeds: [] },
  { without: ['sandbox'], attacks: ['storage/'], succeeds: [] },
  {
    without: ['names', 'policies'],
    attacks: ['network/'],
    succeeds: ['reached the canary', ...['xml_http_request', 'web_socket', 'event_source', 'font_face', 'pyodide_http', 'nested_blob_worker'].map((name) => `/network/${name}`)],
  },
  {
    without: ['names', 'sandbox'],
    attacks: ['storage/indexed_db', 'storage/cache_storage'],
    succeeds: ['storage/indexed_db read a secret', 'storage/cache_storage read a secret'],
  },
];

for (const { without, attacks, succeeds } of CASES) {
  const outcome = succeeds.length === 0 ? 'the rest holds alone' : 'it succeeds, and is seen';
  test(`without ${without.join(' and ')}, ${attacks.join(' and ')}: ${outcome}`, async ({ context, page, baseURL }) => {
    if (baseURL === undefined) throw new Error('playwright.config.ts sets a baseURL');
    const canary = await startCanaryServer();
    await takeAway(context, without);
    const hostile = await HostilePage.open(page, canary, baseURL);
    const members = pythonFixtures().filter(({ name }) => attacks.some((begin) => name.startsWith(begin)));
    const left = await hostile.attack(Object.assign({}, harmlessTree, ...members.map(({ tree }) => tree)) as Record<string, string>, 'step');
    const damage = (await hostile.damage(left)).join('\n');
    // What a policy stops is told in the console: no damage.
    if (succeeds.length === 0) expect(damage).not.toMatch(/canary|secret|a script ran|another window/);
    for (const one of succeeds) expect.soft(damage).toContain(one);
    await canary.close();
  });
}
