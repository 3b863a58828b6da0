import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Move } from './model';

/** Deletes a workspace: the open one from the menu, another one from the list. `goesOn`: it need not be through. */
export async function deleteSpace(page: Page, { subject, input }: Move, goesOn: boolean): Promise<void> {
  if (input === 'open') await openMenu(page);
  else {
    await openList(page);
    await page.getByRole('button', { name: `Actions for ${subject}`, exact: true }).click();
  }
  await page.getByRole('menuitem', { name: 'Delete…', exact: true }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  if (goesOn) return;
  if (input === 'open') await expect(page.getByRole('button', { name: /^Workspace: / })).toBeEnabled();
  else await closeList(page, `Restore ${subject}`);
  await expect(page.getByText(`Deleted “${subject}”.`)).toBeVisible();
}

/** Takes a deletion back: with the Undo beside the news of it, or in the list. */
export async function restoreSpace(page: Page, { subject, input }: Move, goesOn: boolean): Promise<void> {
  if (input !== 'list') {
    await page.getByRole('listitem').filter({ hasText: `Deleted “${subject}”.` }).getByRole('button', { name: 'Undo' }).click();
    if (goesOn) return;
    if (input !== 'Undo') return expect(page.getByRole('button', { name: `Workspace: ${subject}`, exact: true })).toBeEnabled();
    await openMenu(page);
    await expect(page.getByRole('menuitem', { name: subject, exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    return;
  }
  await openList(page);
  await page.getByRole('button', { name: `Restore ${subject}`, exact: true }).click();
  if (!goesOn) await closeList(page, `Open ${subject}`);
}

/** Deletes a workspace for good. */
export async function purgeSpace(page: Page, { subject }: Move, goesOn: boolean): Promise<void> {
  await openList(page);
  const button = page.getByRole('button', { name: `Delete ${subject} for good`, exact: true });
  await button.click();
  await page.getByRole('button', { name: 'Delete for good', exact: true }).click();
  if (goesOn) return;
  await expect(button).toHaveCount(0);
  await closeList(page, null);
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Workspace: / }).click();
}

async function openList(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Manage workspaces…', exact: true }).click();
}

/** Closes the list once it has this button (null: at once). */
async function closeList(page: Page, button: string | null): Promise<void> {
  if (button !== null) await expect(page.getByRole('button', { name: button, exact: true })).toBeVisible();
  const list = page.getByRole('dialog', { name: 'Workspaces' });
  await list.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(list).toBeHidden();
}
