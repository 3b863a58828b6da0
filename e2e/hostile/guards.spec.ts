import { expect, test } from '@playwright/test';
import { startCanaryServer } from './canary-server';
import { pythonFixtures } from './fixture';
import { HostilePage } from './hostile-page';
import { takeAway } from './variation';
import type { Guard } from './variation';

/**
 * Which guards are taken away, the attacks (fixtures whose names begin so), and what must then be seen of their success;
 * nothing: the other guards hold alone.
 */
const CASES: readonly { without: readonly Guard[]; attacks: string; succeeds: readonly string[] }[] = [
  { without: ['names'], attacks: 'network/', succeeds: [] },
  { without: ['policies'], attacks: 'network/', succeeds: [] },
  {
    without: ['names', 'policies'],
    attacks: 'network/',
    succeeds: ['reached the canary', ...['xml_http_request', 'web_socket', 'event_source', 'font_face', 'pyodide_http', 'nested_blob_worker'].map((name) => `/network/${name}`)],
  },
  { without: ['names'], attacks: 'storage/', succeeds: [] },
  { without: ['sandbox'], attacks: 'storage/', succeeds: [] },
  { without: ['names', 'sandbox'], attacks: 'storage/indexed_db', succeeds: ['a secret is in the trace'] },
  { without: ['names', 'sandbox'], attacks: 'storage/cache_storage', succeeds: ['a secret is in the trace'] },
];

for (const { without, attacks, succeeds } of CASES) {
  const outcome = succeeds.length === 0 ? 'the rest holds alone' : 'it succeeds, and is seen';
  test(`without ${without.join(' and ')}, ${attacks}: ${outcome}`, async ({ context, page, baseURL }) => {
    if (baseURL === undefined) throw new Error('playwright.config.ts sets a baseURL');
    const canary = await startCanaryServer();
    await takeAway(context, without);
    const hostile = await HostilePage.open(page, canary, baseURL);
    const members = pythonFixtures().filter((workspace) => workspace.name.startsWith(attacks));
    const left = await hostile.attack(Object.assign({}, ...members.map(({ tree }) => tree)) as Record<string, string>, 'step');
    const damage = (await hostile.damage(left)).join('\n');
    // What a policy stops is told in the console: no damage.
    if (succeeds.length === 0) expect(damage).not.toMatch(/canary|secret|a script ran|another window/);
    for (const one of succeeds) expect.soft(damage).toContain(one);
    await canary.close();
  });
}
