import { Trace } from '../trace/trace';
import type { AsideOptions } from './engine-client-types';
import { EngineEnded } from './engine-ended';
import type { RunPlan } from './engine-protocol';
import type { RemoteWorker } from './remote-worker';
import type { RunLimits } from './run-limits';
import { SupervisedRun } from './supervised-run';

/**
 * Runs a plan to its end beside whatever else goes on, and answers its trace. Rejects with EngineEnded: where Python gives up, or
 * `signal` ends it.
 *
 * @param takeWorker gives a worker that has booted and done nothing
 */
export async function runAside(plan: RunPlan, takeWorker: () => Promise<RemoteWorker>, limits: RunLimits, signal: AbortSignal, { onProgress, untilError = false }: AsideOptions = {}): Promise<Trace> {
  let trace: Trace | null = null;
  const run = new SupervisedRun(
    plan,
    (segment, progress) => {
      trace = trace?.append(segment) ?? Trace.from([segment]);
      onProgress?.(progress);
    },
    takeWorker,
    limits,
  );
  const end = (): void => run.end(new EngineEnded('stopped', 'It was stopped.'));
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    await run.start();
    const hasError = (): boolean => trace?.results(0).some(({ error }) => error !== null) ?? false;
    if (untilError) for (let until = 1; until <= plan.events.length && !hasError(); until++) await run.continue(until, null);
    else await run.continue(plan.events.length, null);
  } finally {
    signal.removeEventListener('abort', end);
    // It gives its memory back.
    run.end(new EngineEnded('stopped', 'The run is through.'));
  }
  if (trace === null) throw new EngineEnded('crashed', 'Python ended without a word.');
  return trace;
}
