import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const RULE = 'rules/log ins/new é.py';
const yaml = (id: string, file: string): string => `AnalysisType: rule\r\nRuleID: ${id}\r\nFilename: ${file}\r\nLogTypes: [Sample.Login]\r\n`;
/** A byte order mark, and line ends of two kinds. */
const SOURCE = '\ufefffrom counting import more\r\n\n\ndef rule(event):\r\n    n = event["m"]\n    return more(n) > 5\r\n';

const TREE: Record<string, string | Uint8Array> = {
  [RULE]: SOURCE,
  'rules/log ins/new é.yml': `${yaml('Trip.New', 'new é.py')}Tests:\r\n  - Name: has a number\r\n    ExpectedResult: true\r\n    Log: {n: 5}\r\n`,
  'anywhere/counting.py': 'def more(n):\n    return n + 1',
  'anywhere/counting.yml': 'AnalysisType: global\nGlobalID: counting\nFilename: counting.py\n',
  // No UTF-8: `# é` as Latin-1 has it.
  'rules/old.py': new Uint8Array([0x23, 0x20, 0xe9, 0x0a]),
  'rules/old.yml': yaml('Trip.Old', 'old.py'),
  'docs/picture.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff]),
  '.github/workflows/ci.yml': 'on: push\n',
  'README.md': 'no line end\r\nat the end',
};

test('a folder comes in, a failing test leads to its line, and after an edit there all goes out byte for byte but for the edit', async ({ app, page }, testInfo) => {
  const folder = testInfo.outputPath('my detections');
  for (const [name, content] of Object.entries(TREE)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await page.getByLabel('Choose a folder to import', { exact: true }).setInputFiles(folder);
  await app.button('Trust and load').click();
  await expect(app.status).toHaveText('Imported 9 files, 1 problems');
  await expect(page.getByText(/rules\/old\.py, line 1: The file is kept as it is, but cannot be used: it is not encoded in UTF-8/)).toBeVisible();

  await app.openTab('Tests');
  await app.button('Run all tests').click();
  await expect(app.status).toHaveText('Tests: 0 passed, 0 failed, 1 errors');
  await page.getByRole('grid', { name: 'Tests' }).getByRole('row', { name: /has a number/ }).click();
  const detail = page.getByRole('region', { name: 'Test', exact: true });
  await detail.getByRole('button', { name: /line 5/ }).click();
  await expect(app.editor.locator('.active-line-number')).toHaveText('5');
  // The line is selected.
  await page.keyboard.insertText('    n = event["n"]');
  await detail.getByRole('button', { name: 'Run all of this detection' }).click();
  await expect(app.status).toHaveText('Tests: 1 passed, 0 failed, 0 errors');

  const started = page.waitForEvent('download');
  await app.button('Export').click();
  await page.getByRole('menuitem', { name: 'Workspace (.zip)' }).click();
  const out = unzipSync(await readFile(await (await started).path()));
  expect(Object.keys(out).sort()).toEqual(Object.keys(TREE).sort());
  for (const [name, content] of Object.entries(TREE)) {
    const text = typeof content === 'string' ? Buffer.from(content.replace('event["m"]', 'event["n"]')) : Buffer.from(content);
    expect(Buffer.from(out[name] ?? []).toString('hex'), name).toBe(text.toString('hex'));
  }
});
