import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../trace/default-settings';
import { exportAllZip, folderName } from './export-all';
import { readInputs } from './import';

const table = '{"Item":{"key":{"S":"k"},"intCount":{"N":"1"}}}\n';

function exported(name: string) {
  return { workspace: { name, files: [{ path: 'rules/a.py', text: `# ${name}\n` }], disabledPaths: [] }, settings: DEFAULT_SETTINGS, table };
}

function read(zip: Uint8Array) {
  return readInputs([{ name: 'all.zip', blob: new Blob([zip.slice()]) }]);
}

describe('a zip of workspaces', () => {
  it('with one of them is imported as that one', async () => {
    const inputs = await read(exportAllZip([exported('Case: A')]));
    expect(inputs.files).toEqual([{ path: 'rules/a.py', text: '# Case: A\n' }]);
    expect(inputs.tables.map(({ text }) => text)).toEqual([table]);
    expect(inputs.problems).toEqual([]);
  });

  it('with several is not poured into one workspace', async () => {
    const inputs = await read(exportAllZip([exported('A'), exported('a'), exported('A')]));
    expect([inputs.files, inputs.tables]).toEqual([[], []]);
    expect(inputs.problems).toMatchObject([{ path: 'all.zip', message: expect.stringContaining('several workspaces (') as unknown }]);
  });

  it('with several says how to import them: a zip of each folder is imported as that one', async () => {
    const zip = exportAllZip(Array.from({ length: 7 }, (_, index) => exported(`W ${index}`)));
    const { problems } = await read(zip);
    expect(problems[0]?.message).toContain('(W 0, W 1, W 2, W 3, W 4 and 2 more)');
    const folder = Object.entries(unzipSync(zip)).filter(([path]) => path.startsWith('W 3/'));
    const inputs = await read(zipSync(Object.fromEntries(folder)));
    expect(inputs).toMatchObject({ files: [{ path: 'rules/a.py', text: '# W 3\n' }], tables: [{ text: table }], problems: [] });
  });

  it.each([
    ['Case: A/B', 'Case- A-B'],
    ['..', 'workspace'],
    ['.hidden', 'hidden'],
    ['CON', 'CON_'],
    ['Ärger 1', 'Ärger 1'],
  ])('calls the folder of %s %s', (name, folder) => {
    expect(folderName(name)).toBe(folder);
  });
});
