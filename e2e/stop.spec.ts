import type { App } from './app';
import { expect, test } from './test';

const EVENTS = 5;
/** Events before this one are quick; in it the rule does what does not end. */
const HANGS_AT = 3;

/** What a rule can do that does not end, or that ends Python, with the imports that it needs. */
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
      await expectCount(app, HANGS_AT - 1);
      await replaceRule(app, countingRule('pass'));
      expect(await app.run()).toBe(whole);
    });
  }
});
