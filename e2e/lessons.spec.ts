import type { Locator } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import type { Lesson } from '../src/lessons/lesson-types';
import { lesson as counters } from '../src/lessons/04-counters/lesson';
import { lesson as dictionaries } from '../src/lessons/02-dictionaries/lesson';
import { lesson as keys } from '../src/lessons/01-keys/lesson';
import { lesson as stringSets } from '../src/lessons/03-string-sets/lesson';
import { lesson as ttl } from '../src/lessons/05-ttl/lesson';
import type { App } from './app';
import { findBarriers } from './barriers';
import { expect, test } from './test';

type Text = Omit<Lesson, 'slug' | 'workspace' | 'path' | 'solution' | 'unseen'>;
const LESSONS: readonly (readonly [string, Text])[] = [
  ['01-keys', keys],
  ['02-dictionaries', dictionaries],
  ['03-string-sets', stringSets],
  ['04-counters', counters],
  ['05-ttl', ttl],
];

const folder = (slug: string): string => `src/lessons/${slug}`;
const read = (path: string): string => readFileSync(path, 'utf8');

/** Checks the rule as it is in the editor. */
async function check(app: App, result: string): Promise<void> {
  await app.button('Check my rule').click();
  await expect(app.page.getByRole('group', { name: 'Result of the check' })).toContainText(result);
}

/** A lesson in the list. */
const lessonRow = (app: App, title: string): Locator => app.page.getByRole('option').filter({ has: app.page.getByText(title, { exact: true }) });

/** Opens a lesson from the list. */
async function begin(app: App, title: string): Promise<void> {
  await app.openTab('Lessons');
  await lessonRow(app, title).click();
  await app.button('Start the lesson').click();
  await expect(app.page.getByText(/^Step 1 of/)).toBeVisible();
}

test('a learner goes through five lessons, with wrong answers and wrong repairs', async ({ app, page }) => {
  for (const [slug, { title, steps, repaired = 'rules/lesson.py' }] of LESSONS) {
    await test.step(slug, async () => {
      await begin(app, title);
      for (const [number, step] of steps.entries()) {
        await expect(page.getByText(`Step ${number + 1} of ${steps.length}`)).toBeVisible();
        if (step.kind === 'predict') {
          const choices = page.getByRole('radiogroup').locator('label');
          await choices.nth((step.answer + 1) % step.choices.length).click();
          await expect(page.getByRole('group', { name: 'Answer' })).toContainText('That is not what happens.');
          await choices.nth(step.answer).click();
          await expect(page.getByRole('group', { name: 'Answer' })).toContainText('That is what happens.');
        } else if (step.kind === 'see') {
          await app.run();
          await app.openTab('Lessons');
          await expect(page.getByText('It ran: look at what it did.')).toBeVisible();
        } else if (step.kind === 'break') {
          await app.setText(`${read(`${folder(slug)}/workspace/${repaired}`)}\n# broken\n`);
          await app.run();
          await app.openTab('Lessons');
          await expect(page.getByText('It ran: look at what it did.')).toBeVisible();
        } else if (step.kind === 'repair') {
          await check(app, 'Not yet:');
          const [wrong] = readdirSync(`${folder(slug)}/wrong`);
          await app.setText(read(`${folder(slug)}/wrong/${wrong}`));
          await check(app, 'Not yet:');
          await app.setText(read(`${folder(slug)}/solution.py`));
          await check(app, 'Passed:');
        }
        if (number < steps.length - 1) await app.button('Next').click();
      }
      await app.button('All lessons').first().click();
      await expect(lessonRow(app, title).getByLabel('passed')).toBeVisible();
    });
  }
  expect(await findBarriers(page)).toEqual([]);
});

test('hints come one by one, the model solution last, and progress is kept over a reload', async ({ app, page }) => {
  await begin(app, keys.title);
  for (let step = 1; step < keys.steps.length; step++) await page.getByRole('button', { name: /^(Next|Skip)$/ }).click();
  await app.button('Hint').click();
  await expect(page.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);
  await expect(app.button('Show the model solution')).toHaveCount(0);
  for (let hint = 1; hint < keys.hints.length; hint++) await app.button('Next hint').click();
  await app.button('Show the model solution').click();
  await check(app, 'Passed:');
  expect(await findBarriers(page)).toEqual([]);
  await app.waitUntilSaved();
  await page.reload();
  await expect(page.getByText(`Step ${keys.steps.length} of ${keys.steps.length}`)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Keys' }).getByLabel('passed')).toBeVisible();
});

test('a link opens a lesson, and a lesson without its workspace offers to go on', async ({ app, page }) => {
  await page.evaluate(() => (location.hash = '#lesson=01-keys'));
  await app.button('Start the lesson').click();
  await expect(page.getByText(/^Step 1 of/)).toBeVisible();
  await app.chooseWorkspaceItem('Starting workspace');
  await app.button('Go on with the lesson').click();
  await expect(page.getByText(/^Step 1 of/)).toBeVisible();
});
