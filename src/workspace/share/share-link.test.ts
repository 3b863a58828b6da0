import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { startingWorkspace } from '../starting/starting-workspace';
import { toBase64Url } from './base64url';
import { breathing } from './breathe';
import { checksum } from './checksum';
import { MAX_DOCUMENT_BYTES, MAX_LINK_CHARACTERS } from './limits';
import { decodeShareLink, encodeShareLink } from './share-link';
import type { SharedWorkspace, ShareReading } from './share-types';
import { checkShape } from './test-check-shape';

const STARTING: SharedWorkspace = { workspace: startingWorkspace(), settings: null, table: [] };
const FULL: SharedWorkspace = {
  workspace: {
    name: 'Größe 尺寸 🧭',
    files: [
      { path: 'events/e.jsonl', text: '{"a":"\\u202e"}\r\n// {"b":1}\n' },
      { path: 'rules/a.py', text: 'def rule(event):\n    return "\ud800" == event.get("ü")\n' },
      { path: 'rules/b.py', text: '' },
    ],
    disabledPaths: ['rules/b.py'],
  },
  settings: {
    startFrom: 'this table',
    sweeper: 'never',
    sweeperDelayHours: 1.5,
    helpers: '0.4.0',
    eventsInPutDictionary: 'as 1.0.2',
    seed: 4294967295,
    processingDelaySeconds: 30,
  },
  table: [
    { key: { S: 'a' }, intCount: { N: '12345678901234567890.5' } },
    { key: { S: 'b' }, stringSet: { SS: ['x', 'y'] }, map: { M: { __proto__x: { S: '1' }, z: { L: [{ NULL: true }] } } } },
  ],
};

/** A link around a document that Recall would not write. */
function linkOf(document: unknown): string {
  return linkOfText(typeof document === 'string' ? document : JSON.stringify(document));
}

function linkOfText(text: string): string {
  const body = `1.${toBase64Url(deflateRawSync(text))}`;
  return `#share=${body}.${checksum(body)}`;
}

async function linkFrom(shared: SharedWorkspace): Promise<string> {
  const link = await encodeShareLink(shared);
  if (link === null) throw new Error('The workspace fits into no link.');
  return link;
}

const decode = (fragment: string): Promise<ShareReading> => decodeShareLink(fragment, checkShape);

async function failureOf(fragment: string): Promise<string> {
  const reading = await decode(fragment);
  if (reading.kind === 'shared') return `shared, ${reading.problems.length} problems`;
  expect(reading.message).toMatch(/^The link .*\. .*\.$/s);
  return reading.failure;
}

describe('a link', () => {
  it.each([
    ['the starting workspace', STARTING],
    ['a workspace with table, settings and all of Unicode', FULL],
    ['an empty workspace', { workspace: { name: 'Empty', files: [], disabledPaths: [] }, settings: null, table: [] }],
  ])('brings back %s', async (_, shared) => {
    const reading = await decode(`#${await linkFrom(shared)}`);
    expect(reading).toMatchObject({ kind: 'shared', shared, problems: [] });
  });

  it('is short: the starting workspace is below the limits of most software', async () => {
    const link = await linkFrom(STARTING);
    expect(link.length).toBeLessThan(33_000);
    expect(link).toMatch(/^share=1\.[\w-]+\.[0-9a-f]{8}$/);
  });

  it('is the same for the same content, in whatever order it comes', async () => {
    const { workspace, settings, table } = FULL;
    const turned = {
      workspace: { ...workspace, files: [...workspace.files].reverse() },
      settings: Object.fromEntries(Object.entries(settings ?? {}).reverse()),
      table: [...table].reverse().map((item): Item => Object.fromEntries(Object.entries(item).reverse())),
    };
    expect(await linkFrom(turned)).toBe(await linkFrom(FULL));
    expect(await linkFrom(FULL)).toBe(await linkFrom(FULL));
  });

  it('is raw deflate of JSON, as other software writes it too', async () => {
    const [, , data = ''] = /^share=(1)\.([\w-]+)\./.exec(await linkFrom(FULL)) ?? [];
    const document: unknown = JSON.parse(inflateRawSync(Buffer.from(data, 'base64url')).toString());
    expect(document).toMatchObject({ recall: 1, name: FULL.workspace.name, disabledPaths: ['rules/b.py'] });
    expect(await decode(linkOf(document))).toMatchObject({ shared: FULL, problems: [] });
  });

  it('brings back any text', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 }).filter((one) => !one.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), async (texts) => {
        const files = texts.map((one, index) => ({ path: `rules/r${index}.py`, text: one }));
        const shared = { workspace: { name: 'Any', files, disabledPaths: [] }, settings: null, table: [] };
        expect(await decode(await linkFrom(shared))).toMatchObject({ shared });
      }),
      { seed: 20_260_301, numRuns: 60 },
    );
  });

  it('is none where it would be too long for browsers', async () => {
    let state = 1;
    // A linear congruential generator: text that cannot be compressed well, the same each time.
    const noise = Array.from({ length: 2_500_000 }, () => String.fromCharCode(33 + ((state = (state * 48_271) % 2_147_483_647) % 90))).join('');
    const files = [{ path: 'events/noise.jsonl', text: noise }];
    expect(await encodeShareLink({ workspace: { name: 'Noise', files, disabledPaths: [] }, settings: null, table: [] })).toBeNull();
  });

  it('is not finished once nobody wants it', async () => {
    const aborted = AbortSignal.abort();
    await expect(encodeShareLink(STARTING, breathing(aborted))).rejects.toThrow('abort');
  });
});

describe('a link that cannot be opened', () => {
  it('is cut off wherever it ends too early, and damaged by any other change', async () => {
    const link = `#${await linkFrom(FULL)}`;
    const version = '#share=1'.length;
    for (let end = version; end < link.length; end++) expect(await failureOf(link.slice(0, end)), `${end} characters`).toBe('cut off');
    for (let at = version + 1; at < link.length - 9; at++) {
      const changed = link.charAt(at) === 'A' ? 'B' : 'A';
      expect(await failureOf(link.slice(0, at) + changed + link.slice(at + 1)), `character ${at}`).toBe('damaged');
    }
    expect(await failureOf(link.slice(0, 40) + link.slice(41))).toBe('damaged');
    expect(await failureOf(link.toLowerCase())).toBe('damaged');
    expect(await failureOf(link.slice(0, 40) + '%20' + link.slice(40))).toBe('damaged');
  });

  it('may end in what stood behind it in a sentence', async () => {
    const link = await linkFrom(FULL);
    for (const rest of ['.', ')', '>', ' ', '",', '**']) expect(await failureOf(link + rest)).toBe('shared, 0 problems');
    expect(await failureOf(`${link}0`)).toBe('damaged');
    expect(await failureOf(`${link}&utm=1`)).toBe('damaged');
  });

  it.each([
    ['newer', '#share=2.abc'],
    ['newer', '#share=12'],
    ['newer', linkOf({ recall: 2, files: 'in another form' })],
    ['not a share', '#share='],
    ['not a share', '#share=hello'],
    ['not a share', '#share=0.abc.00000000'],
    ['not a share', '#other'],
    ['not a share', linkOf([1, 2])],
    ['not a share', linkOf({ recall: 'x', files: [] })],
    ['damaged', linkOf({ recall: 1, files: {} })],
    ['damaged', linkOfText('{"recall":1,"files":[')],
    ['damaged', `#share=1.AAAA.${checksum('1.AAAA')}`],
    ['damaged', `#share=1.A.${checksum('1.A')}`],
    ['damaged', `#share=1..${checksum('1.')}`],
    ['too large', `#share=1.${'A'.repeat(MAX_LINK_CHARACTERS)}.00000000`],
    ['too large', linkOf({ recall: 1, files: Array.from({ length: 20_001 }, () => 1) })],
  ])('is %s (case %#)', async (failure, fragment) => {
    expect(await failureOf(fragment)).toBe(failure);
  });

  it('is stopped while it unpacks to more than the limit', async () => {
    const bomb = linkOfText(`{"recall":1,"files":[],"name":"${' '.repeat(MAX_DOCUMENT_BYTES * 4)}"}`);
    expect(bomb.length).toBeLessThan(500_000);
    let slices = 0;
    const reading = await decodeShareLink(bomb, checkShape, () => Promise.resolve(void slices++));
    expect(reading).toMatchObject({ failure: 'too large' });
    // 4 kB of deflate are at most 4.2 MB: a quarter of the bomb, and a little more.
    expect(slices * 4096).toBeLessThan(bomb.length / 3);
  });
});

describe('a link that is partly good', () => {
  const item = { key: { S: 'a' }, intCount: { N: '1' } };

  it('loads what it can and names the rest', async () => {
    const reading = await decode(
      linkOf({
        recall: 1,
        name: ' A\u202e\n B ',
        disabledPaths: ['rules/a.py', 7, 'rules/none.py'],
        settings: { seed: 'x', sweeper: 'at once', later: true },
        files: [
          { path: 'rules/a.py', text: 'a' },
          { path: 'rules/A.py', text: 'b' },
          { path: '../evil.py', text: 'c' },
          { path: 'events/bin.jsonl', text: '\0' },
          { path: 'x.py' },
          null,
        ],
        table: [item, { key: { S: 'b' }, n: { N: 1 } }, { noKey: { S: '' } }, 3, { ...item, intCount: { N: '2' } }],
      }),
    );
    expect(reading).toMatchObject({
      kind: 'shared',
      shared: {
        workspace: { name: 'A B', files: [{ path: 'rules/a.py', text: 'a' }], disabledPaths: ['rules/a.py'] },
        settings: { sweeper: 'at once' },
        table: [{ key: { S: 'a' }, intCount: { N: '2' } }],
      },
    });
    const problems = reading.kind === 'shared' ? reading.problems : [];
    expect(problems).toHaveLength(10);
    for (const part of ['rules/a.py before it', 'File 3 (../evil.py)', 'binary', 'File 5', 'File 6', 'setting seed', 'Item 2', 'Item 3', 'Item 4', 'Item 5']) {
      expect(problems.join('\n')).toContain(part);
    }
  });

  it('is given up soon where hardly any of its parts is good', async () => {
    let checked = 0;
    const link = linkOf({ recall: 1, files: [], table: Array.from({ length: 1_000_000 }, () => 0) });
    expect(link.length).toBeLessThan(10_000);
    const reading = await decodeShareLink(link, () => {
      checked++;
      throw new Error('It is no item.');
    });
    expect(reading).toMatchObject({ failure: 'damaged' });
    expect(checked).toBe(10_001);
  });

  it('counts problems beyond the first ones', async () => {
    const reading = await decode(linkOf({ recall: 1, files: Array.from({ length: 1_000 }, () => 0) }));
    expect(reading).toMatchObject({ shared: { workspace: { name: 'Shared workspace', files: [] } } });
    expect(reading.kind === 'shared' && reading.problems.at(-1)).toBe('980 more parts have problems.');
  });

  it('cannot reach prototypes', async () => {
    const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"recall":1,"name":"x","settings":{"__proto__":{"seed":9}},';
    const files = '"files":[{"__proto__":{"text":"taken"},"path":"rules/a.py","text":"mine"},{"__proto__":{"path":"rules/b.py","text":"t"}}],';
    const table = '"table":[{"key":{"S":"k"},"__proto__":{"S":"an attribute"}},{"__proto__":{"key":{"S":"inherited"}}}]}';
    const reading = await decode(linkOfText(evil + files + table));
    expect(reading).toMatchObject({ shared: { workspace: { files: [{ path: 'rules/a.py', text: 'mine' }] }, settings: {} } });
    if (reading.kind !== 'shared') throw new Error('not read');
    expect(reading.shared.workspace.files).toHaveLength(1);
    expect(reading.shared.settings?.seed).toBeUndefined();
    expect(reading.shared.table.map((one) => Object.keys(one))).toEqual([['key', '__proto__']]);
    expect(Object.getPrototypeOf(reading.shared.table[0])).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
