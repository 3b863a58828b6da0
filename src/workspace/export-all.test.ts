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
    expect(inputs.problems).toMatchObject([{ path: 'all.zip', message: expect.stringContaining('several workspaces') as unknown }]);
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
