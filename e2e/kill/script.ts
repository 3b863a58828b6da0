import { Choice } from './random';
import { isWithinWorkspace } from './steps';
import type { Step } from './steps';
import { stepText } from './steps';

/** How a page is ended. */
export const WAYS = ['reload', 'close', 'close, asked', 'crash', 'leave'] as const;
export type Way = (typeof WAYS)[number];

/**
 * When it is ended. `at once`: as soon as the last step was given, whatever is on its way. `put` and `committed`: within
 * storing the last step, at the n-th record or when the n-th transaction is through and the app has not heard of it.
 * `event`: when a run shows that many events. `saved`: after the page said `Saved`.
 */
export const MOMENTS = ['at once', 'saved', 'put', 'committed', 'event'] as const;
export type Moment = { at: 'at once' } | { at: 'saved' } | { at: 'put'; n: number } | { at: 'committed'; n: number } | { at: 'event'; n: number };

/** How storing fails, from the n-th record on. `quota` is the browser's own limit. */
export interface Failure {
  how: 'refused' | 'aborted' | 'quota';
  n: number;
  /** Whether it works again before the kill; the page then has to store everything after all. */
  heals: boolean;
}

export const TABS = ['first, before', 'first, after', 'second', 'no locks'] as const;

/** One kill and what comes before it. */
export interface Kill {
  kind: 'edits' | 'run' | 'pause' | 'Python ends' | 'worker ends' | 'workspaces' | 'storing fails' | 'two tabs' | 'whole browser';
  steps: Step[];
  way: Way;
  moment: Moment;
  failure: Failure | null;
  /**
   * For two tabs: which of them is killed, and whether the first one dies before the second has taken over. `no locks`: in a
   * browser without locks and channels, where the first one does not know of the second, and writes after it.
   */
  tab: (typeof TABS)[number];
  /** For two tabs: what is done in the second one. */
  later: Step[];
}

/** A case: kills one after another in one profile. */
export interface Script {
  seed: number;
  kills: Kill[];
}

/** The same number as in scripts/kill-tallies.mjs. */
export const KILLS_IN_A_CASE = 10;

/** The kinds in the order in which kills take them: two cases in a row have them all. */
export const KINDS: readonly Kill['kind'][] = [
  'edits', 'run', 'edits', 'storing fails', 'workspaces', 'two tabs', 'edits', 'run', 'edits', 'pause',
  'edits', 'run', 'edits', 'worker ends', 'workspaces', 'storing fails', 'edits', 'two tabs', 'edits', 'Python ends',
];

/** The script of a seed. With `wholeBrowser` each kill ends the browser's process. */
export function makeScript(seed: number, wholeBrowser: boolean): Script {
  const choose = new Choice(seed);
  const kills = Array.from({ length: KILLS_IN_A_CASE }, (_, index): Kill => {
    const kind = KINDS[(seed * KILLS_IN_A_CASE + index) % KINDS.length] ?? 'edits';
    const kill = makeKill(kind, choose, TABS[seed % TABS.length] ?? 'second');
    return wholeBrowser && kind !== 'two tabs' ? { ...kill, kind: 'whole browser', failure: null } : kill;
  });
  return { seed, kills };
}

function makeKill(kind: Kill['kind'], choose: Choice, tab: Kill['tab']): Kill {
  // A crash is the way that leaves the page no last word.
  const way = choose.one<Way>([...WAYS, 'crash', 'crash']);
  const kill: Kill = { kind, steps: edits(choose, choose.number(1, 3)), way, moment: momentOf(choose), failure: null, tab, later: [] };
  switch (kind) {
    case 'edits':
      return kill;
    case 'run':
      return { ...kill, steps: [...edits(choose, choose.number(0, 1)), { do: 'run' }], moment: runMoment(choose) };
    case 'pause': {
      const between = edits(choose, 1);
      const end: Step = choose.one<Step>([{ do: 'run' }, { do: 'stop' }, { do: 'step' }]);
      return { ...kill, steps: [{ do: 'step' }, { do: 'step' }, ...between, end] };
    }
    case 'Python ends':
      return { ...kill, steps: [{ do: 'import events', count: choose.number(1, 9), endsPython: true }, { do: 'run' }], moment: choose.one([{ at: 'at once' }, { at: 'saved' }]) };
    case 'worker ends':
      return { ...kill, steps: [{ do: 'run' }], moment: { at: 'event', n: choose.number(1, 60) } };
    case 'workspaces':
      return { ...kill, steps: deletions(choose) };
    case 'storing fails': {
      const how = choose.one(['refused', 'aborted', 'quota'] as const);
      return { ...kill, steps: [...kill.steps.filter(isWithinWorkspace), { do: 'add item', value: 7 }], moment: { at: 'saved' }, failure: { how, n: choose.number(1, 4), heals: choose.number(0, 1) === 1 } };
    }
    case 'two tabs': {
      // At the end a change that is not written until its time comes, or the first tab is asked to let go.
      const add: Step = { do: 'add item', value: choose.number(1, 99) };
      return { ...kill, steps: [...edits(choose, choose.number(0, 1)), add], later: tab === 'no locks' ? [add] : edits(choose, choose.number(1, 2)) };
    }
    case 'whole browser':
      return kill;
  }
}

function momentOf(choose: Choice): Moment {
  return choose.one<Moment>([{ at: 'at once' }, { at: 'saved' }, { at: 'put', n: choose.number(1, 4) }, { at: 'put', n: 1 }, { at: 'committed', n: 1 }]);
}

function runMoment(choose: Choice): Moment {
  return choose.one<Moment>([{ at: 'event', n: choose.number(1, 110) }, { at: 'event', n: choose.number(1, 110) }, { at: 'put', n: choose.number(1, 8) }, { at: 'committed', n: choose.number(1, 2) }, { at: 'saved' }]);
}

/** A workspace is made and changed, one is deleted, and perhaps restored or deleted for good. */
function deletions(choose: Choice): Step[] {
  const pick = choose.number(0, 9);
  const ends = choose.one<Step[]>([
    [],
    [{ do: 'restore workspace', pick, undo: true }],
    [{ do: 'restore workspace', pick, undo: false }],
    [{ do: 'purge workspace', pick }],
  ]);
  return [{ do: 'duplicate workspace' }, ...edits(choose, choose.number(0, 1)), { do: 'delete workspace', pick: choose.number(0, 9) }, ...ends];
}

function edits(choose: Choice, count: number): Step[] {
  return Array.from({ length: count }, () => edit(choose));
}

function edit(choose: Choice): Step {
  const add: Step = { do: 'add item', value: choose.number(1, 99) };
  return choose.one<Step>([
    add,
    add,
    { do: 'edit item', pick: choose.number(0, 9), value: choose.number(-99, 999) },
    { do: 'edit item', pick: choose.number(0, 9), value: choose.number(-99, 999) },
    { do: 'delete item', pick: choose.number(0, 9) },
    { do: 'move clock', by: choose.one(['+1 hour', '+1 day']) },
    { do: 'type', text: `note${choose.number(10, 99)}` },
    { do: 'type', text: `x${choose.number(10, 99)}` },
    { do: 'set seed', value: choose.number(2, 9999) },
    { do: 'set helpers' },
    { do: 'start from' },
    { do: 'change theme' },
    { do: 'switch detection' },
    { do: 'undo' },
    { do: 'undo' },
    { do: 'redo' },
    { do: 'reset cache' },
    { do: 'import items', count: choose.number(1, 3) },
    { do: 'import events', count: choose.number(1, 5), endsPython: false },
    { do: 'new workspace' },
    { do: 'duplicate workspace' },
    { do: 'open workspace', pick: choose.number(0, 5) },
    { do: 'rename workspace' },
  ]);
}

/** A script as lines, for the message of a failure. */
export function scriptText({ seed, kills }: Script): string {
  const lines = kills.map((kill, index) => {
    const { at, ...n } = kill.moment;
    const details = [kill.way, Object.values(n).length > 0 ? `${at} ${Object.values(n).join()}` : at];
    if (kill.failure) details.push(`storing is ${kill.failure.how} from record ${kill.failure.n}${kill.failure.heals ? ', then works' : ''}`);
    if (kill.kind === 'two tabs') details.push(`killed: ${kill.tab}, after ${kill.later.map(stepText).join(', ')}`);
    return `  ${index + 1}. ${kill.kind} · ${kill.steps.map(stepText).join(' · ')} · ${details.join(', ')}`;
  });
  return [`seed ${seed}`, ...lines].join('\n');
}
