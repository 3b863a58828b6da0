import { readFileSync } from 'node:fs';
import type { GoldenVector } from '../src/python/golden-vectors';
import { vectorsDetection, vectorsRun, vectorsRunMismatches } from '../src/replay/vectors-in-one-run';
import type { TraceEntry } from '../src/trace/trace-types';
import { isLongRun } from './long-run';
import { expect, testInSharedTab as test } from './test';

const vectors = JSON.parse(readFileSync(new URL('../src/python/golden-vectors.json', import.meta.url), 'utf8')) as GoldenVector[];
/** 2026-04-01, after everything in the starting workspace. */
const START = 1_775_001_600;
const STARTING_EVENTS = 80;

// Both are run in Node each time.
for (const helpers of isLongRun ? (['1.0.2', '0.4.0'] as const) : (['1.0.2'] as const)) {
  test(`golden vectors hold in the browser: helpers ${helpers}`, async ({ app, page }) => {
    await app.importTree({ 'rules/vectors.py': vectorsDetection });
    for (const eventsInPutDictionary of ['as documented', 'as 1.0.2'] as const) {
      const chosen = vectors.filter(
        (vector) => vector.helpers.includes(helpers) && (vector.eventsInPutDictionary ?? 'as documented') === eventsInPutDictionary,
      );
      expect(chosen.length).toBeGreaterThan(0);
      const run = vectorsRun(chosen, START);
      await app.button('Settings').click();
      await page.getByLabel('Helpers', { exact: true }).selectOption(helpers);
      await page.getByLabel('Events in put_dictionary', { exact: true }).selectOption(eventsInPutDictionary);
      await page.getByLabel('Sweeper', { exact: true }).selectOption('never');
      await app.button('Done').click();
      await app.importTree({ 'events/vectors.jsonl': `${run.events.join('\n')}\n` });
      expect(await app.run()).toContain(`Done: ${run.events.length + STARTING_EVENTS} events`);
      const entries = (await app.trace()) as unknown as TraceEntry[];
      expect(vectorsRunMismatches(run, entries, STARTING_EVENTS)).toEqual([]);
    }
  });
}
