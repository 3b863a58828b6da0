import { counterRule, failureEvents, ruleYaml } from './sample-workspace';
import { expect, test } from './test';

/** Two rules on the same three events: `broken`, and one that is as it should be. */
function withBroken(text: string): Record<string, string> {
  return {
    'rules/broken.py': text,
    'rules/broken.yml': ruleYaml('Sample.Broken', 'broken.py'),
    'rules/sample_counter.py': counterRule(3),
    'rules/sample_counter.yml': ruleYaml('Sample.Counter', 'sample_counter.py'),
    'events/sample.jsonl': failureEvents(3),
  };
}

const CASES = [
  { name: 'a syntax error', text: 'def rule(event):\n    return True\n\ndef title(event:\n    return ""\n', errors: 1, type: 'SyntaxError', line: 4 },
  { name: 'an exception in a rule', text: 'def rule(event):\n    threshold = 3\n    return event["missing"] > threshold\n', errors: 3, type: 'KeyError', line: 3 },
  { name: 'an exception while a module is loaded', text: 'import os\nLIMIT = int("three")\ndef rule(event):\n    return True\n', errors: 1, type: 'ValueError', line: 2 },
  { name: 'a rule that is missing', text: 'def title(event):\n    return "no rule"\n', errors: 1, type: null, line: null },
  { name: 'a rule that returns no bool', text: 'def rule(event):\n    return event.get("user")\n', errors: 3, type: 'FunctionReturnTypeError', line: null },
  { name: 'a rule that ends the process', text: 'def rule(event):\n    raise SystemExit(1)\n', errors: 3, type: 'SystemExit', line: 2 },
  { name: 'a module that is not there', text: 'import policyuniverse\n\ndef rule(event):\n    return True\n', errors: 1, type: 'ModuleNotFoundError', line: 1 },
];

for (const { name, text, errors, type, line } of CASES) {
  test(`${name} is told at its place, and the other detections run`, async ({ app, page }) => {
    await app.importTree(withBroken(text));
    expect(await app.run()).toMatch(new RegExp(` ${errors} errors$`));

    const results = (await app.trace()).filter((entry) => entry.kind === 'result');
    const broken = results.filter((entry) => entry['detection'] === 'Sample.Broken' && entry['error'] !== null);
    expect(broken).toHaveLength(errors);
    if (type !== null) expect(broken[0]?.['error']).toMatchObject({ type });
    if (line !== null) expect(broken[0]?.['error']).toMatchObject({ file: 'rules/broken.py', line });
    expect(results.filter((entry) => entry['detection'] === 'Sample.Counter' && entry['alert'] !== null)).toHaveLength(1);

    await app.openTab('Output');
    if (type !== null) await expect(page.getByText(type).first()).toBeVisible();
    if (line === null) return;
    await app.openFile('Sample.Broken');
    await expect(app.editor.locator('.squiggly-error').first()).toBeVisible();
  });
}

test('broken lines among the events are named, and the others are replayed', async ({ app, page }) => {
  const good = failureEvents(3).trimEnd().split('\n');
  await app.importTree({
    'rules/sample_counter.py': counterRule(3),
    'rules/sample_counter.yml': ruleYaml('Sample.Counter', 'sample_counter.py'),
    'events/sample.jsonl': [good[0], '{"user": "mira",', good[1], '[1, 2]', good[2], ''].join('\n'),
  });
  expect(await app.run()).toMatch(/ 0 errors$/);
  const events = (await app.trace()).filter((entry) => entry.kind === 'event' && JSON.stringify(entry['data']).includes('Sample.Login'));
  expect(events).toHaveLength(3);
  await app.openTab('Events');
  await expect(page.getByText(/sample\.jsonl/).first()).toBeVisible();
});

test('an import that holds no good file says what is wrong', async ({ app }) => {
  const status = await app.importFiles([{ name: 'broken.zip', text: 'this is no zip' }], { trust: false });
  expect(status).toMatch(/^Imported 0 files, 1 problems$/);
});
