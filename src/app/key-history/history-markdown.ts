import { formatUtc } from '../../clock/format-time';
import { valueText } from '../cache/value-text';
import { itemParts } from '../cache/item-type';
import { markdownCode } from '../ui/markdown-code';
import type { KeyHistory, KeyVersion } from './key-versions';

/** Text in a cell of a Markdown table, as code. */
function cell(text: string): string {
  return markdownCode(text).replaceAll('|', '\\|');
}

function changeOf({ after, notes }: KeyVersion): string {
  return [after === null ? 'deleted' : cell(valueText(itemParts(after))), ...notes].join(' ');
}

/** A key's history as a Markdown table, oldest version first. */
export function historyMarkdown(key: string, { versions }: KeyHistory): string {
  const rows = versions.map((version) => {
    const { at, event, detection, by, place } = version;
    const who = [detection === null ? '' : cell(detection), by, place === null ? '' : cell(`${place.path}:${place.line}`)].filter((part) => part !== '');
    return `| ${formatUtc(at)} | ${event === 0 ? '' : event} | ${who.join(', ')} | ${changeOf(version)} |`;
  });
  return [`## ${markdownCode(key)}`, '', '| Time (UTC) | Event | By | Item |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}
