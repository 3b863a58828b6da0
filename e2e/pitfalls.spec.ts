import { findBarriers } from './barriers';
import { expectNoSidewaysScroll, inEachLook } from './looks';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const TREE = {
  'rules/quiet.py': 'def rule(event):\n    return event.get("n") == 1\n',
  'rules/quiet.yml': 'AnalysisType: rule\nRuleID: T.Quiet\nFilename: quiet.py\nEnabled: true\nLogTypes:\n  - T\nSeverity: Low\n',
  'events/e.jsonl': '{"p_log_type":"T","n":1}\n{"p_log_type":"T","n":2}\n',
};

test('sound detections have no pitfalls, which is said with what was looked at, before and after a run', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.openTab('Pitfalls');
  const panel = page.getByRole('region', { name: 'Pitfalls panel' });
  await expect(panel).toContainText('No pitfalls found.');
  await expect(panel).toContainText('1 detection looked at. Nothing was run yet');
  await inEachLook(page, async ({ isNarrow, name }) => {
    if (isNarrow) await app.openTab('Results');
    await app.openTab('Pitfalls');
    await expect(panel).toContainText('No pitfalls found.');
    expect(await findBarriers(page, { within: 'panel' }), name).toEqual([]);
    await expectNoSidewaysScroll(page, name);
  });
  await page.setViewportSize({ width: 1440, height: 900 });

  await app.run();
  await expect(panel).not.toContainText('Nothing was run yet');
  await app.createDetection('second');
  await expect(panel).toContainText('2 detections looked at.');
  await app.button('Check again').click();
  await expect(panel).toContainText('No pitfalls found.');
});

const STALE = `from panther_detection_helpers.caching import add_to_string_set, get_string_set


def rule(event):
    key = f"T.Stale:{event['user']}"
    seen = get_string_set(key)
    add_to_string_set(key, [event["ip"]], epoch_seconds=event.event_time_epoch() + 60)
    return event["ip"] in seen
`;
const at = (minute: number): string => `{"p_log_type":"T","p_event_time":"2026-04-01 09:${String(minute).padStart(2, '0')}:00.000","user":"ana","ip":"192.0.2.1"}`;

test('a pitfall is proven by the run, leads to its requests, and is gone after its fix', async ({ app, page }) => {
  await app.importTree({ ...TREE, 'rules/stale.py': STALE, 'rules/stale.yml': TREE['rules/quiet.yml'].replaceAll('quiet', 'stale').replace('T.Quiet', 'T.Stale'), 'events/e.jsonl': `${at(0)}\n${at(30)}\n` });
  await app.openTab('Pitfalls');
  const list = page.getByRole('grid', { name: 'Pitfalls' });
  const row = list.getByRole('row', { name: /RC113/ });
  await expect(row).toContainText('not run');
  await app.run();
  await expect(row).toContainText('confirmed by 1 event');
  await row.click();
  const detail = page.getByRole('region', { name: 'Pitfall', exact: true });
  await expect(detail).toContainText('The fact behind it');
  await expect(detail.getByLabel('Changes of rules/stale.py')).toContainText('force_ttl_check=True');
  expect(await findBarriers(page, { within: 'panel' })).toEqual([]);
  await detail.getByRole('button', { name: 'Lesson: Expired, but readable' }).click();
  await expect(page.getByRole('heading', { name: 'Expired, but readable' })).toBeVisible();

  const alerts = await app.status.textContent();
  await detail.getByRole('button', { name: 'Apply fix' }).click();
  await expect(row).toHaveCount(0);
  // The expired address no longer counts.
  await expect(app.status).not.toHaveText(alerts ?? '');
  await expect(app.status).toHaveText('Done: 2 events, 0 alerts, 0 errors');
  await app.openFile('T.Stale');
  await expect(app.editor).toContainText('force_ttl_check=True');
});

test('a comment silences a pitfall on its line', async ({ app, page }) => {
  await app.importTree({ ...TREE, 'rules/quiet.py': STALE });
  await app.openTab('Pitfalls');
  const row = page.getByRole('grid', { name: 'Pitfalls' }).getByRole('row', { name: /RC113/ });
  await row.click();
  await page.getByRole('button', { name: 'Silence here' }).click();
  await expect(row).toHaveCount(0);
  await app.openFile('T.Quiet');
  await expect(app.editor).toContainText('# recall: ignore RC113');
});
