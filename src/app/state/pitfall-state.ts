import type { Finding } from '../../pitfalls/finding-types';
import type { Trace } from '../../trace/trace';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import type { AppState } from './app-state';
import { isSameFile } from './test-inputs';

/** A finding in the list. */
export interface ListedFinding extends Finding {
  /** Tells it from all others of the list, and stays while lines are moved. */
  id: string;
}

/** Something that was not looked at. */
export interface UnreadPlace {
  path: string;
  /** 0: the whole file. */
  line: number;
  text: string;
}

/** What the findings were found in. */
export interface Looked {
  /** How many detections were looked at. */
  detections: number;
  unread: readonly UnreadPlace[];
  /** How many comments silence a code. */
  silenced: number;
  /** Whether a run was watched. */
  hasRun: boolean;
  /** The trace with the run that was watched. */
  trace: Trace;
  /** The workspace's files as they were then. */
  files: ReadonlyMap<string, WorkspaceFile>;
  /** The files that the run was given; null: there was none, or that is not known any more. */
  ranWith: ReadonlyMap<string, WorkspaceFile> | null;
}

/** Pitfalls in the app's state; they end with the session. */
export interface PitfallsState {
  readonly findings: readonly ListedFinding[];
  /** null: nothing has been looked at yet. */
  readonly looked: Looked | null;
  /** While it is looked for pitfalls: how many detections' files are done. */
  readonly checking: { readonly done: number; readonly total: number } | null;
  /** A sentence that says why the last search is not whole; null where it is. */
  readonly ended: string | null;
  /** What was looked into last, whole or not; null: nothing. */
  readonly inputs: PitfallInputs | null;
}

/** What findings depend on. */
export type PitfallInputs = Pick<AppState, 'workspace' | 'settings' | 'trace'>;

/** Whether something is another one than was looked into last. */
export function areOld({ pitfalls: { inputs }, workspace, settings, trace }: PitfallInputs & Pick<AppState, 'pitfalls'>): boolean {
  return inputs?.workspace !== workspace || inputs.settings !== settings || inputs.trace !== trace;
}

export const NO_PITFALLS: PitfallsState = { findings: [], looked: null, checking: null, ended: null, inputs: null };

/** The findings with their names in the list. */
export function listed(findings: readonly Finding[]): readonly ListedFinding[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const kind = JSON.stringify([finding.code, finding.detection, finding.range?.path ?? null]);
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return { ...finding, id: `${kind} ${number}` };
  });
}

/** How far a finding is behind the code: its source has changed since it was looked at, or since the run that it has evidence of. */
export type FindingAge = 'as the code is' | 'code changed' | 'run older';

/** Says that of findings; `now`: the workspace's files by their paths. */
export function ageOf({ range, evidence }: Finding, { files, ranWith }: Looked, now: ReadonlyMap<string, WorkspaceFile>): FindingAge {
  if (range === null) return 'as the code is';
  const then = files.get(range.path);
  const file = now.get(range.path);
  if (then === undefined || !isSameFile(then, file)) return 'code changed';
  const ran = ranWith?.get(range.path);
  return evidence !== null && ran !== undefined && !isSameFile(ran, file) ? 'run older' : 'as the code is';
}
