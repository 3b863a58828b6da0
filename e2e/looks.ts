import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

export const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Whether everything is within the width of the screen. */
export async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  expect(fits, `${name}: the page does not scroll sideways`).toBe(true);
}

/** The looks that people have: colours, and the width of a desk or of a telephone. */
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [WIDE, NARROW].map((viewport) => ({ colorScheme, viewport })));

/** Does the same in each look, or in two that have both colours and both widths. One page for all of them: what takes long is opening it. */
export async function inEachLook(page: Page, look: (isNarrow: boolean, name: string) => Promise<void>, { which = 'all' }: { which?: 'all' | 'two' } = {}): Promise<void> {
  for (const { colorScheme, viewport } of which === 'all' ? LOOKS : LOOKS.filter((one) => (one.colorScheme === 'light') === (one.viewport === WIDE))) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    // Only a narrow screen has it.
    await expect(page.getByRole('tab', { name: 'Results', exact: true })).toBeVisible({ visible: viewport === NARROW });
    await look(viewport === NARROW, `${colorScheme}, ${viewport.width} wide`);
  }
}
