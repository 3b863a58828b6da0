import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInputs } from './import';
import { readWorkspace } from './read-workspace';
import { librariesOf, wheelFolder } from './wheel';
import type { FileProblem } from './workspace-types';

describe('two versions of a package', () => {
  const file = (path: string) => ({ path, text: '' });
  it('are told, and the newest is used', () => {
    const problems: FileProblem[] = [];
    const files = ['wheels/My_Pack-1.10.0/my_pack.py', 'wheels/my.pack-1.9.2/my_pack.py', 'wheels/my_pack-1.9/my_pack.py', 'wheels/other-1/other.py'].map(file);
    expect(librariesOf(files, problems).map(({ folder }) => folder)).toEqual(['wheels/My_Pack-1.10.0/', 'wheels/other-1/']);
    expect(problems).toMatchObject([
      { path: 'wheels/my.pack-1.9.2/my_pack.py', severity: 'warning', message: 'Version 1.9.2 of the package my.pack is not used, as 1.10.0 is there too: delete the one that you do not want.' },
      { path: 'wheels/my_pack-1.9/my_pack.py', severity: 'warning' },
    ]);
  });
});

it.each([
  ['2.0', '2.0rc1'],
  ['2.0.0', '2.0b2'],
  ['2.0rc1', '2.0.dev3'],
  ['2.0rc2', '2.0rc1'],
  ['2.0.post1', '2.0'],
  ['2.0rc1', '1.10'],
  ['1_1.0', '2.0'],
  ['1.10', '1.9.9'],
])('the version %s is newer than %s', (newer, older) => {
  for (const versions of [[newer, older], [older, newer]]) {
    const files = versions.map((version) => ({ path: `wheels/pkg-${version}/pkg.py`, text: '' }));
    expect(librariesOf(files, []).map(({ folder }) => folder)).toEqual([`wheels/pkg-${newer}/`]);
  }
});

describe('the name of a wheel', () => {
  it.each([
    ['policyuniverse-1.5.1.20231109-py2.py3-none-any.whl', 'wheels/policyuniverse-1.5.1.20231109/'],
    ['folder/x_y-2.0-1-py3-none-any.whl', 'wheels/x_y-2.0/'],
    ['a-1!2.0+local-py3-none-any.whl', 'wheels/a-1_2.0+local/'],
  ])('%s is unpacked to %s', (name, folder) => {
    expect(wheelFolder(name)).toEqual({ folder });
  });

  it.each([
    ['numpy-2.0.0-cp312-cp312-manylinux_2_17_x86_64.whl', 'It has machine code for manylinux_2_17_x86_64, which cannot run in a browser, so the wheel was left out.'],
    ['old-1.0-py2-none-any.whl', 'It is for py2, and Python 3 runs here, so the wheel was left out.'],
    ['renamed.whl', 'The name of the wheel does not say what it holds (name-version-python-abi-platform.whl), so the wheel was left out.'],
  ])('%s: %s', (name, sentence) => {
    expect(wheelFolder(name)).toEqual({ refusal: `${sentence} Only wheels of Python alone can be used; their names end in py3-none-any.whl.` });
  });
});

describe('importing a wheel', () => {
  const entries = { 'p/__init__.py': '', 'p/rules.yml': 'AnalysisType: rule\n', 'p/data.json': '[1]', 'p/lang.mo': '\xff\xfe', 'p/x.so': 'x', 'p-1.0.dist-info/METADATA': 'Version: 1.0\n', 'p-1.0.dist-info/RECORD': 'x' };
  const read = async (name: string, files: Record<string, string>) =>
    readInputs([{ name, blob: new Blob([zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))]) }]);

  it('unpacks its code and its data, and leaves out what is no text', async () => {
    const { files, problems, tables } = await read('p-1.0-py3-none-any.whl', entries);
    expect(files.map(({ path }) => path).sort()).toEqual(['wheels/p-1.0/p-1.0.dist-info/METADATA', 'wheels/p-1.0/p/__init__.py', 'wheels/p-1.0/p/data.json']);
    expect([problems, tables]).toEqual([[], []]);
    const reading = readWorkspace({ name: 'w', files, disabledPaths: [] });
    expect(reading).toMatchObject({ detections: [], helpers: [], problems: [], libraries: [{ folder: 'wheels/p-1.0/' }] });
    expect(reading.libraries[0]?.files.map(({ path }) => path).sort()).toEqual(['p-1.0.dist-info/METADATA', 'p/__init__.py', 'p/data.json']);
  });

  it('refuses one with machine code, and one without Python', async () => {
    const binary = await read('p-1.0-cp312-cp312-win_amd64.whl', entries);
    expect(binary.files).toEqual([]);
    expect(binary.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([expect.stringMatching(/^p-1\.0-cp312-cp312-win_amd64\.whl: It has machine code for win_amd64/)]);
    const empty = await read('p-1.0-py3-none-any.whl', { 'p/data.json': '{}' });
    expect([empty.files, empty.problems.map(({ message }) => message)]).toEqual([[], ['The wheel has no Python, so it was left out.']]);
  });

  it('refuses one that is too large to be handed over in each run', async () => {
    const { files, problems } = await read('p-1.0-py3-none-any.whl', { 'p/__init__.py': '', 'p/data.json': ' '.repeat(21 * 1024 * 1024) });
    expect([files, problems.map(({ message }) => message)]).toEqual([[], ['The wheel has 21 MB of code and data, and at most 20 MB can be used, so it was left out.']]);
  });

  it('does not take one inside a zip', async () => {
    const { problems } = await read('w.zip', { 'rules/a.py': '', 'p-1.0-py3-none-any.whl': 'x' });
    expect(problems.map(({ message }) => message)).toEqual(['A wheel inside a zip is not unpacked; take it out and import it by itself.']);
  });
});
