import type { RecordedValue, Recording } from '../python/boot';
import { lineEndAt } from '../workspace/yaml-places';

/**
 * What an edited detection reads mocks with. Caching helpers never return text, so text is a mock's; an empty one stays, which
 * detections take for a miss.
 */
const FUNCTION = [
  'def from_mock(value, kind=None):',
  '    """Return what a caching helper returned; of a text, which only the mocks of unit tests return, what its JSON says."""',
  '    if not isinstance(value, str) or value == "":',
  '        return value',
  '    value = json.loads(value)',
  '    return kind(value) if kind else value',
];

/**
 * The source of a detection with its calls of caching helpers edited so that it reads the JSON of mocks: `get_counter(key)` becomes
 * `from_mock(get_counter(key))`. `recordings`: of its tests. Null where nothing returned anything that would have to be read, and
 * where the source is not one that can be edited so: then it is left to its author.
 */
export function readingMocks(source: string, recordings: readonly Recording[]): string | null {
  const kinds = kindsToRead(recordings);
  const file = recordings[0]?.file;
  if (kinds === null || kinds.size === 0 || !file || file.imports === 0) return null;
  const has = source.replaceAll('\r\n', '\n').includes(FUNCTION.join('\n'));
  if (!has && /\bfrom_mock\b/.test(source)) return null;
  const starts = lineStarts(source);
  const edits = new Map<number, string>();
  for (const { name, from, to } of recordings.flatMap((one) => one.file?.calls ?? [])) {
    const kind = kinds.get(name);
    if (kind === undefined) continue;
    const [start, end] = [offsetOf(starts, from), offsetOf(starts, to)];
    // What is edited was said by Python, where user code runs: it has to be such a call.
    if (!source.startsWith(name, start) || source.charAt(end - 1) !== ')' || end <= start) return null;
    if (/\bfrom_mock\(\s*$/.test(source.slice(Math.max(0, start - 40), start))) continue;
    edits.set(start, 'from_mock(');
    edits.set(end, kind === 'set' ? ', set)' : ')');
  }
  if (edits.size === 0) return null;
  if (!has) {
    const behind = starts[file.imports] ?? source.length;
    const eol = lineEndAt(source, behind);
    const gap = behind > 0 && !/[\r\n]/.test(source.charAt(behind - 1)) ? eol : '';
    edits.set(behind, `${gap}${file.hasJson ? '' : `import json${eol}`}${eol}${eol}${FUNCTION.join(eol)}${eol}`);
  }
  let edited = source;
  for (const [at, text] of [...edits].sort(([a], [b]) => b - a)) edited = edited.slice(0, at) + text + edited.slice(at);
  return edited;
}

/** The caching helpers whose values have to be read, with their kind; null where one returns several kinds. */
function kindsToRead(recordings: readonly Recording[]): Map<string, RecordedValue['kind']> | null {
  const kinds = new Map<string, RecordedValue['kind']>();
  for (const { name, isCache, values } of recordings.flatMap(({ names }) => names)) {
    for (const { kind } of values) {
      if (!isCache || kind === 'none' || kind === 'bool') continue;
      if (kind === 'text' || kind === 'other' || (kinds.get(name) ?? kind) !== kind) return null;
      kinds.set(name, kind);
    }
  }
  return kinds;
}

/** Where each line begins, as Python counts lines; behind a byte order mark, which Python does not see. */
function lineStarts(source: string): number[] {
  const starts = [source.startsWith('\ufeff') ? 1 : 0];
  for (const { index, 0: end } of source.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

function offsetOf(starts: readonly number[], [line, column]: readonly [number, number]): number {
  return (starts[line - 1] ?? Infinity) + column;
}
