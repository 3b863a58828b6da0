import type { Space, World } from './world';
import { FIRST_SETTINGS } from './world';
import type { WorkspaceStep } from './steps';

/** What a step does to whole workspaces; a text alone: nothing, and why. */
export type SpacesMove = { text: string; states: World[]; subject: string; input: string } | string;

/** Whether a workspace has what scripts run. */
export function canRun({ files }: Space): boolean {
  return files['rules/first.py'] !== undefined;
}

/** The workspaces that can be opened, but this one, in order. */
export function othersThan(name: string, { spaces }: World): string[] {
  return Object.keys(spaces).filter((other) => other !== name && spaces[other]?.deleted === false).sort();
}

/** What a step means to the workspaces of which `now` is on the screen. `undoable`: the one whose deletion the page offers to take back. */
export function spacesMove(step: WorkspaceStep, world: World, now: string, { mark, undoable }: { mark: string; undoable: string | null }): SpacesMove {
  const { spaces } = world;
  const others = othersThan(now, world);
  switch (step.do) {
    case 'open workspace': {
      const chosen = picked(others, step.pick);
      if (chosen === null) return 'open: there is no other workspace';
      return { text: `open ${chosen}`, states: [{ ...world, shown: chosen }], subject: chosen, input: '' };
    }
    case 'rename workspace': {
      const { [now]: space, ...rest } = spaces;
      const name = `Space ${mark}`;
      if (!space) return 'rename: it is not there';
      return { text: `rename to ${name}`, states: [{ ...world, shown: name, spaces: { ...rest, [name]: space } }], subject: now, input: name };
    }
    case 'duplicate workspace': {
      const name = freeName(`${now.replace(/ copy( \d+)?$/, '')} copy`, [now, ...others]);
      const space = spaces[now];
      if (!space) return 'duplicate: it is not there';
      // The model knows workspaces by their names.
      if (spaces[name]) return `duplicate: ${name} is deleted, and would be there twice`;
      return { text: `duplicate as ${name}`, states: [{ ...world, spaces: { ...spaces, [name]: space } }], subject: name, input: '' };
    }
    case 'new workspace': {
      const name = `Space ${mark}`;
      const empty: Space = { files: {}, disabled: [], settings: FIRST_SETTINGS, table: {}, clock: null, events: 0, run: 'idle', deleted: false };
      const made = { ...world, spaces: { ...spaces, [name]: empty } };
      return { text: `new workspace ${name}`, states: [made, { ...made, shown: name }], subject: name, input: name };
    }
    case 'delete workspace': {
      // Which one opens in the place of the open one is known where there is one only.
      const [next, ...more] = others;
      const chosen = step.pick % 2 === 0 && next !== undefined && more.length === 0 ? now : picked(others, step.pick);
      if (chosen === null) return 'delete: there is no other workspace';
      if (![now, ...others].some((name) => name !== chosen && isRunnable(spaces[name]))) return `delete: nothing else than ${chosen} could be run`;
      const gone = withDeleted(world, chosen, true);
      const states = chosen === now && next !== undefined ? [gone, { ...gone, shown: next }] : [gone];
      return { text: `delete ${chosen}`, states, subject: chosen, input: chosen === now ? 'open' : 'other' };
    }
    case 'restore workspace': {
      const chosen = undoable ?? picked(deletedOf(world), step.pick);
      if (chosen === null) return 'restore: nothing is deleted';
      const there = withDeleted(world, chosen, false);
      return { text: `restore ${chosen}${undoable === null ? '' : ' with Undo'}`, states: [there], subject: chosen, input: undoable === null ? 'list' : 'Undo' };
    }
    case 'purge workspace': {
      const chosen = picked(deletedOf(world), step.pick);
      if (chosen === null) return 'purge: nothing is deleted';
      const { [chosen]: _gone, ...rest } = spaces;
      return { text: `delete ${chosen} for good`, states: [{ ...world, spaces: rest }], subject: chosen, input: '' };
    }
  }
}

function isRunnable(space: Space | undefined): boolean {
  return space !== undefined && canRun(space);
}

function deletedOf({ spaces }: World): string[] {
  return Object.keys(spaces).filter((name) => spaces[name]?.deleted === true).sort();
}

function withDeleted(world: World, name: string, deleted: boolean): World {
  const space = world.spaces[name];
  return space ? { ...world, spaces: { ...world.spaces, [name]: { ...space, deleted } } } : world;
}

function picked(names: readonly string[], pick: number): string | null {
  return names[pick % Math.max(1, names.length)] ?? null;
}

/** `name`, or the first of `name 2` … that is free, as the app names copies. */
function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.includes(`${name} ${number}`)) return `${name} ${number}`;
}
