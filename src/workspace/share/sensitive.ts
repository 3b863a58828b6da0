import { breathing, type Breathe } from './breathe';
import { PATTERNS } from './sensitive-patterns';
import type { SensitiveKind } from './sensitive-patterns';
import type { SharedWorkspace } from './share-types';

export type { SensitiveKind } from './sensitive-patterns';

/** Something that may be secret or personal. The same text in one file is one finding. */
export interface Finding {
  kind: SensitiveKind;
  /** The file, with the 1-based line of the first place; null for an item of the table. */
  file: { path: string; line: number } | null;
  /** Key of the item; null for a file. */
  key: string | null;
  /** Begin and end of the text, the rest masked. */
  excerpt: string;
  /** How many places of the file or item have it. */
  places: number;
}

export interface SensitiveReport {
  findings: readonly Finding[];
  /** How many findings there are beyond those. */
  more: number;
}

/** Most findings that are kept. */
const MAX_FINDINGS = 200;
/** A line is looked through in pieces of this length, so that no single step of the search is long. */
const MAX_PIECE = 100_000;

/** `AKIA…QW`: enough to recognise the place, too little to use it. */
function masked(text: string): string {
  const shown = Math.min(4, Math.floor(text.length / 4));
  return `${text.slice(0, shown)}…${text.length > 12 ? text.slice(-2) : ''}`;
}

/** Collects what is found in one file or item. */
class Search {
  readonly #known = new Map<string, Finding | null>();

  constructor(
    readonly report: { findings: Finding[]; more: number },
    readonly placeOf: (line: number) => Pick<Finding, 'file' | 'key'>,
  ) {}

  searchLine(text: string, line: number): void {
    const taken: [number, number][] = [];
    for (const { kind, hint, pattern, accept } of PATTERNS) {
      if (hint !== undefined && !(typeof hint === 'string' ? text.includes(hint) : hint.test(text))) continue;
      for (const match of text.matchAll(pattern)) {
        const found = match.slice(1).find((group) => group !== undefined) ?? match[0];
        const [from, to] = [match.index, match.index + match[0].length];
        if (taken.some(([start, end]) => from < end && to > start) || accept?.(found, text) === false) continue;
        taken.push([from, to]);
        this.#add(kind, found, line);
      }
    }
  }

  #add(kind: SensitiveKind, text: string, line: number): void {
    const name = `${kind} ${text}`;
    const known = this.#known.get(name);
    if (known) known.places++;
    if (known !== undefined) return;
    const { report } = this;
    if (report.findings.length >= MAX_FINDINGS) {
      report.more++;
      this.#known.set(name, null);
      return;
    }
    const finding = { kind, ...this.placeOf(line), excerpt: masked(text), places: 1 };
    report.findings.push(finding);
    this.#known.set(name, finding);
  }
}

async function searchText(text: string, search: Search, breathe: Breathe): Promise<void> {
  let line = 1;
  for (let start = 0; start <= text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    for (let at = start; at < end; at += MAX_PIECE) {
      search.searchLine(text.slice(at, Math.min(end, at + MAX_PIECE)), line);
      await breathe();
    }
    start = end + 1;
  }
}

/**
 * Looks for what should perhaps not be shared: tokens and keys of known shapes, passwords, addresses, numbers and names of
 * people. Finds what has such a shape and nothing else: no finding is no proof. The time is linear in the text.
 */
export async function findSensitive({ workspace, table }: SharedWorkspace, breathe: Breathe = breathing()): Promise<SensitiveReport> {
  const report: { findings: Finding[]; more: number } = { findings: [], more: 0 };
  for (const { path, text } of workspace.files) {
    await searchText(text, new Search(report, (line) => ({ file: { path, line }, key: null })), breathe);
  }
  for (const item of table) {
    const key = item['key'] !== undefined && 'S' in item['key'] ? item['key'].S : '';
    await searchText(JSON.stringify(item), new Search(report, () => ({ file: null, key })), breathe);
  }
  return report;
}
