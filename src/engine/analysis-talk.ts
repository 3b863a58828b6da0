import { readAnalysis } from '../pitfalls/read-analysis';
import type { AnalysisWork, FileAnalysis } from '../pitfalls/finding-types';
import { readAnalysisMessage } from './analysis-protocol';
import { Misconduct } from './conduct';
import { WorkerFault, type EngineEnded } from './engine-ended';
import type { PageMessage } from './engine-protocol';
import { Patience } from './patience';
import type { RemoteWorker } from './remote-worker';

interface Pending {
  id: number;
  paths: readonly string[];
  resolve: (files: readonly FileAnalysis[]) => void;
  reject: (error: EngineEnded) => void;
}

/** What the page speaks with the one worker that looks into sources. It executes none of them, so it serves piece after piece. */
export class AnalysisTalk {
  readonly #worker: RemoteWorker;
  readonly #post: (message: PageMessage) => void;
  readonly #patience: Patience;
  #next = 1;
  #pending: Pending | null = null;

  /** @param seconds real time after which a piece of work is given up */
  constructor(worker: RemoteWorker, seconds: number) {
    this.#worker = worker;
    this.#patience = new Patience(seconds * 1000, () => this.end(new WorkerFault('too long', `Looking into it took longer than ${seconds} s and was ended.`)));
    this.#post = worker.begin({
      take: (data) => this.#take(data),
      ended: (error) => {
        const { reject } = this.#settle() ?? {};
        reject?.(error);
      },
    });
  }

  /** Whether the worker is gone. */
  get ended(): boolean {
    return this.#worker.ended;
  }

  /** Looks into some sources. Rejects with EngineEnded when the worker ends first. One piece of work at a time. */
  analyse(work: AnalysisWork): Promise<readonly FileAnalysis[]> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#pending = { id, paths: work.paths, resolve, reject };
      this.#patience.begin();
      this.#post({ type: 'analyse', id, work: JSON.stringify(work) });
    });
  }

  /** Ends the worker. */
  end(why: EngineEnded): void {
    this.#worker.end(why);
  }

  #take(data: unknown): void {
    const message = readAnalysisMessage(data);
    if (this.#pending?.id !== message.id) throw new Misconduct('an analysis that nobody asked for');
    if (message.type === 'analysis-failed') {
      this.end(new WorkerFault('crashed', `The analysis itself failed: ${message.message}`));
      return;
    }
    const files = read(message.text, this.#pending.paths);
    if (files === null) this.end(new WorkerFault('crashed', 'What the analysis answered cannot be read.'));
    else this.#settle()?.resolve(files);
  }

  #settle(): Pending | null {
    const pending = this.#pending;
    this.#patience.end();
    this.#pending = null;
    return pending;
  }
}

function read(text: string, paths: readonly string[]): readonly FileAnalysis[] | null {
  try {
    return readAnalysis(text, paths);
  } catch {
    return null;
  }
}
