import type { ReachedLines } from '../unit-tests/reached-lines';
import type { TestCall } from '../unit-tests/unit-test-types';
import type { TestWork } from '../unit-tests/test-work';
import { asEnded, EngineEnded, WorkerFault } from './engine-ended';
import { endedTest } from './ended-test';
import type { RemoteWorker } from './remote-worker';
import type { TestOutcome, TestPlan } from './test-pool-types';
import { TestTalk, type OnLoadedLines, type TestedOne, type TestFault } from './test-talk';

/** Pieces that the tests are cut into for each worker, so that all have work to the end; and most detections, and text, of one. */
const PIECES_PER_WORKER = 4;
const MOST_DETECTIONS = 150;
const MOST_CHARACTERS = 2_000_000;
/** Most text of all results, and of all changes to a shared table: the page keeps them. */
export const MOST_KEPT = 300_000_000;

/** A test of the plan. */
interface Place {
  group: number;
  test: number;
}
type Piece = readonly Place[];

export interface TestPoolOptions {
  /** Most workers at a time. A table that is shared has one alone. */
  workers: number;
  /** Real time after which a test, or the execution of a module, is ended. */
  secondsPerCall: number;
  /**
   * Gives a worker that has booted and done nothing; throws when it is not wanted any more by then. `boots` is told of each that
   * boots for it, which is the pool's to end from then on.
   */
  takeWorker: (isWanted: () => boolean, boots: (worker: RemoteWorker) => void) => Promise<RemoteWorker>;
  onTested: (outcome: TestOutcome) => void;
  /** Told which lines were reached while modules were loaded; those of one file more than once, by several workers. */
  onLoaded: (lines: ReachedLines) => void;
}

/**
 * Runs unit tests in several workers. A test that takes too long, or that Python does not survive, costs its worker; the others go on
 * in a new one.
 */
export class TestPool {
  readonly #plan: TestPlan;
  readonly #options: TestPoolOptions;
  readonly #queue: Piece[];
  readonly #pieces: number;
  readonly #talks = new Set<TestTalk>();
  /** Started, and not at work yet. */
  readonly #booting = new Set<RemoteWorker>();
  /** Tests in which a worker ended without a word: once more may be another one's fault. */
  readonly #suspects = new Set<string>();
  #changes: string[] = [];
  #kept = 0;
  #ended: EngineEnded | null = null;

  constructor(plan: TestPlan, options: TestPoolOptions) {
    this.#plan = plan;
    this.#options = { ...options, workers: plan.table === 'shared' ? 1 : options.workers };
    this.#queue = piecesOf(plan, this.#options.workers);
    this.#pieces = this.#queue.length;
  }

  /** How many workers it has, at most. */
  get workers(): number {
    return Math.min(this.#options.workers, this.#pieces);
  }

  /** Resolves when every test of the plan has its outcome. Rejects with EngineEnded when it was ended, or there is no Python. */
  async start(): Promise<void> {
    try {
      await Promise.all(Array.from({ length: this.workers }, () => this.#serve()));
      // Between two pieces no worker is there to say so.
      if (this.#ended) throw this.#ended;
    } catch (error) {
      const why = this.#ended ?? asEnded(error);
      this.end(why);
      throw why;
    }
  }

  /** Ends all of it now. */
  end(why: EngineEnded): void {
    this.#ended ??= why;
    for (const talk of this.#talks) talk.end(why);
    for (const worker of this.#booting) worker.end(why);
    this.#booting.clear();
  }

  /** One worker after the other, until nothing is left to do. */
  async #serve(): Promise<void> {
    let talk: TestTalk | null = null;
    for (let piece = this.#queue.shift(); piece && !this.#ended; piece = this.#queue.shift()) {
      const isNew = talk === null;
      talk ??= await this.#begin();
      const fault = await this.#run(talk, piece, isNew);
      if (fault === null) continue;
      this.#talks.delete(talk);
      talk = null;
      // Where it was ended from outside, that is what ended the worker.
      if (!(fault.error instanceof WorkerFault)) throw fault.error;
    }
    if (talk === null) return;
    this.#talks.delete(talk);
    talk.end(new EngineEnded('stopped', 'The tests are through.'));
  }

  async #begin(): Promise<TestTalk> {
    const worker = await this.#options.takeWorker(() => !this.#ended, (one) => this.#booting.add(one));
    this.#booting.delete(worker);
    // Between its boot and this.
    if (this.#ended) throw this.#ended;
    const talk = new TestTalk(worker, this.#options.secondsPerCall);
    this.#talks.add(talk);
    return talk;
  }

  /** Runs a piece; where the worker ends, what is left of it goes back to the queue. */
  async #run(talk: TestTalk, piece: Piece, isNew: boolean): Promise<TestFault | null> {
    const { work, groups } = this.#workOf(piece, isNew);
    let done = 0;
    const onLoaded: OnLoadedLines = (lines, characters) => {
      this.#keep(characters);
      this.#options.onLoaded(lines);
    };
    const onTested = ({ test, changes, characters, ...outcome }: TestedOne): void => {
      const place = piece[test];
      if (!place) return;
      done += 1;
      this.#keep(characters);
      if (changes !== null) {
        this.#keep(changes.length);
        this.#changes.push(changes);
      }
      this.#options.onTested({ ...place, ...outcome });
    };
    const fault = await talk.run(work, onTested, onLoaded);
    if (fault && !this.#ended && fault.error instanceof WorkerFault) {
      const rest = this.#without(fault, piece.slice(done), groups);
      if (rest.length > 0) this.#queue.unshift(rest);
    }
    return fault;
  }

  /** Gives what a worker ended in its outcome, and says what is left. */
  #without({ error, place, isSure }: TestFault, rest: Piece, groups: readonly number[]): Piece {
    const [first] = rest;
    if (!first) return rest;
    const isModule = place === null || 'module' in place;
    const group = (isModule && place !== null ? groups[place.module] : null) ?? first.group;
    const suspect = `${group}/${isModule ? 'module' : first.test}`;
    if (!isSure && !this.#suspects.has(suspect)) {
      this.#suspects.add(suspect);
      return rest;
    }
    const ended = isModule ? rest.filter((one) => one.group === group) : [first];
    const { groups: all } = this.#plan;
    for (const one of ended) {
      const detection = all[one.group]?.detection;
      if (detection) this.#options.onTested({ ...one, result: endedTest(error, detection, isModule, this.#options.secondsPerCall), milliseconds: 0, requests: 0, lines: null });
    }
    return rest.filter((one) => !ended.includes(one));
  }

  #workOf(piece: Piece, isNew: boolean): { work: TestWork; groups: readonly number[] } {
    const { modules, groups: all, table, clock, now, items, coverage } = this.#plan;
    const groups = [...new Set(piece.map(({ group }) => group))];
    const chosen = groups.flatMap((group) => all[group] ?? []);
    const tests: TestCall[] = piece.flatMap(({ group, test }) => {
      const one = all[group]?.tests[test];
      return one ? [{ ...one, detection: groups.indexOf(group) }] : [];
    });
    const own = Object.fromEntries(chosen.map(({ detection, source }) => [detection.path, source]));
    const isShared = table === 'shared' && isNew;
    const work: TestWork = {
      modules: { ...modules, sources: { ...modules.sources, ...own }, detections: chosen.map(({ detection }) => detection) },
      tests,
      table,
      clock,
      now,
      items: isShared ? items : null,
      changes: isShared ? this.#changes : [],
      coverage,
    };
    return { work, groups };
  }

  #keep(characters: number): void {
    this.#kept += characters;
    if (this.#kept <= MOST_KEPT) return;
    this.end(new EngineEnded('refused', `The results of the tests are longer than ${MOST_KEPT.toLocaleString('en-US')} characters, which is as much as this page can keep. Run fewer at once.`));
  }
}

/** The tests of a plan, those of one detection together, in pieces that one worker takes at a time. */
function piecesOf({ groups }: TestPlan, workers: number): Piece[] {
  const most = Math.min(MOST_DETECTIONS, Math.ceil(groups.length / (workers * PIECES_PER_WORKER)));
  const pieces: Place[][] = [];
  let detections = most;
  let characters = 0;
  for (const [group, { source, tests }] of groups.entries()) {
    if (tests.length === 0) continue;
    if (detections >= most || characters > MOST_CHARACTERS) {
      pieces.push([]);
      detections = characters = 0;
    }
    detections += 1;
    characters += source.length + tests.reduce((sum, { test }) => sum + test.length, 0);
    for (const test of tests.keys()) pieces.at(-1)?.push({ group, test });
  }
  return pieces;
}
