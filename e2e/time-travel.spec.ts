import type { App, TraceLine } from './app';
import { findBarriers } from './barriers';
import { Choice } from './kill/random';
import { ruleYaml } from './sample-workspace';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const EVENTS = 40;
const MOMENTS = 20;
const CONTINUATIONS = 10;

/** Counts by user, and forgets after thirty hours, or when it is told to. */
const COUNTS = `from panther_detection_helpers.caching import get_counter, increment_counter, reset_counter, set_key_expiration


def rule(event):
    user = event.get("user")
    key = f"travel:{user}"
    count = increment_counter(key)
    if count == 1:
        set_key_expiration(key, int(event.event_time_epoch()) + 108000)
    if event.get("forget"):
        reset_counter(key)
    return count >= 2


def title(event):
    return f"{event.get('user')} again"


def dedup(event):
    return str(event.get("n"))
`;
const REMEMBERS = `import time

from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_dictionary


def rule(event):
    put_dictionary("travel:last", {"n": event.get("n")})
    seen = add_to_string_set("travel:users", [event.get("user")], int(event.event_time_epoch()) + 7200)
    time.sleep(1)
    return len(get_string_set("travel:users")) > 4 and len(seen) > 99
`;
const TREE = {
  'rules/counts.py': COUNTS,
  'rules/counts.yml': ruleYaml('Travel.Counts', 'counts.py'),
  'rules/remembers.py': REMEMBERS,
  'rules/remembers.yml': ruleYaml('Travel.Remembers', 'remembers.py'),
  'events/travel.jsonl': Array.from({ length: EVENTS }, (_, n) =>
    `${JSON.stringify({ p_log_type: 'Sample.Login', p_event_time: new Date(Date.UTC(2026, 3, 1, n * 3)).toISOString().replace('T', ' ').slice(0, 23), n, user: n === 0 ? 'once' : `user${(n * 7) % 5}`, forget: n % 11 === 10 })}\n`,
  ).join(''),
};

/** The counters (null: another kind of item) by key after the first `moment` lines, worked out from the export alone. */
function tableAt(lines: readonly TraceLine[], moment: number): Record<string, string | null> {
  const table = new Map<string, Record<string, { N?: string }>>();
  for (const line of lines.slice(0, moment)) {
    if (line.kind === 'start') for (const item of line['table'] as Record<string, { S?: string; N?: string }>[]) table.set(item['key']?.S ?? '', item);
    const key = line['key'];
    if (typeof key !== 'string' || !['request', 'edit', 'delete'].includes(line.kind)) continue;
    const after = line.kind === 'delete' ? null : (line['after'] as Record<string, { N?: string }> | null);
    if (after === null) table.delete(key);
    else table.set(key, after);
  }
  return Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, item['intCount']?.N ?? null]));
}

/** The same as the grid shows it. */
function shownTable(app: App): Promise<Record<string, string | null>> {
  return app.grid.getByRole('row').evaluateAll((rows) =>
    Object.fromEntries(
      rows.flatMap((row) => {
        const [key, type, value] = [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.getAttribute('aria-label') ?? cell.textContent);
        return key === undefined ? [] : [[key, type === 'counter' ? (value ?? null) : null]];
      }),
    ),
  );
}

function clockName(at: number): string {
  return `Clock: ${new Date(Math.floor(at) * 1000).toISOString().replace('T', ' ').slice(0, 19)} UTC`;
}

async function goTo(app: App, moment: number): Promise<void> {
  await app.page.getByRole('slider', { name: 'Moment' }).fill(String(moment));
}

test('each moment of a run shows the cache and the clock as they were', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.run();
  const lines = await app.trace();
  expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['start', 'event', 'request', 'result', 'delete', 'clock']));
  await app.openTab('Cache');
  await app.button('Time travel').click();
  const bar = page.getByRole('region', { name: 'Time travel' });
  const choice = new Choice(7);
  const moments = Array.from({ length: MOMENTS }, () => choice.number(1, lines.length));
  const some = moments.slice(0, MOMENTS / 4);
  // At random, then forward, then backward.
  for (const moment of [...moments, ...some.toSorted((a, b) => a - b), ...some.toSorted((a, b) => b - a)]) {
    await goTo(app, moment);
    await expect(page.getByRole('button', { name: clockName(lines[moment - 1]?.at ?? 0) })).toBeVisible();
    await expect.poll(() => shownTable(app), `moment ${moment}`).toEqual(tableAt(lines, moment));
    const begun = lines.slice(0, moment).filter(({ kind }) => kind === 'event').length;
    await expect(bar).toContainText(begun === 0 ? 'Before event 1' : `Event ${begun} of ${EVENTS}`);
  }
  await expect(app.button('Reset cache')).toBeDisabled();
  await app.button('Back to now').click();
  await expect(bar).toBeHidden();
  await expect.poll(() => shownTable(app)).toEqual(tableAt(lines, lines.length));
});

test('it goes step by step, to alerts and to what is done with a key', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.run();
  const lines = await app.trace();
  await app.openTab('Cache');
  await app.button('Time travel').click();
  const slider = page.getByRole('slider', { name: 'Moment' });
  await goTo(app, 1);
  /** Presses a button until it is disabled; the moments it came to. */
  const walk = async (name: string): Promise<number[]> => {
    const seen: number[] = [];
    while (await app.button(name).isEnabled()) {
      await app.button(name).click();
      seen.push(Number(await slider.inputValue()));
    }
    return seen;
  };
  const after = (wanted: (line: TraceLine) => boolean): number[] => lines.flatMap((line, index) => (wanted(line) ? [index + 1] : []));
  expect(await walk('Next alert')).toEqual(after(({ kind, alert }) => kind === 'result' && alert !== null));
  await goTo(app, 1);
  await expect(page.getByText('The cache was empty at this moment.')).toBeVisible();
  await goTo(app, lines.length);
  await app.gridRow('travel:last').click();
  await goTo(app, 1);
  expect(await walk('Next access to the selected key')).toEqual(after(({ key }) => key === 'travel:last'));
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  const last = lines.findLastIndex(({ kind }) => kind === 'event');
  await expect.poll(async () => Number(await slider.inputValue())).toBeLessThanOrEqual(last);
  await page.keyboard.press('Alt+Shift+H');
  await expect(slider).toBeHidden();
});

test('status, tabs and files count what had happened by the moment', async ({ app, page }) => {
  await app.importTree(TREE);
  const status = await app.run();
  const lines = await app.trace();
  const matches = lines.flatMap((line, index) => (line.kind === 'result' && line['alert'] !== null ? [index + 1] : []));
  // The row of the file names its detection, and counts its matches.
  const row = page.locator('[data-path="rules/counts.py"]');
  await expect(row).toContainText(`${matches.length} matches`);
  await app.button('Time travel').click();
  await goTo(app, matches[0] ?? 0);
  await expect(app.status).toHaveText(/^Past: \d+ events, 1 alerts, 0 errors$/);
  await expect(page.getByRole('tab', { name: 'Trace', exact: true })).toHaveText(`Trace${matches[0]} of ${lines.length}`);
  await expect(row).toContainText('1 match');
  await expect(row).not.toContainText('matches');
  await goTo(app, 1);
  await expect(app.status).toHaveText('Past: 0 events, 0 alerts, 0 errors');
  await expect(row).not.toContainText('match');
  await app.button('Back to now').click();
  await expect(app.status).toHaveText(status);
  await expect(row).toContainText(`${matches.length} matches`);
});

test('continued from any moment, a run ends as one that was never interrupted', async ({ app }) => {
  await app.importTree(TREE);
  await app.run();
  const whole = await app.exportTrace();
  const length = whole.trimEnd().split('\n').length;
  const choice = new Choice(11);
  for (let round = 0; round < CONTINUATIONS; round += 1) {
    const moment = choice.number(1, length - 8);
    await app.button('Time travel').click();
    await goTo(app, moment);
    await app.untilStatusChanges(() => app.button('Continue from here').click());
    await expect(app.status).toHaveText(/^Done: 40 events/);
    expect(await app.exportTrace(), `from moment ${moment}`).toBe(whole);
  }
});

test('continued with a rule that was changed, a run has what had happened, and from there what the new rule does', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.run();
  const before = await app.trace();
  const half = before.findIndex(({ kind, event }) => kind === 'event' && event === 21);
  await app.setFile('Travel.Counts', COUNTS.replace('count >= 2', 'False'));
  await app.button('Time travel').click();
  await goTo(app, half);
  await app.untilStatusChanges(() => app.button('Continue from here').click());
  await expect(app.status).toHaveText(/^Done: 40 events/);
  const lines = await app.trace();
  expect(lines.slice(0, half)).toEqual(before.slice(0, half));
  expect(lines.slice(half).filter(({ alert }) => alert !== null && alert !== undefined)).toEqual([]);
  expect(tableAt(lines, lines.length)).toEqual(tableAt(before, before.length));
  await app.button('Undo').click();
  await expect(app.status).toHaveText(/^Done: 40 events, \d+ alerts/);
  expect(await app.trace()).toEqual(before);
  await expect(page.getByRole('region', { name: 'Time travel' })).toBeHidden();
});

test('from an alert it is three presses to the line that wrote the key behind it', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.run();
  const lines = await app.trace();
  const match = lines.findIndex(({ kind, alert }) => kind === 'result' && alert !== null);
  const write = lines.slice(0, match).findLast(({ key, before, after }) => String(key).startsWith('travel:user') && JSON.stringify(before) !== JSON.stringify(after));
  await app.openTab('Alerts');
  await page.getByRole('grid', { name: 'Alerts' }).getByRole('row').nth(2).click();
  await page.getByRole('region', { name: 'Alert' }).getByRole('button', { name: /^History of travel:user/ }).click();
  const history = page.getByRole('dialog', { name: 'Key history' });
  const newest = history.getByRole('list', { name: 'Versions, newest first' }).getByRole('listitem').first();
  await expect(newest).toContainText(`Event ${String(write?.['event'])}`);
  // The same event forgot the counter, or later ones counted on: these versions are no part of what decided.
  await history.getByRole('button', { name: 'Show all versions' }).click();
  const versions = history.getByRole('list', { name: 'Versions, newest first' }).getByRole('listitem');
  await expect(versions.filter({ hasText: 'after this moment' })).not.toHaveCount(0);
  const isLater = await versions.evaluateAll((items) => items.map((item) => item.textContent.includes('after this moment')));
  const counted = await versions.evaluateAll((items) => items.findIndex((item) => item.getAttribute('aria-current') === 'true'));
  expect(isLater).toEqual(isLater.map((_, index) => index < counted));
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  await history.getByRole('button', { name: /^Only up to entry/ }).click();
  await expect(versions.filter({ hasText: 'after this moment' })).toHaveCount(0);
  await newest.getByRole('button', { name: /^counts\.py:/ }).click();
  await expect(history).toBeHidden();
  await expect(app.editor.locator('.active-line-number')).toHaveText(String(write?.['line']));
});

test('the timeline tells the three zones of a key, also as a table, and each mark opens its entry', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.button('Settings').click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByLabel('Sweeper', { exact: true }).selectOption('after a delay');
  await settings.getByLabel('Sweeper delay in hours').fill('48');
  await settings.getByRole('button', { name: 'Done' }).click();
  await app.run();
  const lines = await app.trace();
  await app.openTab('Timeline');
  const panel = page.getByRole('region', { name: 'Timeline panel' });
  await panel.getByRole('searchbox', { name: 'Search keys' }).fill('travel:');
  const chart = panel.getByRole('img', { name: /^Timeline\./ });
  await expect(chart).toContainText('Sample.Login');
  await app.button('Table').click();
  const table = panel.getByRole('table', { name: 'Timeline' });
  const written = lines.find(({ key, kind }) => key === 'travel:once' && kind === 'request');
  const expiry = (written?.at ?? 0) + 108_000;
  const utc = (at: number): string => new Date(at * 1000).toISOString().replace('T', ' ').slice(0, 19);
  const rows = (await table.getByRole('row').allTextContents()).map((text) => text.replaceAll(/\s+/g, ' '));
  const first = rows.findIndex((text) => text.startsWith('travel:once'));
  expect(rows[first + 1]).toContain(`live${utc(written?.at ?? 0)}${utc(expiry)}`);
  expect(rows[first + 2]).toContain(`expired, still readable${utc(expiry)}${utc(expiry + 48 * 3600)}`);
  expect(rows[first + 3]).toContain(`deleted${utc(expiry + 48 * 3600)}`);
  await app.button('Table').click();

  // The first lane is that of the log type: its first mark is the first event.
  const box = await chart.boundingBox();
  const mark = await chart.locator('path').first().getAttribute('d');
  const x = Number(/^M([\d.]+)/.exec(mark ?? '')?.[1]);
  await page.mouse.click((box?.x ?? 0) + 190 + x, (box?.y ?? 0) + 24 + 15);
  await expect(page.getByRole('region', { name: 'Entry', exact: true })).toContainText('Event 1');
});
