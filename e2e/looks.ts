import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { isLongRun } from './long-run';

export const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Whether everything is within the width of the screen. */
export async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  expect(fits, `${name}: the page does not scroll sideways`).toBe(true);
}

/** The looks that people have: colours, and the width of a desk or of a telephone. */
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [WIDE, NARROW].map((viewport) => ({ colorScheme, viewport })));

/** How the screen looks at the moment. */
interface Look {
  isNarrow: boolean;
  /** For messages. */
  name: string;
  /** What this look has that those before it did not have; undefined: everything. */
  only: 'colours' | undefined;
}

/**
 * Does the same in each look. One page for all of them: what takes long is opening it. All four take minutes and find little that two
 * do not, which have both colours and both widths: they are for the long run.
 */
export async function inEachLook(page: Page, look: (look: Look) => Promise<void>): Promise<void> {
  for (const { colorScheme, viewport } of isLongRun ? LOOKS : LOOKS.filter((one) => (one.colorScheme === 'light') === (one.viewport === WIDE))) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    // Only a narrow screen has it.
    await expect(page.getByRole('tab', { name: 'Results', exact: true })).toBeVisible({ visible: viewport === NARROW });
    await look({
      isNarrow: viewport === NARROW,
      name: `${colorScheme}, ${viewport.width} wide`,
      only: isLongRun && colorScheme === 'dark' ? 'colours' : undefined,
    });
  }
}
