import type { Page } from '@playwright/test';
import type { App, TabName } from './app';
import { findBarriers } from './barriers';
import { expect, test } from './test';

const TABS: TabName[] = ['Cache', 'Events', 'Trace', 'Alerts', 'Output'];
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

async function showTab(app: App, name: TabName, isNarrow: boolean): Promise<void> {
  if (isNarrow && ['Trace', 'Alerts', 'Output'].includes(name)) await app.openTab('Results');
  await app.openTab(name);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [WIDE, NARROW]) {
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport });
      const isNarrow = viewport === NARROW;

      test('every tab can be used by everybody', async ({ app, page }) => {
        // Ten screens are searched through.
        test.setTimeout(600_000);
        const searchTabs = async (when: string): Promise<void> => {
          for (const tab of TABS) {
            await showTab(app, tab, isNarrow);
            expect(await findBarriers(page, { inEditor: tab === 'Cache' }), `${tab} ${when}`).toEqual([]);
          }
        };
        await searchTabs('before a run');
        await app.run();
        await searchTabs('after a run');
        await expect(page.getByRole('status')).toHaveCount(1);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'the page does not scroll sideways').toBe(true);
      });

      test('every dialog can be used by everybody', async ({ app, page }) => {
        await app.button('Settings').click();
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await findBarriers(page), 'Settings').toEqual([]);
        await app.button('Done').click();
        await expect(page.getByRole('dialog')).toBeHidden();

        await app.run();
        await showTab(app, 'Cache', isNarrow);
        await app.grid.getByRole('row').nth(1).dblclick();
        await expect(page.getByRole('dialog', { name: 'Edit item' })).toBeVisible();
        expect(await findBarriers(page), 'item').toEqual([]);
      });
    });
  }
}

test.describe('by keyboard alone', () => {
  /** Presses Tab until the focus is where it should be; as a person does, but not for ever. */
  async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await isThere()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('80 presses of Tab did not get there');
  }

  test('Run is reached and pressed, and the grid is reached and its rows are walked', async ({ app, page }) => {
    const focusedName = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
    await tabTo(page, async () => (await focusedName()) === 'Run');
    await page.keyboard.press('Enter');
    await expect(app.status).toHaveText(/^Done: /);

    await app.openTab('Cache');
    await tabTo(page, () => app.grid.evaluate((grid) => grid.contains(document.activeElement)));
    await page.keyboard.press('ArrowDown');
    await expect(app.grid.getByRole('row', { selected: true })).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Edit item' })).toBeVisible();
  });

  test('Tab leaves the editor once it was told to', async ({ app, page }) => {
    await app.editor.locator('.view-lines').click();
    const inEditor = (): Promise<boolean> => app.editor.evaluate((editor) => editor.contains(document.activeElement));
    expect(await inEditor()).toBe(true);
    await page.keyboard.press('Control+M');
    await page.keyboard.press('Tab');
    expect(await inEditor()).toBe(false);
  });

  test('Ctrl+Enter runs from within the editor', async ({ app, page }) => {
    await app.editor.locator('.view-lines').click();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(app.status).toHaveText(/^Done: /);
  });
});
