import { expect } from '@playwright/test';
import { exportedTable, foldLines } from './exported-trace';
import type { KilledPage } from './killed-page';
import type { Stored } from './raw-records';
import { canonical } from './world';
import type { Space } from './world';

/**
 * Compares what the app shows and exports, opened on what was found in the records, with them: no notice of damage, the
 * trace's fold is the table, whole events only. `isThorough`: the files as well, which cost a menu.
 */
export async function checkApp(page: KilledPage, stored: Stored, shown: string, isThorough: boolean): Promise<string[]> {
  const problems: string[] = [];
  const { screen } = page;
  const space = stored.world.spaces[shown];
  if (!space) return [`the records have no workspace ${shown}`];
  const unlike = (what: string, found: unknown, expected: unknown): void => {
    const [a, b] = [canonical(found), canonical(expected)];
    if (a !== b) problems.push(`${what}: ${a.slice(0, 300)}, but stored is ${b.slice(0, 300)}`);
  };

  const lines = await screen.exportTrace();
  const trace = foldLines(lines);
  problems.push(...trace.problems);
  unlike('the fold of the exported trace', trace.table, space.table);
  unlike('the exported table', exportedTable(await screen.exportTable()), space.table);
  if ((stored.traces.get(shown) ?? 0) > 0) {
    unlike('the entries of the exported trace', trace.entries, stored.traces.get(shown));
    unlike('the events of the exported trace', trace.events, space.events);
    unlike('the clock of the exported trace', trace.clock, space.clock);
  }
  if (isThorough) unlike('the exported files', await screen.exportFiles(), space.files);
  problems.push(...gridProblems(await screen.rows(), space));
  unlike('Start from', await page.page.getByLabel('Start from', { exact: true }).inputValue(), space.settings['startFrom']);
  const notices = page.page.getByRole('region', { name: 'Notices' });
  if (await notices.isVisible()) problems.push(`there is a notice: ${(await notices.textContent()) ?? ''}`);
  await expect(screen.status).not.toHaveText('');
  return problems;
}

/** The grid holds the rows in view; each has to be an item's, with its counter. */
function gridProblems(rows: readonly (readonly [key: string, value: string])[], { table }: Space): string[] {
  const problems = rows.flatMap(([key, value]) => {
    const item = table[key];
    if (!item) return [`the grid shows ${key}, which is not stored`];
    const counter = (item['intCount'] as { N: string } | undefined)?.N;
    return counter !== undefined && Object.keys(item).length === 2 && value !== counter ? [`the grid shows ${key} as ${value}, stored is ${counter}`] : [];
  });
  return rows.length === 0 && Object.keys(table).length > 0 ? [...problems, 'the grid shows nothing'] : problems;
}
