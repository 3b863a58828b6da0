import { stringify } from 'yaml';
import { fileName, freeName, isYamlPath, pathBeside, stemOf } from './paths';
import { PYTHON_KEYWORDS } from './python-keywords';
import type { WorkspaceFile } from './workspace-types';

/** A name as a file's: lower-case letters, digits and underscores; never empty. */
export function fileStem(name: string): string {
  const stem = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return stem === '' ? 'detection' : stem;
}

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
const WORDS = /[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?/gu;

/**
 * A name as a detection's ID: one that can be an ID stays as it was typed, e.g. `AWS.newIP`; else its words, each with a
 * capital at its start, joined by dots: `okta new IP` → `Okta.New.IP`.
 */
export function detectionIdOf(name: string): string {
  const typed = name.trim();
  if (ID.test(typed)) return typed;
  const words = typed.match(WORDS) ?? ['detection'];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('.');
}

/** `id`, or the first of `id.2`, `id.3` … that is free. */
function freeId(id: string, taken: readonly string[]): string {
  let free = id;
  for (let number = 2; taken.includes(free); number++) free = `${id}.${number}`;
  return free;
}

/** A text as YAML: in quotes where a reader of either version of YAML would take it for a number, a truth value or null. */
function yamlText(text: string): string {
  const isPlain = (['1.1', '1.2'] as const).every((version) => stringify(text, { version, lineWidth: 0 }).trimEnd() === text);
  return isPlain ? text : JSON.stringify(text);
}

/** A free path under `folder` whose YAML beside it is free as well. */
function freePair(folder: string, stem: string, taken: readonly string[]): string {
  const stems = taken.map((path) => (isYamlPath(path) ? pathBeside(path, '.py') : path));
  return freeName(`${folder}/${stem}.py`, stems);
}

/**
 * A new rule: Python and YAML under names that are not among the `taken` paths, with the ID that `detectionIdOf` makes
 * of the name (and a number where it is among `ids`), the Python file first. It runs, and matches nothing yet.
 */
export function newDetection(name: string, taken: readonly string[], ids: readonly string[] = []): WorkspaceFile[] {
  const path = freePair('rules', fileStem(name), taken);
  const python = `from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set

SEVEN_DAYS = 7 * 24 * 3600


def cache_key(user):
    # The prefix keeps this detection's keys apart from those of others: all share one table.
    return f"{__name__}:{user}"


def rule(event):
    # Filter first: the cache costs time, so it is only asked about events that matter.
    if event.get("eventName") != "ChangeMe":
        return False

    user = event.deep_get("userIdentity", "arn")
    if not user:
        return False

    key = cache_key(user)
    address = event.get("sourceIPAddress", "")
    known = get_string_set(key, force_ttl_check=True)
    if address in known:
        return False

    expires = event.event_time_epoch() + SEVEN_DAYS
    if not known:
        # Trust on first use: the very first address of a user is no news. It takes the place of what has expired.
        put_string_set(key, [address], epoch_seconds=expires)
        return False

    add_to_string_set(key, [address], epoch_seconds=expires)
    return True


def title(event):
    return f"New address for {event.deep_get('userIdentity', 'arn')}"


def dedup(event):
    return event.deep_get("userIdentity", "arn", default="")
`;
  const yaml = `AnalysisType: rule
RuleID: ${yamlText(freeId(detectionIdOf(name), ids))}
Filename: ${fileName(path)}
DisplayName: ${JSON.stringify(name.trim() === '' ? 'New detection' : name.trim())}
Enabled: true
LogTypes:
  - AWS.CloudTrail
Severity: Medium
DedupPeriodMinutes: 60
Threshold: 1
Description: What this detection finds, and why it matters.
Runbook: What to look at first when it alerts.
`;
  return [
    { path, text: python },
    { path: pathBeside(path, '.yml'), text: yaml },
  ];
}

/**
 * The YAML of a detection that has none: it keeps its ID, and takes the given log types (null: none are named, and it goes on to see
 * every event).
 */
export function yamlForPython(path: string, { logTypes, enabled }: { logTypes: readonly string[] | null; enabled: boolean }): WorkspaceFile {
  const types = logTypes === null ? '' : `LogTypes:\n${logTypes.map((type) => `  - ${yamlText(type)}\n`).join('')}`;
  const text = `AnalysisType: rule
RuleID: ${yamlText(stemOf(path))}
Filename: ${fileName(path)}
Enabled: ${enabled}
${types}Severity: Info
DedupPeriodMinutes: 60
Threshold: 1
`;
  return { path: pathBeside(path, '.yml'), text };
}

/**
 * A new global helper: Python and YAML under names that are not among the `taken` paths, the Python file first. Detections
 * import it by its file's name, which is not among the names of `modules` either.
 */
export function newHelper(name: string, taken: readonly string[], modules: readonly string[] = []): WorkspaceFile[] {
  const wanted = fileStem(name);
  // A module's name cannot begin with a digit, and a keyword cannot be imported.
  const stemWanted = /^[0-9]/.test(wanted) || PYTHON_KEYWORDS.has(wanted) ? `helper_${wanted}` : wanted;
  const path = freePair('global_helpers', stemWanted, [...taken, ...modules.map((module) => `global_helpers/${module}.py`)]);
  const stem = stemOf(path);
  const python = `"""What several detections share. They say: from ${stem} import cache_key"""


def cache_key(purpose, identity):
    # One function for one kind of key: who reads and who writes cannot disagree.
    return f"${stem}:{purpose}:{identity}"
`;
  const yaml = `AnalysisType: global
GlobalID: ${yamlText(stem)}
Filename: ${fileName(path)}
Description: What several detections share.
`;
  return [
    { path, text: python },
    { path: pathBeside(path, '.yml'), text: yaml },
  ];
}

/** A new, empty events file under a free name. */
export function newEventsFile(name: string, taken: readonly string[]): WorkspaceFile {
  return { path: freeName(`events/${fileStem(name)}.jsonl`, taken), text: '' };
}
