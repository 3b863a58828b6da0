import { findBarriers } from './barriers';
import { ruleYaml } from './sample-workspace';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const EVENTS = 20;
const eventTime = (n: number): string => `2026-03-02 08:${String(n).padStart(2, '0')}:00`;

/** Takes the event that came last for the newest one, and says where it was not. */
const NEWEST = `import time

from panther_detection_helpers.caching import get_dictionary, put_dictionary


def rule(event):
    print("now", time.time())
    last = get_dictionary("newest").get("n", -1)
    put_dictionary("newest", {"n": event.get("n")})
    return event.get("n") < last


def dedup(event):
    return str(event.get("n"))
`;
const TREE = {
  'rules/newest.py': NEWEST,
  'rules/newest.yml': ruleYaml('Time.Newest', 'newest.py'),
  'events/logins.jsonl': Array.from({ length: EVENTS }, (_, n) => `${JSON.stringify({ p_log_type: 'Sample.Login', p_event_time: eventTime(n), n })}\n`).join(''),
};

test('events that come late change the alerts, and the comparison with the run before says how', async ({ app, page }) => {
  await app.importTree(TREE);
  expect(await app.run()).toBe(`Done: ${EVENTS} events, 0 alerts, 0 errors`);
  await app.openTab('Alerts');
  await expect(app.button('Compare with last run')).toBeDisabled();

  await page.getByRole('button', { name: /^Clock: / }).click();
  await expect(page.getByText('Event time, sweeps within 48 hours')).toBeVisible();
  await app.button('Time settings').click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('heading', { name: 'Time' })).toBeFocused();
  await settings.getByLabel('Events arrive', { exact: true }).selectOption('late, out of order');
  await settings.getByLabel('Longest delay in seconds').fill('3600');
  await settings.getByRole('button', { name: 'Done' }).click();

  await app.run();
  const lines = await app.trace();
  const events = lines.filter(({ kind }) => kind === 'event').map(({ data }) => data as { n: number; p_event_time: string });
  expect(events.map(({ n }) => n).sort((a, b) => a - b)).toEqual([...Array(EVENTS).keys()]);
  const overtaken = events.filter(({ n }, index) => n < (events[index - 1]?.n ?? -1)).length;
  expect(overtaken).toBeGreaterThan(2);
  await app.openTab('Alerts');
  const last = events.at(-1)?.n === EVENTS - 1 ? '' : ', 1 key differs';
  await expect(page.getByText(`${overtaken} alerts gained${last}`, { exact: true })).toBeVisible();
  await app.button('Compare with last run').click();
  const dialog = page.getByRole('dialog', { name: 'Compare with last run' });
  await expect(dialog.getByText('Events arrive: in order → late, out of order')).toBeVisible();
  await expect(dialog.getByText('Events: the same ones in another order')).toBeVisible();
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  await dialog.getByRole('region', { name: /^Alerts gained/ }).getByRole('button', { name: 'Show alert' }).first().click();

  // From the alert to its event: that is a row of the list, which has another number there.
  const jump = page.getByRole('region', { name: 'Alert', exact: true }).getByRole('button', { name: /^Event \d+$/ });
  const number = Number(/\d+/.exec((await jump.textContent()) ?? '')?.[0]);
  await jump.click();
  await expect(page.getByText('Events are shuffled')).toBeVisible();
  const row = page.getByRole('grid', { name: 'Events', exact: true }).getByRole('row', { selected: true });
  await expect(row).toContainText(events[number - 1]?.p_event_time ?? '');
  await expect(row).toContainText('1 matched');
});

test('at a fixed time every event is processed at one moment, and the clock says so', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.button('Settings').click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByLabel('Processing time', { exact: true }).selectOption('fixed');
  await settings.getByLabel('Processed at (UTC)').fill('2026-03-15 14:30');
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  await settings.getByRole('button', { name: 'Done' }).click();
  expect(await app.run()).toBe(`Done: ${EVENTS} events, 0 alerts, 0 errors`);
  const fixed = Date.UTC(2026, 2, 15, 14, 30) / 1000;
  const lines = await app.trace();
  expect(new Set(lines.map(({ at }) => at))).toEqual(new Set([fixed]));
  expect(new Set(lines.filter(({ kind }) => kind === 'result').map(({ stdout }) => stdout))).toEqual(new Set([`now ${fixed}.0\n`]));

  await page.getByRole('button', { name: 'Clock: 2026-03-15 14:30:00 UTC' }).click();
  const popover = page.getByRole('dialog', { name: 'Move the clock' });
  await expect(popover).toContainText('Fixed at 2026-03-15 14:30:00, sweeps within 48 hours');
  await expect(popover.getByRole('note')).toBeHidden();
  await popover.getByLabel('Move to (UTC)').fill('2026-03-15 12:30:00');
  await expect(popover.getByRole('note')).toContainText('The table was last written at 2026-03-15 14:30:00, 2 hours after this time.');
  await page.keyboard.press('Escape');
});
