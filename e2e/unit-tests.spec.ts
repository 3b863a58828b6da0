import { makeRepository } from '../scripts/repository/make-repository.mjs';
import { findBarriers } from './barriers';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

/** What `Export results` says of a test, as far as it is looked at. */
interface Exported {
  id: string;
  test: string;
  passed: boolean;
  error: { function: string; type: string } | null;
  functions: Record<string, unknown>;
}

const yaml = (id: string, file: string, tests: string): string => `AnalysisType: rule\nRuleID: ${id}\nFilename: ${file}\nEnabled: true\nLogTypes:\n  - Sample.Login\nSeverity: Medium\nTests:\n${tests}`;
const one = (name: string, expected: boolean, log: string, mocks = ''): string => `  - Name: ${name}\n    ExpectedResult: ${expected}\n    Log: ${log}\n${mocks}`;

const TREE = {
  'rules/passes.py': 'def rule(event):\n    return event.get("ok") == "on"\n\n\ndef title(event):\n    return f"OK {event.get(\'n\')}"\n\n\ndef alert_context(event):\n    return {"n": event.get("n")}\n',
  'rules/passes.yml': yaml('T.Passes', 'passes.py', one('matches', true, '{ok: on, n: 12345678901234567890}') + one('does not match', false, '{ok: off}')),
  'rules/fails.py': 'def rule(event):\n    return False\n',
  'rules/fails.yml': yaml('T.Fails', 'fails.py', one('should match', true, '{}')),
  'rules/raises.py': 'def rule(event):\n    name = event["name"]\n    return name == "x"\n',
  'rules/raises.yml': yaml('T.Raises', 'raises.py', one('has no name', true, '{}') + '  - Name: has no log\n    ExpectedResult: true\n'),
  'rules/mocked.py': 'from panther_detection_helpers.caching import get_counter\n\n\ndef rule(event):\n    return get_counter("k") == "7"\n',
  'rules/mocked.yml': yaml('T.Mocked', 'mocked.py', one('seven', true, '{}', '    Mocks:\n      - objectName: get_counter\n        returnValue: "7"\n') + one('from the table', false, '{}')),
  'rules/hangs.py': 'def rule(event):\n    while event.get("n") == 1:\n        pass\n    return True\n',
  'rules/hangs.yml': yaml('T.Hangs', 'hangs.py', one('for ever', true, '{n: 1}') + one('not at all', true, '{n: 2}')),
};

test('the unit tests of a repository are run, each on its own, and lead to the line that is to blame', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.openTab('Tests');
  const grid = page.getByRole('grid', { name: 'Tests' });
  await expect(grid.getByRole('row', { name: /not run/ })).toHaveCount(9);
  await app.button('Run all tests').click();
  // The one that hangs takes as long as a detection may, 15 s.
  await expect(app.status).toHaveText('Tests: 5 passed, 1 failed, 3 errors', { timeout: 60_000 });

  await page.getByRole('region', { name: 'Tests panel' }).getByLabel('Show', { exact: true }).selectOption('Failed and errors');
  await expect(grid.getByRole('row')).toHaveCount(5);
  const detail = page.getByRole('region', { name: 'Test', exact: true });
  await grid.getByRole('row', { name: /has no name/ }).click();
  await expect(detail).toContainText('KeyError');
  await detail.getByRole('button', { name: /line 2/ }).click();
  await expect(page.getByRole('tab', { name: /raises\.py/, selected: true })).toBeVisible();
  await expect(app.editor.locator('.active-line-number')).toHaveText('2');
  await grid.getByRole('row', { name: /should match/ }).click();
  await expect(detail).toContainText('rule returned False, but True was expected.');
  await detail.getByRole('button', { name: 'fails.yml:9' }).click();
  await expect(page.getByRole('tab', { name: /fails\.yml/, selected: true })).toBeVisible();
  await expect(app.editor.locator('.active-line-number')).toHaveText('9');
  expect(await findBarriers(page)).toEqual([]);

  await app.setFile('T.Fails', 'def rule(event):\n    return True\n');
  await expect(grid.getByRole('row', { name: /should match.*older than the code/ })).toBeVisible();
  await detail.getByRole('button', { name: 'Run this test' }).click();
  await expect(app.status).toHaveText('Tests: 1 passed, 0 failed, 0 errors');

  const { file, text } = await app.download('Export results');
  expect(file).toBe('test-results.json');
  const results = JSON.parse(text) as { id: string; test: string }[];
  expect(results).toHaveLength(9);
  // As text: JSON.parse rounds.
  expect(text).toContain('"n": 12345678901234567890');
  const find = (id: string, name: string): unknown => results.find((result) => result.id === id && result.test === name);
  expect(find('T.Passes', 'matches')).toEqual({
    file: 'rules/passes.yml',
    id: 'T.Passes',
    test: 'matches',
    expected: true,
    actual: true,
    passed: true,
    error: null,
    functions: { title: 'OK 12345678901234567890', alert_context: { n: 12345678901234567890 } },
  });
  expect(find('T.Raises', 'has no name')).toMatchObject({ actual: null, passed: false, error: { function: 'rule', type: 'KeyError', message: "'name'" } });
  expect(find('T.Hangs', 'for ever')).toMatchObject({ passed: false, error: { function: 'rule', type: 'TimeoutError' } });
  expect(find('T.Fails', 'should match')).toMatchObject({ passed: true });

  await page.getByRole('region', { name: 'Tests panel' }).getByLabel('Show', { exact: true }).selectOption('All results');
  await page.getByRole('switch', { name: 'Coverage' }).setChecked(true, { force: true });
  await grid.getByRole('row', { name: /has no name/ }).click();
  await detail.getByRole('button', { name: 'Run all of this detection' }).click();
  await expect(app.status).toHaveText('Tests: 0 passed, 0 failed, 2 errors');
  await page.getByLabel('Results or coverage').selectOption('Coverage');
  const coverage = page.getByRole('grid', { name: 'Coverage' });
  await expect(coverage.getByRole('row').nth(-1)).toHaveAccessibleName(/T\.Raises 67% 2 of 3/);
  await coverage.getByRole('row', { name: /T\.Raises/ }).click();
  const unreached = page.getByRole('region', { name: 'Coverage detail' });
  await expect(unreached).toContainText('2 of its 3 lines with code were reached by its unit test. 1 more was not measured.');
  await unreached.getByRole('button', { name: 'Line 3' }).click();
  await expect(page.getByRole('tab', { name: /raises\.py/, selected: true })).toBeVisible();
  await expect(app.editor.locator('[class*=unreached]')).toHaveCount(1);
  expect(await findBarriers(page)).toEqual([]);
  const covered = await app.download('Export coverage');
  expect(covered).toMatchObject({ file: 'lcov.info', text: 'TN:\nSF:rules/raises.py\nDA:1,1\nDA:2,1\nDA:3,0\nLF:3\nLH:2\nend_of_record\n' });
  // What is wrong with a test is underlined in its YAML, and how each went stands behind its name.
  await page.getByRole('treegrid', { name: 'Files' }).getByRole('row', { name: 'T.Raises' }).getByText('yml').click();
  await expect(app.editor.locator('.squiggly-error')).toHaveCount(1);
  await expect(app.editor.getByText('! error')).toHaveCount(2);
  await app.editor.click();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(app.status).toHaveText('Tests: 0 passed, 0 failed, 2 errors');
  await app.setText(TREE['rules/raises.yml'].replace('    ExpectedResult: true\n    Log: {}\n', '    ExpectedResult: true\n    Log: {name: x}\n').replace(/  - Name: has no log[^]*/, ''));
  await expect(app.editor.locator('.squiggly-error')).toHaveCount(0);
  await expect(app.editor.getByText('! error')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(app.status).toHaveText('Tests: 1 passed, 0 failed, 0 errors');
  await expect(app.editor.getByText('✓ passed')).toBeVisible();
  await app.setFile('T.Raises', 'def rule(event):\n    return True\n');
  await expect(app.editor.locator('[class*=unreached]')).toHaveCount(0);
  await expect(coverage.getByRole('row', { name: /T\.Raises.*older than the code/ })).toBeVisible();
});

test('each of 3,500 tests of a repository gives what its author says', async ({ app }) => {
  // As many as a large team has take their time where the processors are busy.
  test.slow();
  const { files, expected } = makeRepository();
  await app.importTree(files);
  await app.openTab('Tests');
  await app.button('Run all tests').click();
  const count = (gives: string): string => expected.filter((one) => one.gives === gives).length.toLocaleString('en-US');
  await expect(app.status).toHaveText(`Tests: ${count('passed')} passed, ${count('failed')} failed, ${count('error')} errors`, { timeout: 300_000 });

  const { text } = await app.download('Export results');
  const results = JSON.parse(text) as Exported[];
  expect(results).toHaveLength(3500);
  const byName = new Map(results.map(({ id, test: name, passed, error, functions }): [string, object] => [`${id}: ${name}`, { gives: passed ? 'passed' : error ? 'error' : 'failed', error, functions }]));
  expect(byName.size).toBe(3500);
  for (const { id, test: name, gives, error, functions } of expected) {
    const which = `${id}: ${name}`;
    expect(byName.get(which), which).toMatchObject({ gives, functions, ...(error && { error }) });
  }
});
