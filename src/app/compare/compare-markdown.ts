import { formatUtc } from '../../clock/format-time';
import type { AlertGroup } from '../../replay/alert-groups';
import type { Item } from '../../trace/item';
import { itemParts } from '../cache/item-type';
import { valueText } from '../cache/value-text';
import { numeral } from '../state/count-words';
import { markdownCode } from '../ui/markdown-code';
import type { RunComparison } from './compare';
import { alertChangeText, comparisonLine, inputLines, keyChangeText, type OnlyIn } from './compare-words';

/** Rows that each list of the text has at most. */
const LISTED = 200;

/** A list under a heading with its count; nothing where it is empty. */
export function section<One>(title: string, all: readonly One[], line: (one: One) => string): string[] {
  if (all.length === 0) return [];
  const rest = all.length - LISTED;
  return [`### ${title} (${numeral(all.length)})`, '', ...all.slice(0, LISTED).map((one) => `- ${line(one)}`), ...(rest > 0 ? [`- … and ${numeral(rest)} more`] : []), ''];
}

function alertLine({ severity, title, detection, dedup, from, isError }: AlertGroup): string {
  const kind = isError ? 'error' : severity;
  return `${kind === '' ? '' : `${markdownCode(kind)} `}${markdownCode(title)} of ${markdownCode(detection)}, dedup ${markdownCode(dedup)}, from ${formatUtc(from)} UTC`;
}

function itemText(item: Item | null): string {
  return item === null ? 'none' : markdownCode(valueText(itemParts(item)));
}

/** What became of alerts and keys, as Markdown. */
export function outcomeSections({ alerts: { gained, lost, changed }, keys }: Pick<RunComparison, 'alerts' | 'keys'>, onlyIn?: OnlyIn): string[] {
  return [
    ...section('Alerts gained', gained, alertLine),
    ...section('Alerts lost', lost, alertLine),
    ...section('Alerts changed', changed, ({ before, now }) => `${alertLine(now)}: ${markdownCode(alertChangeText(before, now))}`),
    ...section('Keys that differ', keys, (key) => `${markdownCode(key.key)} ${keyChangeText(key, onlyIn)}: ${itemText(key.before)} → ${itemText(key.now)}`),
  ];
}

/** A comparison as Markdown, in which nothing that detections or events say is markup. */
export function comparisonMarkdown(comparison: RunComparison): string {
  const line = comparisonLine(comparison);
  return [
    '## Comparison with the last run',
    '',
    line === '' ? 'Nothing differs.' : `${line}.`,
    '',
    ...section('Different before the run', inputLines(comparison), markdownCode),
    ...outcomeSections(comparison),
  ].join('\n');
}
