import { endingOf, isEventsPath } from '../paths';
import { SETTING_NAMES } from './read-settings';
import type { SharedWorkspace } from './share-types';

/** Most lines of an events file or of the table, and most characters of them: text for people, not for machines. */
const MAX_LINES = 50;
const MAX_CHARACTERS = 20_000;

const LANGUAGES: Readonly<Record<string, string>> = { '.py': 'python', '.yml': 'yaml', '.yaml': 'yaml', '.jsonl': 'json', '.json': 'json' };

/** A run of back quotes longer than any in the text, and at least `least` of them: the text cannot end what they begin. */
function quotesAround(text: string, least: number): string {
  let longest = 0;
  for (const { length } of text.match(/`+/g) ?? []) longest = Math.max(longest, length);
  return '`'.repeat(Math.max(least, longest + 1));
}

/** Text on one line that Markdown takes as it is, whatever is in it. */
function code(text: string): string {
  const quotes = quotesAround(text, 1);
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
  return `${quotes} ${line} ${quotes}`;
}

/** A fenced block. Inside it neither Markdown nor HTML means anything. */
function block(text: string, language: string): string {
  const fence = quotesAround(text, 3);
  return `${fence}${language}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}\n`;
}

/** The first lines, and a sentence about the rest. */
function firstLines(text: string): { text: string; rest: string } {
  const lines = text.replace(/\n$/, '').split('\n');
  let count = 0;
  for (let characters = 0; count < Math.min(lines.length, MAX_LINES); count++) {
    characters += (lines[count]?.length ?? 0) + 1;
    if (characters > MAX_CHARACTERS && count > 0) break;
  }
  const more = lines.length - count;
  const shown = lines.slice(0, count).join('\n');
  const cut = shown.length > MAX_CHARACTERS ? `${shown.slice(0, MAX_CHARACTERS)}…` : shown;
  return { text: cut, rest: more > 0 ? `\n${more.toLocaleString('en-US')} more lines are left out.\n` : '' };
}

function section(path: string, text: string): string {
  const { text: shown, rest } = isEventsPath(path) ? firstLines(text) : { text, rest: '' };
  return `## ${code(path)}\n\n${block(shown, LANGUAGES[endingOf(path)] ?? '')}${rest}`;
}

/**
 * The workspace as Markdown for an issue or a chat: files, settings and table in fenced blocks; of events and items the
 * first ones. Nothing in the content is taken for Markdown or HTML.
 */
export function toMarkdown({ workspace, settings, table }: SharedWorkspace): string {
  const parts = [`# ${code(workspace.name)}\n`];
  const ordered = [...workspace.files].sort((a, b) => Number(isEventsPath(a.path)) - Number(isEventsPath(b.path)));
  parts.push(...ordered.map(({ path, text }) => section(path, text)));
  if (settings !== null) {
    const lines = SETTING_NAMES.flatMap((name) => (settings[name] === undefined ? [] : [`${name}: ${settings[name]}`]));
    parts.push(`## Settings\n\n${block(lines.join('\n'), '')}`);
  }
  if (table.length > 0) {
    const { text, rest } = firstLines(table.map((item) => JSON.stringify({ Item: item })).join('\n'));
    parts.push(`## Table\n\n${block(text, 'json')}${rest}`);
  }
  return parts.join('\n');
}
