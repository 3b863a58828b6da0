import type { Slices } from '../clock/slices';
import { EVIDENCE_ENTRIES, EVIDENCE_KEYS } from './finding-types';
import type { CallPlace, DynamicFinding, Evidence, FileAnalysis, Finding, PitfallCode, SourceRange, StaticFinding } from './finding-types';
import type { Pitfall } from './pitfall';
import { isSilenced } from './silence';
import { callOf, type WatchedPitfalls } from './watch';

/** Findings that are merged between two pauses. */
const AT_ONCE = 200;

/** What findings are made of. */
export interface ToMerge {
  readonly pitfalls: ReadonlyMap<PitfallCode, Pick<Pitfall, 'severity' | 'watch'>>;
  readonly files: Iterable<FileAnalysis>;
  /** What the last run shows; null: nothing was run. */
  readonly run: WatchedPitfalls | null;
  readonly detections: readonly { id: string; path: string }[];
  /** The text of a file as it is now. */
  readonly textOf: (path: string) => string | undefined;
}

/** A finding of a source, of whichever files' analysis it came. */
interface Seen extends StaticFinding {
  /** IDs of the detections in whose analysis it was found. */
  detections: readonly string[];
}

/**
 * The findings of sources and those of a run as one list, in order of their places: the same code, detection and call are one. Those
 * of a run that a comment silences are left out. A code that the catalogue does not have is dropped.
 */
export function* mergeFindings({ pitfalls, files, run, detections, textOf }: ToMerge): Slices<readonly Finding[]> {
  const idsOf = new Map<string, string[]>();
  for (const { id, path } of detections) idsOf.set(path, [...(idsOf.get(path) ?? []), id]);
  const pathOf = new Map(detections.map(({ id, path }) => [id, path]));

  const seen = new Map<string, Seen>();
  const silenced = new Set<string>();
  let done = 0;
  for (const { path, findings, silenced: own } of files) {
    for (const { code, line } of own) {
      silenced.add(`${code} ${callOf({ path, line })}`);
      silenced.add(`${code} ${path}`);
    }
    for (const finding of findings) {
      if (!pitfalls.has(finding.code)) continue;
      const place = JSON.stringify([finding.code, finding.range]);
      const before = seen.get(place);
      const ids = idsOf.get(path) ?? [];
      seen.set(place, before ? { ...before, calls: [...before.calls, ...finding.calls], detections: [...before.detections, ...ids] } : { ...finding, detections: ids });
      if (++done % AT_ONCE === 0) yield;
    }
  }

  const dynamic = (run?.findings ?? []).filter(({ code, detection, call }) => {
    if (!pitfalls.has(code)) return false;
    if (call === null) return !silenced.has(`${code} ${pathOf.get(detection) ?? ''}`);
    return !silenced.has(`${code} ${callOf(call)}`) && !isSilenced(lineOf(textOf(call.path), call.line), code);
  });
  const byKind = new Map<string, DynamicFinding[]>();
  for (const one of dynamic) byKind.set(kindOf(one.code, one.detection), [...(byKind.get(kindOf(one.code, one.detection)) ?? []), one]);

  const merged: Finding[] = [];
  const used = new Set<DynamicFinding>();
  for (const one of seen.values()) {
    const matching = one.detections.flatMap((id) => byKind.get(kindOf(one.code, id)) ?? []).filter(({ call }) => call === null || isAbout(one, call));
    for (const match of matching) used.add(match);
    const { code, range, message, fix } = one;
    const own = idsOf.get(range.path) ?? [];
    merged.push({
      code,
      // What the run proves matters as much as what it shows.
      severity: gravest([one.severity ?? severityOf(pitfalls, code), ...matching.map(({ severity }) => severity ?? severityOf(pitfalls, code))]),
      detection: own.length === 0 ? null : (matching[0]?.detection ?? own[0] ?? null),
      range,
      message,
      state: matching.length > 0 ? 'confirmed' : stateOf(one, pitfalls, run),
      evidence: matching.length > 0 ? together(matching.map(({ evidence }) => evidence)) : null,
      fix,
    });
    if (++done % AT_ONCE === 0) yield;
  }
  for (const one of dynamic) {
    if (used.has(one) || one.confirmsOnly === true) continue;
    const { code, detection, call, message, evidence } = one;
    merged.push({ code, severity: one.severity ?? severityOf(pitfalls, code), detection, range: call && lineRange(call), message, state: 'only in the run', evidence, fix: null });
  }
  yield;
  return merged.sort(byPlace);
}

const BY_GRAVITY = ['error', 'warning', 'info'] as const;

function gravest(severities: readonly Finding['severity'][]): Finding['severity'] {
  return BY_GRAVITY.find((severity) => severities.includes(severity)) ?? 'info';
}

const kindOf = (code: PitfallCode, detection: string): string => `${code} ${detection}`;

function severityOf(pitfalls: ToMerge['pitfalls'], code: PitfallCode): Finding['severity'] {
  return pitfalls.get(code)?.severity ?? 'warning';
}

/** Whether a finding of a source is about a call: it names it, or the call stands in its stretch. */
function isAbout({ calls, range: { path, from, to } }: StaticFinding, call: CallPlace): boolean {
  return calls.some(({ path: file, line }) => file === call.path && line === call.line) || (path === call.path && call.line >= from.line && call.line <= to.line);
}

function stateOf({ code, calls }: StaticFinding, pitfalls: ToMerge['pitfalls'], run: WatchedPitfalls | null): Finding['state'] {
  if (!pitfalls.get(code)?.watch) return 'in the source';
  if (run === null) return 'not run';
  return calls.some((call) => run.calls.has(callOf(call))) ? 'not in this run' : 'not run';
}

/** Several calls may show it in the same event, so that of their counts of events the largest is sure. */
function together(all: readonly Evidence[]): Evidence {
  return {
    summary: all.map(({ summary }) => summary).join(' '),
    events: Math.max(...all.map(({ events }) => events)),
    entries: [...new Set(all.flatMap(({ entries }) => entries))].sort((a, b) => a - b).slice(0, EVIDENCE_ENTRIES),
    keys: [...new Set(all.flatMap(({ keys }) => keys))].slice(0, EVIDENCE_KEYS),
  };
}

/** The whole line. */
function lineRange({ path, line }: CallPlace): SourceRange {
  return { path, from: { line, column: 0 }, to: { line: line + 1, column: 0 } };
}

function lineOf(text: string | undefined, line: number): string {
  return text?.split(/\r\n|[\r\n]/)[line - 1] ?? '';
}

function byPlace(a: Finding, b: Finding): number {
  const [one, other] = [a.range, b.range];
  if (one === null || other === null) return Number(one === null) - Number(other === null) || byCode(a, b);
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.from.line - other.from.line || one.from.column - other.from.column || byCode(a, b);
}

const byCode = (a: Finding, b: Finding): number => (a.code < b.code ? -1 : Number(a.code > b.code));
