import { eventLines, eventsOf, NOTES } from './start-files';
import type { ModelEvent } from './start-files';
import { importedItems, itemAfterEdit, itemOfCounter } from './model-items';
import { runStates } from './model-run';
import { canRun, othersThan, spacesMove } from './model-spaces';
import type { Step, WorkspaceStep } from './steps';
import type { Space, World } from './world';

/** What Undo can take back: the table and its clock, or a file that came in. */
type Moment =
  | { kind: 'table'; before: Pick<Space, 'table' | 'clock' | 'events' | 'run'>; startFrom: string | number; inPause: boolean }
  | { kind: 'file'; path: string; text: string | null };

/** What a step means now: the states that it leads through, and what of it the page has to be told. */
export interface Move {
  /** In words, with what was chosen. */
  text: string;
  /** The states after it and on the way to it, in order; empty: the step changes nothing and is left out. */
  states: World[];
  /** The key, name or path that it is about. */
  subject: string;
  /** A number or text that is entered. */
  input: string;
}

/** Most items that hand edits may make: all rows of the grid stay in view. */
const MOST_ITEMS = 9;
const THEMES = ['system', 'light', 'dark'];

/** What has to be on the screen and, once it says `Saved`, in the browser: the test's own idea of the app. */
export class Model {
  #world: World;
  #past: Moment[] = [];
  #future: Moment[] = [];
  /** Events of the run that is paused, how many of them were processed, and the detections it began without: it goes on as it began. */
  #paused: { events: ModelEvent[]; done: number; disabled: readonly string[] } | null = null;
  /** The workspace of which the page has just said that it is deleted. */
  #undoable: { name: string; wasOpen: boolean } | null = null;

  constructor(world: World, private readonly shown: string) {
    this.#world = world;
  }

  get world(): World {
    return this.#world;
  }

  /** Name of the workspace on the screen. */
  get name(): string {
    return this.#world.shown ?? this.shown;
  }

  /** The workspace on the screen. */
  get space(): Space {
    const space = this.#world.spaces[this.name];
    if (!space) throw new Error(`The model has no workspace ${this.name}.`);
    return space;
  }

  get isPaused(): boolean {
    return this.#paused !== null;
  }

  /** After a kill: what was found counts, and nothing can be undone. */
  restart(world: World): void {
    this.#world = world;
    this.forgetSession();
  }

  forgetSession(): void {
    this.#past = [];
    this.#future = [];
    this.#paused = null;
    this.#undoable = null;
  }

  /** Takes a step. `mark` is unique in its case, for names. */
  take(step: Step, mark: string): Move {
    switch (step.do) {
      case 'add item':
        return Object.keys(this.space.table).length >= MOST_ITEMS ? this.take({ do: 'edit item', pick: step.value, value: step.value }, mark) : this.#add(`hand:${mark}`, step.value);
      case 'edit item': {
        const counters = Object.keys(this.space.table).filter((key) => 'intCount' in (this.space.table[key] ?? {})).sort();
        const key = counters[step.pick % Math.max(1, counters.length)];
        const item = key === undefined ? undefined : this.space.table[key];
        if (key === undefined || !item) return this.#add(`hand:${mark}`, step.value);
        const after = itemAfterEdit(item, step.value);
        return this.#editTable(`edit ${key}: counter ${step.value}`, { ...this.space.table, [key]: after }, key, String(step.value));
      }
      case 'delete item': {
        const keys = Object.keys(this.space.table).sort();
        const key = keys[step.pick % Math.max(1, keys.length)];
        if (key === undefined) return nothing('delete: there is no item');
        const { [key]: _gone, ...rest } = this.space.table;
        return this.#editTable(`delete ${key}`, rest, key, '');
      }
      case 'reset cache':
        if (Object.keys(this.space.table).length === 0) return nothing('reset: the cache is empty');
        this.#remember();
        return this.#to('reset cache', { table: {} });
      case 'move clock': {
        const { clock } = this.space;
        this.#remember();
        return this.#to(`move clock ${step.by}`, { clock: clock === null ? null : clock + (step.by === '+1 hour' ? 3600 : 86_400) }, '', step.by);
      }
      case 'import items': {
        const items = importedItems(mark, step.count);
        return this.#editTable(`import ${step.count} items`, { ...this.space.table, ...items }, `${mark}.jsonl`, JSON.stringify(items));
      }
      case 'import events': {
        const path = `events/more-${mark}.jsonl`;
        this.#past.push({ kind: 'file', path, text: null });
        this.#future = [];
        const text = eventLines(200 + 20 * Object.keys(this.space.files).length, step.count, step.endsPython);
        return this.#to(`import ${step.count} events`, { files: { ...this.space.files, [path]: text } }, `more-${mark}.jsonl`, text);
      }
      case 'type': {
        const before = this.space.files[NOTES];
        if (before === undefined) return nothing('type: the workspace has no notes');
        const states = [...step.text].map((_, index) => this.#with({ files: { ...this.space.files, [NOTES]: before + step.text.slice(0, index + 1) } }));
        return this.#through(`type ${step.text}`, states, NOTES, step.text);
      }
      case 'set seed':
        if (this.space.settings['seed'] === step.value) return nothing('seed: it is that already');
        return this.#to(`seed ${step.value}`, { settings: { ...this.space.settings, seed: step.value } }, '', String(step.value));
      case 'set helpers': {
        const helpers = this.space.settings['helpers'] === '1.0.2' ? '0.4.0' : '1.0.2';
        return this.#to(`helpers ${helpers}`, { settings: { ...this.space.settings, helpers } }, '', helpers);
      }
      case 'start from': {
        const startFrom = this.space.settings['startFrom'] === 'this table' ? 'empty table' : 'this table';
        return this.#to(`start from ${startFrom}`, { settings: { ...this.space.settings, startFrom } }, '', startFrom);
      }
      case 'change theme': {
        const theme = THEMES[(THEMES.indexOf(this.#world.theme) + 1) % THEMES.length] ?? 'system';
        return this.#through(`theme ${theme}`, [{ ...this.#world, theme }], '', theme);
      }
      case 'switch detection': {
        if (this.space.files['rules/second.py'] === undefined) return nothing('switch: the workspace has no detection');
        const isOff = this.space.disabled.includes('rules/second.py');
        return this.#to(`${isOff ? 'enable' : 'disable'} second`, { disabled: isOff ? [] : ['rules/second.py'] });
      }
      case 'undo':
        return this.#travel('undo');
      case 'redo':
        return this.#travel('redo');
      case 'run':
        return this.#run(Number.POSITIVE_INFINITY);
      case 'step':
        return this.#run(1);
      case 'stop':
        if (!this.#paused) return nothing('stop: nothing is paused');
        this.#paused = null;
        return { text: 'stop', states: [this.#world], subject: '', input: '' };
      case 'new workspace':
      case 'duplicate workspace':
      case 'open workspace':
      case 'rename workspace':
      case 'delete workspace':
      case 'restore workspace':
      case 'purge workspace':
        return this.#workspaces(step, mark);
    }
  }

  /** The `pick` that opens a workspace with something to run; null where the one on the screen has. */
  placeToRun(): number | null {
    if (canRun(this.space)) return null;
    return othersThan(this.name, this.#world).findIndex((name) => canRun(this.#world.spaces[name] ?? this.space));
  }

  #add(key: string, value: number): Move {
    return this.#editTable(`add ${key}: counter ${value}`, { ...this.space.table, [key]: itemOfCounter(key, value) }, key, String(value));
  }

  /** A change by hand, after which runs start from this table. */
  #editTable(text: string, table: Space['table'], subject: string, input: string): Move {
    this.#remember();
    return this.#to(text, { table, settings: { ...this.space.settings, startFrom: 'this table' } }, subject, input);
  }

  #remember(): void {
    this.#past.push(this.#moment());
    this.#future = [];
  }

  #moment(): Moment {
    const { table, clock, events, run, settings } = this.space;
    return { kind: 'table', before: { table, clock, events, run }, startFrom: settings['startFrom'] ?? '', inPause: this.#paused !== null };
  }

  #travel(direction: 'undo' | 'redo'): Move {
    // What Undo does to a paused run is a story of its own, told by the tests of the app's state.
    if (this.#paused) return nothing(`${direction}: a run is paused`);
    const [from, to] = direction === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
    const moment = from.pop();
    if (!moment) return nothing(`${direction}: there is nothing to ${direction}`);
    if (moment.kind === 'table') {
      to.push(this.#moment());
      return this.#to(direction, { ...moment.before, settings: { ...this.space.settings, startFrom: moment.startFrom } });
    }
    const { path, text } = moment;
    to.push({ kind: 'file', path, text: this.space.files[path] ?? null });
    const { [path]: _gone, ...rest } = this.space.files;
    return this.#to(`${direction} of ${path}`, { files: text === null ? rest : { ...rest, [path]: text } });
  }

  #run(most: number): Move {
    const paused = this.#paused;
    const from = this.space;
    let states: Space[] = [];
    if (!paused) {
      const events = eventsOf(from.files);
      if (events.length === 0 || from.files['rules/first.py'] === undefined) return nothing('run: there is nothing to run');
      this.#remember();
      states = runStates(from, events, { from: 'the start', most, disabled: from.disabled });
      const done = states.at(-1)?.events ?? 0;
      this.#paused = done === 1 && most === 1 && done < events.length ? { events, done, disabled: from.disabled } : null;
    } else {
      this.#past = this.#past.filter((moment) => moment.kind === 'file' || !moment.inPause);
      this.#future = [];
      states = runStates(from, paused.events, { from: paused.done, most, disabled: paused.disabled });
      const done = states.at(-1)?.events ?? paused.done;
      this.#paused = most === 1 && done < paused.events.length ? { ...paused, done } : null;
    }
    const text = `${most === 1 ? 'step' : 'run'} to event ${states.at(-1)?.events ?? 0}`;
    return this.#through(text, states.map((space) => this.#with(space)), '', '');
  }

  #workspaces(step: WorkspaceStep, mark: string): Move {
    const undoable = step.do === 'restore workspace' && step.undo ? this.#undoable : null;
    const move = spacesMove(step, this.#world, this.name, { mark, undoable: undoable?.name ?? null });
    if (typeof move === 'string') return nothing(move);
    const { text, states, subject, input } = move;
    // The open one that comes back is opened again.
    if (undoable?.wasOpen === true) states.push(...states.map((world) => ({ ...world, shown: undoable.name })));
    const shown = states.at(-1)?.shown ?? this.name;
    if (shown !== this.name && step.do !== 'rename workspace') this.forgetSession();
    this.#undoable = step.do === 'delete workspace' ? { name: subject, wasOpen: input === 'open' } : null;
    return this.#through(text, states, subject, undoable?.wasOpen === true ? 'Undo, which opens it' : input);
  }

  #with(change: Partial<Space>): World {
    return { ...this.#world, spaces: { ...this.#world.spaces, [this.name]: { ...this.space, ...change } } };
  }

  #to(text: string, change: Partial<Space>, subject = '', input = ''): Move {
    return this.#through(text, [this.#with(change)], subject, input);
  }

  #through(text: string, states: World[], subject: string, input: string): Move {
    this.#world = states.at(-1) ?? this.#world;
    return { text, states, subject, input };
  }
}

function nothing(text: string): Move {
  return { text: `${text} (left out)`, states: [], subject: '', input: '' };
}
