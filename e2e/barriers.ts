import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** A part of the screen that can be searched alone, where the rest is known to be as it was. */
const PARTS = { dialog: '[data-modal]', panel: '[role=tabpanel]' } as const;

/**
 * What axe finds that keeps somebody out: rule, and the elements; in the whole page, or `within` a part of it. The editor's
 * lines are the slowest part of the search by far, and the same in every tab: once is enough. `only` the colours differ between
 * light and dark.
 */
export async function findBarriers(page: Page, { inEditor = false, within, only }: { inEditor?: boolean; within?: keyof typeof PARTS; only?: 'colours' | undefined } = {}): Promise<string[]> {
  // Without a second page that gathers the results of frames of other origins: ours have nothing to see. And only what is wrong is worked out.
  let axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], ...(only && { runOnly: ['color-contrast'] }) });
  if (within) axe = axe.include(PARTS[within]);
  if (!inEditor) axe = axe.exclude('.monaco-editor');
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
