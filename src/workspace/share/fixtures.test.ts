import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decodeShareLink } from './share-link';
import { checkShape } from './test-check-shape';

/*
 * Links that people have. Neither a fixture nor what is expected of it may ever change: a new version of links adds
 * fixtures of its own.
 */
const FOLDER = new URL('./fixtures/', import.meta.url);

/** SHA-256 of the fixture, and of what it opens to as JSON. */
const RELEASED: Readonly<Record<string, { link: string; content: string }>> = {
  'version-1-empty.txt': {
    link: '88b8d5fe14e3ba8e84c6ffee497138108f90f65c937b2bcc12357a693dab8c39',
    content: 'ec1396a0e66b87129dac50e645ef9888b5dd21df8c8c80bdfc660470456bca1e',
  },
  'version-1-starting.txt': {
    link: '8204867e04fb292e08879e8122d94f4f33704e551cc3409b5ce747ddfe7569ea',
    content: '0605a6778ddf00a188f783a7c80fc4a7ce28d585c6b8dfc76d9a45f4a1758b70',
  },
  'version-1-table-and-settings.txt': {
    link: 'c38ea6df7e4d375119d4df27ada41d4a55501af9c3c8b687c4da4bad91c01ee5',
    content: '3d237223fdc5db6d5b39b37f4a6f9a9bc7e45ad2de013681288df329be83e2c4',
  },
  'version-1-time.txt': {
    link: '5328d7191b11493d32439b1e544cd3de766e483f802a766bddd51dd36a96dbce',
    content: '58affd79aef69b0972060abd1f7233c1c22223439fe7fc67eda77e3829f4cf6f',
  },
  'version-1-unicode.txt': {
    link: 'd938ec1f7383c7d1dd230d7ce0f756ae56f396a8551c6f45a46d02f77a605f26',
    content: '29f1168baf39c300667b4fbba956ad59771be3f73e75e589adf060b1c23cf1cb',
  },
};

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

it('covers every fixture', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(RELEASED).sort());
});

it.each(Object.keys(RELEASED))('%s opens to what it was made of', async (name) => {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  const reading = await decodeShareLink(text.trim(), checkShape);
  if (reading.kind === 'failed') throw new Error(reading.message);
  expect(reading.problems).toEqual([]);
  expect({ link: sha256(text), content: sha256(JSON.stringify(reading.shared)) }).toEqual(RELEASED[name]);
});

it('has in its fixtures all that a document can hold', async () => {
  const text = readFileSync(new URL('version-1-table-and-settings.txt', FOLDER), 'utf8');
  expect(await decodeShareLink(text.trim(), checkShape)).toMatchObject({
    shared: {
      workspace: { name: 'Role sources', disabledPaths: ['rules/plain.py'] },
      settings: {
        startFrom: 'this table',
        sweeper: 'after a delay',
        sweeperDelayHours: 12,
        helpers: '0.4.0',
        eventsInPutDictionary: 'as 1.0.2',
        seed: 42,
        processingDelaySeconds: 90,
      },
      table: [{ b: { B: 'AAEC' } }, { intCount: { N: '7' } }, { key: { S: 'dictionary' } }, { m: { M: {} } }, { key: { S: 'sources' } }],
    },
  });
});

it('has in its fixtures the settings of time too, which the first links lack', async () => {
  const settingsOf = async (name: string): Promise<object | null> => {
    const reading = await decodeShareLink(readFileSync(new URL(name, FOLDER), 'utf8').trim(), checkShape);
    return reading.kind === 'shared' ? reading.shared.settings : null;
  };
  const time = { processingTime: 'fixed', processedAt: 1_772_438_400.25, eventsArrive: 'late, out of order', longestDelaySeconds: 90.5 };
  expect(await settingsOf('version-1-time.txt')).toMatchObject(time);
  expect(Object.keys((await settingsOf('version-1-table-and-settings.txt')) ?? {})).not.toContain('processingTime');
});
