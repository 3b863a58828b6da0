import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * How a run goes: `once`, `twice`; `step` an event at a time, so that the worker lives on between them and what is
 * asynchronous can happen; `stop`: it never ends by itself.
 */
export type RunMode = 'once' | 'twice' | 'step' | 'stop';

/** How the attacks of a group go: all in one run, each as a detection of its own, or each in a run of its own. */
export interface GroupMode {
  mode: RunMode;
  isTogether: boolean;
}

/** Only attacks that do not disturb each other share a run. */
export const GROUPS: Readonly<Record<string, GroupMode>> = {
  code: { mode: 'step', isTogether: true },
  crash: { mode: 'once', isTogether: true },
  endless: { mode: 'stop', isTogether: false },
  network: { mode: 'step', isTogether: true },
  'next-run': { mode: 'twice', isTogether: true },
  page: { mode: 'step', isTogether: true },
  process: { mode: 'once', isTogether: true },
  runner: { mode: 'once', isTogether: false },
  storage: { mode: 'step', isTogether: true },
};

/** A workspace that tries something, beside a harmless detection. */
export interface HostileWorkspace {
  /** Group and name, e.g. `network/fetch`; also the path that it asks of the canary server. */
  name: string;
  /** A sentence. */
  tries: string;
  group: string;
  /** What must be read of it afterwards (errors as `Type: message`, stdout, notices): the attempt was made, and failed. */
  sees: RegExp;
  tree: Readonly<Record<string, string>>;
}

export const LOG_TYPE = 'Hostile.Event';

const EVENTS = [0, 1, 2].map((minute) => `${JSON.stringify({ p_log_type: LOG_TYPE, p_event_time: `2026-01-01 00:0${minute}:00.000`, n: minute })}\n`).join('');

/**
 * The files of one detection, whose ID is the fixture's name, and of three events that nothing else in the workspace sees.
 * `more` adds files, or replaces these.
 */
export function attackTree(name: string, source: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const stem = name.replace('/', '_');
  return {
    [`rules/${stem}.py`]: source,
    [`rules/${stem}.yml`]: `AnalysisType: rule\nRuleID: ${name}\nFilename: ${stem}.py\nEnabled: true\nSeverity: Low\nLogTypes:\n  - ${LOG_TYPE}\n`,
    'events/attack.jsonl': EVENTS,
    ...more,
  };
}

const folder = fileURLToPath(new URL('./workspaces/', import.meta.url));

/** Reads the comments at a fixture's head: what it tries, then `Sees:` (a pattern). */
function readHead(name: string, source: string): Pick<HostileWorkspace, 'tries' | 'sees'> {
  const [, tries, sees] = /^# (Tries .*\.)\n# Sees: (.+)\n/.exec(source) ?? [];
  if (tries === undefined || sees === undefined) throw new Error(`${name} does not begin with a sentence what it Tries and with what it Sees.`);
  return { tries, sees: new RegExp(sees, 's') };
}

/** The fixtures that are Python files: `workspaces/<group>/<name>.py`. */
export function pythonFixtures(): HostileWorkspace[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.py'))
    .sort()
    .map((path) => {
      const source = readFileSync(`${folder}${path}`, 'utf8');
      const name = path.slice(0, -'.py'.length);
      return { name, group: name.slice(0, name.indexOf('/')), ...readHead(name, source), tree: attackTree(name, source) };
    });
}
