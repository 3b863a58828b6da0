import { COUNTER_KEY, counterRule, counterWorkspace } from './sample-workspace';
import { expect, testInSharedTab as test } from './test';

const ALERT = 'Repeated failures of mira';

test('a rule is edited, and the next run has its alert', async ({ app, page }) => {
  await app.importTree(counterWorkspace(99));
  await app.run();
  await app.openTab('Alerts');
  await expect(page.getByText(ALERT)).toHaveCount(0);

  await app.setFile('Sample.Counter', counterRule(3));
  expect(await app.run()).toMatch(/^Done: [\d,]+ events, [\d,]+ alerts, 0 errors$/);
  await expect(page.getByText(ALERT).first()).toBeVisible();
  await expect((await app.findKey(COUNTER_KEY)).getByRole('gridcell').nth(2)).toHaveText('3');
});

test('a value is edited in the grid, and a run from this table follows it', async ({ app, page }) => {
  await app.importTree(counterWorkspace(3));
  await app.run();
  await app.openTab('Alerts');
  await expect(page.getByText(ALERT).first()).toBeVisible();

  const dialog = await app.openItem(COUNTER_KEY);
  await dialog.getByRole('textbox', { name: 'Counter' }).fill('-100');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(app.gridRow(COUNTER_KEY).getByRole('gridcell').nth(2)).toHaveText('-100');
  await expect(page.getByLabel('Start from', { exact: true })).toHaveValue('this table');

  await app.run();
  await app.openTab('Alerts');
  await expect(page.getByText(ALERT)).toHaveCount(0);
  await expect((await app.findKey(COUNTER_KEY)).getByRole('gridcell').nth(2)).toHaveText('-97');
});

test('time passes: an expired item stays readable until it is swept', async ({ app }) => {
  await app.importTree(counterWorkspace(3));
  await app.run();
  await expect(await app.findKey(COUNTER_KEY)).toContainText('live');
  await app.moveClockBy('+1 hour');
  await app.moveClockBy('+1 hour');
  await expect(app.gridRow(COUNTER_KEY)).toContainText('expired, still readable');
  for (let day = 0; day < 3; day += 1) await app.moveClockBy('+1 day');
  await expect(app.gridRow(COUNTER_KEY)).toHaveCount(0);
});

test('after a reload everything is as it was', async ({ app, page }) => {
  await app.importTree(counterWorkspace(3));
  await app.setFile('Sample.Counter', counterRule(2));
  const status = await app.run();
  const trace = await app.exportTrace();
  await app.openTab('Cache');
  const rows = await app.grid.getByRole('row').allTextContents();

  await app.reload();
  await expect(app.status).toHaveText(status);
  await app.openTab('Cache');
  await expect(app.grid.getByRole('row')).toHaveText(rows);
  await expect(app.editor).toContainText('return count >= 2');
  expect(await app.exportTrace()).toBe(trace);
  await app.openTab('Alerts');
  await expect(page.getByText(ALERT).first()).toBeVisible();
});

test('an endless loop is stopped, and the next run is like any other', async ({ app }) => {
  await app.importTree({
    ...counterWorkspace(3),
    'rules/sample_counter.py': 'def rule(event):\n    while True:\n        pass\n',
  });
  await app.startRun();
  await expect(app.status).toHaveText(/^Running /);
  await app.stop();

  await app.setFile('Sample.Counter', counterRule(3));
  expect(await app.run()).toMatch(/^Done: .* 0 errors$/);
  await expect((await app.findKey(COUNTER_KEY)).getByRole('gridcell').nth(2)).toHaveText('3');
});

test('events are stepped through one by one, and Run goes on from there', async ({ app }) => {
  await app.importTree(counterWorkspace(3));
  for (let event = 1; event <= 3; event += 1) await app.stepTo(event);
  const stepped = await app.run();

  await app.importTree(counterWorkspace(3));
  expect(await app.run()).toBe(stepped);

  await app.stepTo(1);
  await app.stepTo(2);
  await app.stop();
  await expect(app.status).toHaveText('Stopped at event 2');
});

test('text that arrives in the editor at once, as from dictation, is taken as it is', async ({ app }) => {
  await app.importTree(counterWorkspace(3));
  await app.openFile('Sample.Counter');
  await app.selectAllText();
  await app.page.keyboard.press('Delete');
  await app.page.keyboard.insertText(counterRule(1));
  expect(await app.run()).toMatch(/ 0 errors$/);
  await expect((await app.findKey(COUNTER_KEY)).getByRole('gridcell').nth(2)).toHaveText('3');
});
