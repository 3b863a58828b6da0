import { App } from './app';
import { isLongRun } from './long-run';
import { expect, test as testInFreshPage, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const EVENTS = 5;
/** Events before this one are quick; in it the rule does what does not end. */
const HANGS_AT = 3;

/** What a rule can do that does not end. */
const ENDLESS: Record<string, string> = {
  'an endless loop': 'while True:\n            pass',
  'a loop that swallows everything': 'while True:\n            try:\n                while True:\n                    pass\n            except BaseException:\n                continue',
  'a real sleep in C': 'import select\n        while True:\n            select.select([], [], [], 1)',
  'sleep in a loop': 'import time\n        while True:\n            time.sleep(0.001)',
  'a long call in C': 'sum(range(10**12))',
  'a catastrophic regular expression': 'import re\n        re.match(r"(a+)+$", "a" * 64 + "b")',
};

const EVENT_LINES = Array.from({ length: EVENTS }, (_, index) =>
  JSON.stringify({ p_log_type: 'Stop.Test', p_event_time: `2026-04-01 00:00:0${index}.000`, number: index + 1 }),
).join('\n');

const yaml = (id: string, file: string): string =>
  ['AnalysisType: rule', `RuleID: ${id}`, `Filename: ${file}`, 'Enabled: true', 'Severity: Info', 'LogTypes:', '  - Stop.Test', ''].join('\n');

/** A rule that counts, and at one event does something else; `NEVER` keeps that from happening. */
function countingRule(statement: string, event = HANGS_AT): string {
  return `from panther_detection_helpers.caching import increment_counter


def rule(event):
    increment_counter("stop:count")
    if event.get("number") == ${event}:
        ${statement}
    return False
`;
}

const workspace = (source: string): Record<string, string> => ({
  'rules/stops.py': source,
  'rules/stops.yml': yaml('Stop.Rule', 'stops.py'),
  // Sorted before the starting workspace's own events.
  'events/a-stop.jsonl': `${EVENT_LINES}\n`,
});

/** What a rule can do that Python survives, with an error, or does not; each must be the error of its own event alone. */
const FATAL = [
  '[0] * 10**10',
  '"x" * 10**10',
  'grown = []\nwhile True: grown.append(bytes(10**7))',
  'def again(): again()\nagain()',
  'nested = []\nfor _ in range(10**6): nested = [nested]\nrepr(nested)',
  'import json\njson.loads("[" * 10**6)',
  'compile("(" * 10**5, "x", "eval")',
  'import os\nos._exit(1)',
  // Each costs a worker, and ends as one of those above or of those in `hostile/workspaces/crash/` does.
  ...(isLongRun
    ? [
        'import json\nnested = []\nfor _ in range(10**6): nested = [nested]\njson.dumps(nested)',
        'import pickle\nnested = []\nfor _ in range(10**6): nested = [nested]\npickle.dumps(nested)',
        'import os\nos.abort()',
        'import ctypes\nctypes.CFUNCTYPE(None)(1)()',
      ]
    : []),
];

const replaceRule = (app: App, source: string): Promise<void> => app.setFile('Stop.Rule', source);

async function expectCount(app: App, count: number): Promise<void> {
  const row = await app.findKey('stop:count');
  await expect(row.getByRole('gridcell').nth(2)).toHaveText(String(count));
}

test('Stop ends whatever a detection does, keeps whole events, and the next run works', async ({ app }) => {
  await app.importTree(workspace(countingRule('pass')));
  const whole = await app.run();
  for (const [what, statement] of Object.entries(ENDLESS)) {
    await test.step(what, async () => {
      await replaceRule(app, countingRule(statement));
      await app.startRun();
      await expect(app.status).toHaveText(new RegExp(`^Running ${HANGS_AT - 1} of `));
      await app.button('Stop').click();
      await expect(app.status).toHaveText(`Stopped at event ${HANGS_AT - 1}`);
      // From an empty table: the run after the one that was stopped begins anew, and counts each event once.
      await expectCount(app, HANGS_AT - 1);
    });
  }
  await replaceRule(app, countingRule('pass'));
  expect(await app.run()).toBe(whole);
});

test('Stop ends what hangs while modules are loaded, and in the functions after a match', async ({ app }) => {
  const hanging = 'while True:\n    pass\n';
  await app.importTree(workspace(`${hanging}${countingRule('pass')}`));
  await app.startRun();
  // A run shows itself before its Python has come to the first module; Stop names what is known to be going on.
  await expect(app.page.getByText(/^Waiting \d+ s for the module of Stop\.Rule/)).toBeVisible();
  await expect(app.status).toHaveText(/^Running 0 of /);
  await app.button('Stop').click();
  await expect(app.status).toHaveText('Stopped at event 0');
  await expect(app.page.getByText('Stopped while the module of Stop.Rule was loaded.')).toBeVisible();
  for (const name of ['title', 'alert_context']) {
    await replaceRule(app, `def rule(event):\n    return event.get("number") == ${HANGS_AT}\n\n\ndef ${name}(event):\n    while True:\n        pass\n`);
    await app.startRun();
    await expect(app.status).toHaveText(new RegExp(`^Running ${HANGS_AT - 1} of `));
    await app.button('Stop').click();
    await expect(app.status).toHaveText(`Stopped at event ${HANGS_AT - 1}`);
    await expect(app.page.getByText(`Stopped while event ${HANGS_AT} was processed by Stop.Rule.`).last()).toBeVisible();
  }
  await replaceRule(app, countingRule('pass'));
  expect(await app.run()).toContain('Done: ');
});

test('what ends Python is the error of its own event, and the run goes on', async ({ app }) => {
  const events = [...FATAL, 'pass'].map((statement) => JSON.stringify({ p_log_type: 'Stop.Test', p_event_time: '2026-04-01 00:00:00.000', statement }));
  await app.importTree({
    'rules/stops.py': 'def rule(event):\n    exec(event.get("statement"), {})\n    return False\n',
    'rules/stops.yml': yaml('Stop.Rule', 'stops.py'),
    'rules/other.py': countingRule('pass'),
    'rules/other.yml': yaml('Stop.Other', 'other.py'),
    'events/a-stop.jsonl': `${events.join('\n')}\n`,
  });
  await app.startRun();
  // Most of these cost a worker, and the next one has to boot.
  await expect(app.status).toHaveText(new RegExp(`^Done: .* ${FATAL.length} errors$`), { timeout: 150_000 });
  const results = (await app.trace()).filter(({ kind, event }) => kind === 'result' && Number(event) > 0 && Number(event) <= events.length);
  const of = (id: string) => results.filter(({ detection }) => detection === id);
  expect(of('Stop.Rule').map(({ error }) => error !== null)).toEqual([...FATAL.map(() => true), false]);
  expect(of('Stop.Other').map(({ output }) => output)).toEqual(events.map(() => false));
  await expectCount(app, events.length);
});

test('a detection that hangs on one event is ended after 15 s, and the run goes on without it there', async ({ app }) => {
  await app.importTree({
    ...workspace(countingRule('while True: pass')),
    'rules/other.py': countingRule('pass').replace('stop:count', 'stop:other'),
    'rules/other.yml': yaml('Stop.Other', 'other.py'),
  });
  expect(await app.run()).toContain(' 1 errors');
  const results = (await app.trace()).filter(({ kind, event }) => kind === 'result' && Number(event) > 0 && Number(event) <= EVENTS);
  const ended = results.filter(({ error }) => error !== null);
  expect(ended).toMatchObject([{ event: HANGS_AT, detection: 'Stop.Rule', error: { type: 'TimeoutError', } }]);
  expect((ended[0]?.['error'] as { message: string }).message).toMatch(/^ran longer than 15 s on this event and was ended; what it did to the table/);
  expect(results.filter(({ detection }) => detection === 'Stop.Other').map(({ event }) => event)).toEqual([1, 2, 3, 4, 5]);
  await expectCount(app, EVENTS - 1);
  await expect((await app.findKey('stop:other')).getByRole('gridcell').nth(2)).toHaveText(String(EVENTS));
});

testInFreshPage('a run can be stopped before Python is there', async ({ page }) => {
  const app = new App(page);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/snapshot.*\.bin/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('');
  await expect(app.status).toHaveText('Starting…');
  await app.button('Run').click();
  await app.button('Stop').click();
  await expect(app.button('Run')).toBeVisible();
  release();
  await expect(app.status).toHaveText('Stopped at event 0');
  expect(await app.run()).toContain('Done: ');
});
