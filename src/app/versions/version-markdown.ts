import { outcomeSections, section } from '../compare/compare-markdown';
import type { CostSettings } from '../cost/cost-settings';
import { counted } from '../state/count-words';
import { markdownCode } from '../ui/markdown-code';
import type { VersionComparison } from './version-types';
import { compareFindings, findingLine, ONLY_IN, versionLine, versionRows } from './version-words';

/** A comparison of two versions as Markdown, in which nothing that detections or events say is markup. */
export function versionMarkdown(comparison: VersionComparison, other: string, settings: CostSettings): string {
  const { detection, path, events, before, now } = comparison;
  const { gone, added, both } = compareFindings(before.findings, now.findings);
  return [
    `## Two versions of ${markdownCode(detection)}`,
    '',
    `${markdownCode(path)} as it is now, and another version (${markdownCode(other)}), over the same ${counted(events, 'event')} from the same table.`,
    '',
    versionLine(comparison),
    '',
    '| | Other version | As it is now |',
    '| --- | ---: | ---: |',
    ...versionRows(comparison, settings).map((row) => `| ${row.name} | ${row.before} | ${row.now} |`),
    '',
    ...outcomeSections(comparison, ONLY_IN),
    ...section('Findings of the other version alone', gone, findingLine),
    ...section('Findings as it is now alone', added, findingLine),
    ...section('Findings of both', both, findingLine),
  ].join('\n');
}
