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
