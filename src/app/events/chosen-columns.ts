import { create } from 'zustand';
import { isFieldPath } from '../../workspace/field-path';
import { layoutStorage } from '../shell/layout-storage';
import { useApp } from '../state/use-app';

/** Where the chosen columns are remembered, by workspace, the one that was changed last at the end. */
const KEY = 'events-columns';
/** Workspaces that are remembered. */
const WORKSPACES = 50;
/** Columns that can be added. */
export const MOST_COLUMNS = 20;

type Chosen = Readonly<Record<string, readonly string[]>>;

/** What is remembered; what is no list of fields is passed over. */
function remembered(): Chosen {
  let value: unknown;
  try {
    value = JSON.parse(layoutStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
  if (typeof value !== 'object' || value === null) return {};
  const isPath = (path: unknown): path is string => typeof path === 'string' && isFieldPath(path);
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, paths]: [string, unknown]) => (Array.isArray(paths) ? [[id, paths.filter(isPath).slice(0, MOST_COLUMNS)]] : [])),
  );
}

interface Columns {
  chosen: Chosen;
  choose(workspaceId: string, fields: readonly string[]): void;
}

const useChosen = create<Columns>((set, get) => ({
  chosen: remembered(),
  choose(workspaceId, fields) {
    const { [workspaceId]: _old, ...others } = get().chosen;
    const kept = Object.entries(others).slice(-WORKSPACES + 1);
    const chosen = Object.fromEntries([...kept, ...(fields.length === 0 ? [] : [[workspaceId, fields.slice(0, MOST_COLUMNS)] as const])]);
    layoutStorage.setItem(KEY, JSON.stringify(chosen));
    set({ chosen });
  },
}));

const NONE: readonly string[] = [];

/** The fields that have a column in the list of events, in their order: of the open workspace, as this viewer chose them. */
export function useColumns(): readonly string[] {
  const id = useApp((state) => state.workspaceId);
  return useChosen((state) => state.chosen[id] ?? NONE);
}

/** Chooses the fields that have a column, for the open workspace. */
export function useChooseColumns(): (fields: readonly string[]) => void {
  const id = useApp((state) => state.workspaceId);
  const choose = useChosen((state) => state.choose);
  return (fields) => choose(id, fields);
}
