/** An item in DynamoDB JSON. */
export type Item = Readonly<Record<string, unknown>>;
/** Items by key. */
export type Table = Readonly<Record<string, Item>>;

/** What is kept of one workspace, as far as these tests know it. */
export interface Space {
  /** Text by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly disabled: readonly string[];
  readonly settings: Readonly<Record<string, string | number | null>>;
  readonly table: Table;
  /** Epoch seconds; null: not known. */
  readonly clock: number | null;
  /** Events in the trace. */
  readonly events: number;
  /** How the run ended; null: not known. */
  readonly run: string | null;
  readonly deleted: boolean;
}

/** Everything that has to outlive a page: the workspaces by name. */
export interface World {
  readonly theme: string;
  /** Name of the workspace that was used last; null: not known. */
  readonly shown: string | null;
  readonly spaces: Readonly<Record<string, Space>>;
}

/** The settings of a new workspace. Written down here too, so that a default that changes by accident is noticed. */
export const FIRST_SETTINGS: Space['settings'] = {
  startFrom: 'empty table',
  sweeper: 'at a random time within 48 hours',
  sweeperDelayHours: 24,
  helpers: '1.0.2',
  eventsInPutDictionary: 'as documented',
  seed: 1,
  processingDelaySeconds: 0,
  processingTime: 'event time',
  processedAt: null,
  eventsArrive: 'in order',
  longestDelaySeconds: 600,
};

/** The same text for values that mean the same: names in order, and the members of sets. */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]): [string, unknown] => [name, ['SS', 'NS', 'BS'].includes(name) && Array.isArray(inner) ? [...inner].sort() : ordered(inner)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Where what was found differs from what may be there, one line each; what the model does not know (null) fits anything. */
export function differences(found: World, expected: World): string[] {
  const lines = unlike('theme', found.theme, expected.theme);
  if (expected.shown !== null && found.shown !== null) lines.push(...unlike('shown workspace', found.shown, expected.shown));
  lines.push(...unlike('workspaces', Object.keys(found.spaces).sort(), Object.keys(expected.spaces).sort()));
  for (const [name, space] of Object.entries(expected.spaces)) {
    const other = found.spaces[name];
    if (other) lines.push(...spaceDifferences(other, space).map((line) => `${name}: ${line}`));
  }
  return lines;
}

function spaceDifferences(found: Space, expected: Space): string[] {
  return [
    ...unlike('deleted', found.deleted, expected.deleted),
    ...unlike('disabled', [...found.disabled].sort(), [...expected.disabled].sort()),
    ...unlike('settings', found.settings, expected.settings),
    ...unlike('events in the trace', found.events, expected.events),
    ...(expected.run === null ? [] : unlike('run', found.run, expected.run)),
    ...(expected.clock === null ? [] : unlike('clock', found.clock, expected.clock)),
    ...unlikeParts('file', found.files, expected.files),
    ...unlikeParts('item', found.table, expected.table),
  ];
}

function unlikeParts(what: string, found: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, unknown>>): string[] {
  const names = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
  return names.flatMap((name) => unlike(`${what} ${name}`, found[name], expected[name]));
}

function unlike(what: string, found: unknown, expected: unknown): string[] {
  if (found === expected) return [];
  const [a, b] = [canonical(found ?? null), canonical(expected ?? null)];
  return a === b ? [] : [`${what} is ${short(a)}, not ${short(b)}`];
}

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 100)} … ${text.slice(-90)}` : text;
}
