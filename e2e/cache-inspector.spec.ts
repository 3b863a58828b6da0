import { findBarriers } from './barriers';
import { ruleYaml } from './sample-workspace';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const item = (key: string, expiresAt: number): string => `${JSON.stringify({ Item: { key: { S: key }, intCount: { N: '1' }, expiresAt: { N: String(expiresAt) } } })}\n`;
const FAR = 4_000_000_000;

test('several keys are extended, deleted and brought back in one step each', async ({ app, page }) => {
  await app.importFiles([{ name: 'table.jsonl', text: ['a', 'b', 'c', 'd', 'e'].map((key) => item(key, FAR)).join('') }], { trust: false });
  await app.openTab('Cache');
  await expect(app.grid).toHaveAttribute('aria-multiselectable', 'true');
  await app.gridRow('b').click();
  await app.gridRow('d').click({ modifiers: ['Shift'] });
  await app.gridRow('c').click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Shift+ArrowDown');
  const selected = app.grid.getByRole('row', { selected: true });
  await expect(selected).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+A');
  await app.gridRow('a').click({ modifiers: ['ControlOrMeta'] });
  const bar = page.getByRole('group', { name: '4 keys selected' });
  expect(await findBarriers(page, { within: 'panel' })).toEqual([]);

  await bar.getByRole('button', { name: 'Extend' }).click();
  const extend = page.getByRole('dialog', { name: 'Extend the expiry' });
  await extend.getByLabel('Length of time').fill('in 2 weeks');
  await extend.getByRole('button', { name: 'Extend by this length' }).click();
  await expect(page.getByText('Extended 4 keys by 14 days.')).toBeVisible();
  const expiry = (key: string) => app.gridRow(key).getByRole('gridcell').nth(4);
  const utc = (at: number): RegExp => new RegExp(new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' '));
  await expect(expiry('b')).toHaveAttribute('title', utc(FAR + 14 * 86_400));
  await expect(expiry('a')).toHaveAttribute('title', utc(FAR));
  await bar.getByRole('button', { name: 'Expire now' }).click();
  await expect(app.grid.getByRole('gridcell', { name: 'expired, still readable' })).toHaveCount(4);
  await app.grid.press('Delete');
  await expect(app.grid.getByRole('row')).toHaveCount(2);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ControlOrMeta+Z');
  await expect(app.grid.getByRole('row')).toHaveCount(6);
  await expect(expiry('b')).toHaveAttribute('title', utc(FAR));
  // The cursor goes to the nearest row that is left.
  await app.gridRow('b').click();
  await app.gridRow('d').click({ modifiers: ['Shift'] });
  await page.getByRole('group', { name: '3 keys selected' }).getByRole('button', { name: 'Delete' }).click();
  await expect(app.gridRow('e')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ControlOrMeta+Z');
});

const counts = (name: string): string => `from panther_detection_helpers.caching import get_counter, increment_counter


def rule(event):
    get_counter("shared:" + event["user"])
    increment_counter("${name}:" + event["user"])
    increment_counter("shared:" + event["user"])
    return False
`;
const TREE = {
  'rules/first.py': counts('first'),
  'rules/first.yml': ruleYaml('Map.First', 'first.py'),
  'rules/second.py': counts('second'),
  'rules/second.yml': ruleYaml('Map.Second', 'second.py'),
  'events/map.jsonl': ['ann', 'ben', 'ann'].map((user) => `${JSON.stringify({ p_log_type: 'Sample.Login', p_event_time: '2026-04-01 12:00:00', user })}\n`).join(''),
};

test('keys stand in a tree, and a map says which detections share them', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.run();
  await app.openTab('Cache');
  await app.button('Tree').click();
  const tree = page.getByRole('treegrid', { name: 'Cache', exact: true });
  await expect(tree.getByRole('row', { expanded: false })).toHaveCount(3);
  await tree.getByRole('row').filter({ hasText: 'shared:' }).click();
  await expect(page.getByRole('group', { name: '2 keys selected' })).toBeVisible();
  await expect(tree.getByRole('row', { level: 2 })).toHaveCount(2);
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('row', { selected: true }).getByRole('gridcell', { name: 'shared:ann', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('row', { level: 2 })).toHaveCount(0);
  await app.searchCache('ben');
  await expect(tree.getByRole('gridcell', { name: 'second:ben', exact: true })).toBeVisible();
  await app.searchCache('');
  expect(await findBarriers(page, { within: 'panel' })).toEqual([]);

  await app.button('Key map').click();
  const dialog = page.getByRole('dialog', { name: 'Key map' });
  await expect(dialog.getByRole('row')).toHaveCount(4);
  await dialog.getByText('Shared by two or more').click();
  await expect(dialog.getByRole('row')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'shared:' }).first().click();
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  await dialog.getByRole('button', { name: /of shared:ann by Map\.Second/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('group', { name: 'Key shared:ann' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Trace' }).getByRole('row').filter({ hasText: 'shared:ann' }).first()).toBeVisible();
});
