import { findBarriers } from './barriers';
import { expectNoSidewaysScroll, inEachLook } from './looks';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const YAML = 'AnalysisType: rule\nRuleID: T.None\nFilename: none.py\nEnabled: true\nLogTypes: [T]\nSeverity: Low\n';
const TREE = {
  'rules/none.py': `from panther_detection_helpers.caching import add_to_string_set, get_string_set


def rule(event):
    key = f"t-none:{event.get('user')}"
    known = get_string_set(key, force_ttl_check=True)
    if event["ip"] in known:
        return False
    add_to_string_set(key, event["ip"], epoch_seconds=event.event_time_epoch() + 3600)
    return len(known) > 0
`,
  'rules/none.yml': YAML,
  'events/e.jsonl': ['10.0.0.1', '10.0.0.2'].map((ip, minute) => `{"p_log_type":"T","p_event_time":"2026-03-02 09:0${minute}:00","ip":"${ip}"}\n`).join(''),
};

test('the event that shows a pitfall becomes a unit test with mocks', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.openTab('Pitfalls');
  const panel = page.getByRole('region', { name: 'Pitfalls panel' });
  const row = panel.getByRole('row', { name: /RC106/ });
  await row.click();
  const detail = page.getByRole('region', { name: 'Pitfall', exact: true });
  await expect(detail).toContainText('None in the key');
  const button = detail.getByRole('button', { name: 'Make a test' });
  await expect(button).toHaveCount(0);

  await app.run();
  await row.filter({ hasText: 'confirmed' }).click();
  await inEachLook(page, async ({ isNarrow, name }) => {
    if (isNarrow) {
      await app.openTab('Results');
      await app.openTab('Pitfalls');
    }
    await button.scrollIntoViewIfNeeded();
    await expect(button, name).toBeVisible();
    expect(await findBarriers(page, { within: 'panel' }), name).toEqual([]);
    await expectNoSidewaysScroll(page, name);
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await button.click();
  const make = page.getByRole('dialog', { name: 'Make this a test' });
  await expect(make).toContainText('The last run answered false.');
  await expect(make.getByLabel('Detection')).toHaveValue('rules/none.py');
  await make.getByLabel('Test name').fill('no user');
  await make.getByRole('button', { name: 'Record mocks' }).click();
  await make.getByRole('button', { name: 'Add test' }).click();
  const written = page.getByRole('dialog', { name: 'Mocks written' });
  await expect(written).toContainText('The test was run again without a table, and gave the same result.');
  await written.getByRole('button', { name: 'Done' }).click();
  await app.openTab('Tests');
  await expect(page.getByRole('grid', { name: 'Tests' }).getByRole('row', { name: /no user/ })).toBeVisible();
});
