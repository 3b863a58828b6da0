import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds that keeps somebody out: rule, and the elements. The editor's lines are the slowest part of the search by
 * far, and the same in every tab: once is enough.
 */
export async function findBarriers(page: Page, { inEditor = false } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (inEditor ? axe : axe.exclude('.monaco-editor')).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
