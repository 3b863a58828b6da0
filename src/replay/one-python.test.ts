import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { Replay, ReplayOptions } from './replay';
import type { RunPlan } from '../engine/engine-protocol';
import { bootTestReplays, testPlan } from './test-engine';
import { readEntry } from '../trace/segment';

let replays: (plan: RunPlan, options?: ReplayOptions) => Replay;
beforeAll(async () => {
  replays = await bootTestReplays({ isFresh: true });
});

/** What a run printed while its modules were loaded. */
function loaded(plan: RunPlan): string {
  const replay = replays(plan);
  replay.load();
  replay.nextEvent();
  const segment = replay.takeSegment();
  const entries = Array.from({ length: segment.count }, (_, index) => readEntry(segment, index));
  return entries.flatMap((entry) => (entry.kind === 'result' && entry.event === 0 ? [entry.stdout] : [])).join('');
}

// Why each run gets a worker of its own: without that, these attacks of the end-to-end tests reach the next run.
it.each(['files', 'modules', 'patched_helpers'])('two runs in one Python: the second sees what next-run/%s left', (name) => {
  const source = readFileSync(new URL(`../../e2e/hostile/workspaces/next-run/${name}.py`, import.meta.url), 'utf8');
  const sees = new RegExp(/^# Sees: (.+)$/m.exec(source)?.[1] ?? '^$');
  const plan = testPlan({ 'rules/a.py': source }, [{ n: 0 }]);
  expect(loaded(plan)).toMatch(sees);
  expect(loaded(plan)).not.toMatch(sees);
});
