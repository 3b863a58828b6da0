import * as v from 'valibot';
import type { Item } from '../../trace/item';
import { checkPath } from '../paths';
import { MAX_FILES } from '../import-limits';
import { shownText } from '../shown-text';
import { cleanName } from '../workspace-names';
import type { WorkspaceFile } from '../workspace-types';
import type { Breathe } from './breathe';
import { readSettings } from './read-settings';
import { ShareError } from './share-types';
import type { CheckItem, SharedWorkspace } from './share-types';
import { SHARE_VERSION } from './write-document';
import { sentence } from '../sentence';

/** Most sentences about parts that were left out; the rest is counted. */
const PROBLEMS_LISTED = 20;
/**
 * Most parts that are left out: beyond that it is no document that went wrong in places. A short link can unpack to millions
 * of them, and a sentence for each would take the page down before anybody was asked.
 */
export const MOST_PROBLEMS = 10_000;

/** Items that are checked before the page may be given a chance: asking is not free. */
const ITEMS_AT_ONCE = 100;

const anyVersion = v.object({ recall: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** Texts come as one string, or as a list of their lines. */
const file = v.object({ path: v.string(), text: v.union([v.string(), v.array(v.string())]) });

/** The outline; the parts are read one by one, so that a bad one costs no other. */
const outline = v.object({
  recall: v.literal(SHARE_VERSION),
  name: v.optional(v.string(), ''),
  disabledPaths: v.optional(v.array(v.unknown()), []),
  settings: v.optional(v.unknown()),
  files: v.array(v.unknown()),
  table: v.optional(v.array(v.unknown()), []),
});

/** Notes a part that was left out. Throws where there are too many. */
function note(problems: string[], problem: string): void {
  if (problems.length >= MOST_PROBLEMS) throw new ShareError('damaged');
  problems.push(problem);
}

async function readFiles(values: readonly unknown[], problems: string[], breathe: Breathe): Promise<WorkspaceFile[]> {
  const files: WorkspaceFile[] = [];
  const paths = new Map<string, string>();
  for (const [index, value] of values.entries()) {
    await breathe();
    // One fault is enough: a list of lines may have millions of them.
    const parsed = v.safeParse(file, value, { abortEarly: true });
    if (!parsed.success) {
      note(problems, `File ${index + 1} was left out: it has no path or no text.`);
      continue;
    }
    const { path } = parsed.output;
    const text = typeof parsed.output.text === 'string' ? parsed.output.text : parsed.output.text.join('\n');
    const other = paths.get(path.toLowerCase());
    const refusal = checkPath(path) ?? (other === undefined ? null : `There is a file ${other} before it, and not every system keeps the two apart.`);
    if (refusal !== null) note(problems, `File ${index + 1} (${shownText(path)}) was left out. ${refusal}`);
    else if (text.includes('\0')) note(problems, `${path} was left out: it is binary, not text.`);
    else {
      paths.set(path.toLowerCase(), path);
      files.push({ path, text });
    }
  }
  return files;
}

async function readItems(values: readonly unknown[], checkItem: CheckItem, problems: string[], breathe: Breathe): Promise<Item[]> {
  const items = new Map<string, Item>();
  for (const [index, value] of values.entries()) {
    if (index % ITEMS_AT_ONCE === 0) await breathe();
    try {
      const item = checkItem(value);
      const { key } = item;
      const name = key !== undefined && 'S' in key ? key.S : '';
      if (items.has(name)) note(problems, `Item ${index + 1} has the key of an item before it, which was left out.`);
      items.set(name, item);
    } catch (error) {
      note(problems, `Item ${index + 1} was left out. ${sentence(error)}`);
    }
  }
  return [...items.values()];
}

function listed(problems: readonly string[]): string[] {
  const more = problems.length - PROBLEMS_LISTED;
  if (more <= 0) return [...problems];
  return [...problems.slice(0, PROBLEMS_LISTED), `${more.toLocaleString('en-US')} more parts have problems.`];
}

/**
 * Reads a document, some parts at a time. Parts that cannot be used are left out, a sentence each. Throws a ShareError where nothing can be:
 * `not a share` (no document of Recall), `newer`, `damaged` (no JSON, or not of the shape of version 1), `too large`.
 */
export async function readDocument(json: string, checkItem: CheckItem, breathe: Breathe): Promise<{ shared: SharedWorkspace; problems: string[] }> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ShareError('damaged');
  }
  const version = v.safeParse(anyVersion, value);
  if (!version.success) throw new ShareError('not a share');
  if (version.output.recall > SHARE_VERSION) throw new ShareError('newer');
  const parsed = v.safeParse(outline, value);
  if (!parsed.success) throw new ShareError('damaged');
  const { name, disabledPaths, settings, files, table } = parsed.output;
  if (files.length > MAX_FILES) throw new ShareError('too large');

  const problems: string[] = [];
  const taken = await readFiles(files, problems, breathe);
  const disabled = new Set(disabledPaths);
  const workspace = { name: cleanName(name) || 'Shared workspace', files: taken, disabledPaths: taken.map(({ path }) => path).filter((path) => disabled.has(path)) };
  const shared = { workspace, settings: readSettings(settings, problems), table: await readItems(table, checkItem, problems, breathe) };
  return { shared, problems: listed(problems) };
}
