import { showText } from './show-text';

/** Text as code in Markdown: nothing in it is markup (but | in a table). '' stays empty. */
export function markdownCode(text: string): string {
  const shown = showText(text);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return shown === '' ? '' : `${fence} ${shown} ${fence}`;
}
