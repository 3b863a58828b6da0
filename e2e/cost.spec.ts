import { findBarriers } from './barriers';
import { expectNoSidewaysScroll, inEachLook, WIDE } from './looks';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const COUNTS = `from panther_detection_helpers.caching import get_counter, increment_counter


def rule(event):
    if get_counter("seen:" + event["user"]) > 1:
        return True
    if event["counts"]:
        increment_counter("seen:" + event["user"], epoch_seconds=60)
    return False
`;
const YAML = 'AnalysisType: rule\nRuleID: T.Counts\nFilename: counts.py\nEnabled: true\nLogTypes:\n  - T\nSeverity: Low\n';
const events = (counts: readonly boolean[]): string => counts.map((one) => `${JSON.stringify({ p_log_type: 'T', user: 'ann', counts: one })}\n`).join('');
const TREE = { 'rules/counts.py': COUNTS, 'rules/counts.yml': YAML, 'events/e.jsonl': events([true, false, true, false, false]) };

test('the cost of a run is told by detection and by call, and as an estimate of a month', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.openTab('Pitfalls');
  await app.button('Cost').click();
  const panel = page.getByRole('region', { name: 'Pitfalls panel' });
  await expect(panel).toContainText('Nothing was run yet.');
  await app.run();

  const row = page.getByRole('grid', { name: 'Cost of detections' }).getByRole('row', { name: /T\.Counts/ });
  await expect(row.getByRole('gridcell')).toHaveText(['T.Counts', '5', '1.6', '1', '2.5', '3', /^\d+\.\d+$/, /^\d+\.\d+$/, '1', '$13.13']);
  await page.getByLabel('Events a day', { exact: true }).fill('2000000');
  await expect(row).toContainText('$26.25');

  await row.click();
  const detail = page.getByRole('region', { name: 'Cost', exact: true });
  const calls = detail.getByRole('list', { name: 'Calls' }).getByRole('listitem');
  await expect(calls).toHaveText([/^counts\.py:5 get_counter5 requests, 2\.5 read units, [\d.]+ ms$/, /^counts\.py:8 increment_counter3 requests \(1 failed\), 3 write units, [\d.]+ ms$/]);
  await expect(detail).toContainText('those of 1 event: no match, and the table as it was');
  await detail.getByRole('button', { name: 'counts.py:8' }).click();
  await expect(page.getByText(/^Line 8, column/)).toBeVisible();

  await panel.getByText('Prices and assumptions').click();
  await expect(panel).toContainText('as of November 2024, US East (N. Virginia)');
  await expect(panel).toContainText('single-digit milliseconds');
  const price = page.getByLabel('$ a million write units', { exact: true });
  await price.fill('1.25');
  await price.press('Enter');
  await expect(row).toContainText('$48.75');
  await app.button('Reset prices').click();
  await expect(row).toContainText('$26.25');
  await page.getByLabel('Events a day', { exact: true }).fill('1000000');

  await inEachLook(page, async ({ isNarrow, name }) => {
    if (isNarrow) await app.openTab('Results');
    await app.openTab('Pitfalls');
    await expect(detail).toBeVisible();
    expect(await findBarriers(page, { within: 'panel' }), name).toEqual([]);
    await expectNoSidewaysScroll(page, name);
    await app.button('Close cost').click();
    await expect(row).toContainText('$13.13');
    expect(await findBarriers(page, { within: 'panel' }), name).toEqual([]);
    await row.click();
  });
  await page.setViewportSize(WIDE);
});

const NEVER = COUNTS.replace('> 1', '> 2');
const FILTERED = `from panther_detection_helpers.caching import increment_counter


def rule(event):
    if not event["counts"]:
        return False
    return increment_counter("seen:" + event["user"], epoch_seconds=60) > 1
`;

test('two versions of a detection are run over the same events, which shows the alert gained and the requests saved', async ({ app, page }) => {
  await app.importTree({ ...TREE, 'rules/counts.py': NEVER });
  expect(await app.run()).toContain('0 alerts');
  await app.setFile('T.Counts', FILTERED);
  await app.button('Compare with…').click();
  const dialog = page.getByRole('dialog', { name: 'Compare versions' });
  await expect(dialog.getByLabel('Other version', { exact: true })).toHaveValue('As it was at the last run');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();

  await expect(dialog).toContainText('As it is now: 1 alert gained, 5 requests saved.');
  const numbers = dialog.getByRole('table', { name: 'Numbers of both versions' });
  await expect(numbers.getByRole('row', { name: /^Alerts/ }).getByRole('cell')).toHaveText(['0', '1']);
  await expect(numbers.getByRole('row', { name: /^Requests per event/ }).getByRole('cell')).toHaveText(['1.6', '0.6']);
  await expect(numbers.getByRole('row', { name: /^A month/ }).getByRole('cell')).toHaveText(['$13.13', '$11.25']);
  await expect(dialog.getByRole('region', { name: /^Alerts gained/ }).getByRole('listitem')).toHaveCount(1);
  await dialog.getByText('Difference of the texts').click();
  await expect(dialog.getByRole('group', { name: 'Changes of rules/counts.py' })).toContainText('if not event["counts"]');
  await inEachLook(page, async ({ name }) => {
    await expect(dialog).toBeVisible();
    expect(await findBarriers(page, { within: 'dialog' }), name).toEqual([]);
    await expectNoSidewaysScroll(page, name);
  });
  await page.setViewportSize(WIDE);

  await dialog.getByRole('button', { name: 'Another version', exact: true }).click();
  await dialog.getByLabel('Other version', { exact: true }).selectOption('Pasted text');
  const pasted = dialog.getByLabel('Python of the other version', { exact: true });
  await pasted.fill('def rule(event):\n    while True:\n        pass\n');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(dialog).toContainText('The comparison was stopped.');
  await pasted.fill('def rule(event)\n');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(numbers.getByRole('row', { name: /^Errors/ }).getByRole('cell')).toHaveText(['1', '0']);
  await dialog.getByRole('button', { name: 'Done', exact: true }).click();
  // The page's own run stays as it was.
  await expect(app.status).toContainText('Done: 5 events, 0 alerts');
});
