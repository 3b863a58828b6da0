import { strToU8, zipSync } from 'fflate';
import { counterRule, failureEvents, ruleYaml } from './sample-workspace';
import { expect, testInSharedTab as test } from './test';

const CASES = [
  { name: 'a syntax error', text: 'def rule(event):\n    return True\n\ndef title(event:\n    return ""\n', errors: 1, type: 'SyntaxError', line: 4 },
  { name: 'an exception in a rule', text: 'def rule(event):\n    threshold = 3\n    return event["missing"] > threshold\n', errors: 3, type: 'KeyError', line: 3 },
  { name: 'an exception while a module is loaded', text: 'import os\nLIMIT = int("three")\ndef rule(event):\n    return True\n', errors: 1, type: 'ValueError', line: 2 },
  { name: 'a rule that is missing', text: 'def title(event):\n    return "no rule"\n', errors: 1, type: 'MissingFunctionError', line: null },
  { name: 'a rule that returns no bool', text: 'def rule(event):\n    return event.get("user")\n', errors: 3, type: 'FunctionReturnTypeError', line: 1 },
  { name: 'a rule that ends the process', text: 'def rule(event):\n    raise SystemExit(1)\n', errors: 3, type: 'SystemExit', line: 2 },
  { name: 'a module that is not there', text: 'import policyuniverse\n\ndef rule(event):\n    return True\n', errors: 1, type: 'ModuleNotFoundError', line: 1 },
];

const NUMBERED = CASES.map((one, index) => ({ ...one, file: `broken_${index + 1}.py`, id: `Sample.Broken${index + 1}` }));

test('each broken rule is told at its place, and the other detections run', async ({ app, page }) => {
  await app.importTree({
    ...Object.fromEntries(
      NUMBERED.flatMap(({ file, id, text }) => [
        [`rules/${file}`, text],
        [`rules/${file.replace('.py', '.yml')}`, ruleYaml(id, file)],
      ]),
    ),
    'rules/sample_counter.py': counterRule(3),
    'rules/sample_counter.yml': ruleYaml('Sample.Counter', 'sample_counter.py'),
    'events/sample.jsonl': failureEvents(3),
  });
  const sum = NUMBERED.reduce((total, { errors }) => total + errors, 0);
  expect(await app.run()).toMatch(new RegExp(` ${sum} errors$`));

  const results = (await app.trace()).filter((entry) => entry.kind === 'result');
  expect(results.filter((entry) => entry['detection'] === 'Sample.Counter' && entry['alert'] !== null)).toHaveLength(1);
  await app.openTab('Output');
  await expect(page.getByText('SyntaxError').first()).toBeVisible();
  for (const { name, id, file, errors, type, line } of NUMBERED) {
    const broken = results.filter((entry) => entry['detection'] === id && entry['error'] !== null);
    expect(broken, name).toHaveLength(errors);
    expect(broken[0]?.['error'], name).toMatchObject({ type });
    if (line === null) continue;
    expect(broken[0]?.['error'], name).toMatchObject({ file: `rules/${file}`, line });
    await app.openFile(id);
    await expect(app.editor.locator('.squiggly-error').first(), name).toBeVisible();
  }
});

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

test('a file of 500 MB is refused by its size, and the page goes on', async ({ app, page }) => {
  // Made in the page of one piece many times over: nothing of it has to be read to know its size.
  await page.getByLabel('Import files', { exact: true }).evaluate((input: HTMLInputElement) => {
    const piece = new Blob([new Uint8Array(10 * 1024 * 1024)]);
    const chosen = new DataTransfer();
    chosen.items.add(new File(Array.from({ length: 50 }, () => piece), 'huge.jsonl'));
    chosen.items.add(new File(['{"a": 1}\n'], 'small.jsonl'));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(app.status).toHaveText('Imported 1 files, 1 problems');
  await expect(page.getByText('huge.jsonl: The file has 500 MB, and at most 50 MB can be imported')).toBeVisible();
});

test('the reading of an import can be stopped, and the next one is read', async ({ app, page }) => {
  const events = Array.from({ length: 20_000 }, (_, index) => `{"user": "u${index}", "text": "${'x'.repeat(1_000)}"}\n`).join('');
  const files = { 'events/one.jsonl': events, 'events/two.jsonl': events, 'events/three.jsonl': events, 'events/four.jsonl': events };
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { level: 1 });
  await page.getByLabel('Import files', { exact: true }).setInputFiles([{ name: 'large.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }]);
  await expect(app.status).toHaveText(/^Reading files: \d of \d$/);
  await app.button('Stop').click();
  await expect(app.status).toHaveText('Import stopped');
  await expect(app.button('Stop')).toBeDisabled();
  expect(await app.importFiles([{ name: 'small.jsonl', text: '{"a": 1}\n' }], { trust: false })).toBe('Imported 1 files');
  await app.openTab('Events');
  await expect(page.getByText('large')).toHaveCount(0);
});
