import type { Finding, PitfallCode, PitfallSeverity } from '../../pitfalls/finding-types';
import type { Pitfall } from '../../pitfalls/pitfall';
import { counted } from '../state/count-words';
import type { FindingAge, ListedFinding, Looked } from '../state/pitfall-state';
import { markdownCode } from '../ui/markdown-code';

/** Places that were not looked at that are named; the others are counted. */
const PLACES_NAMED = 2;

/** What is known of a finding from the run, in words. */
export function stateText({ state, evidence }: Pick<Finding, 'state' | 'evidence'>): string {
  const events = evidence === null || evidence.events === 0 ? null : counted(evidence.events, 'event');
  if (state === 'confirmed') return events === null ? 'confirmed by the run' : `confirmed by ${events}`;
  if (state === 'only in the run') return events === null ? state : `${state}: ${events}`;
  return state;
}

/** What a state means, as a sentence. */
export const STATE_MEANINGS: Readonly<Record<Finding['state'], string>> = {
  confirmed: 'It is in the source, and the last run shows it.',
  'only in the run': 'The last run shows it. The look at the source alone did not find it.',
  'not in this run': 'The last run made these calls, and nothing went wrong. Other events may do that.',
  'not run': 'The last run says nothing about it: it did not come to these calls.',
  'in the source': 'This shows in sources alone: no run can prove it.',
};

/** How far a finding is behind the code; null: it is not. */
export function ageText(age: FindingAge): { word: string; meaning: string } | null {
  switch (age) {
    case 'as the code is':
      return null;
    case 'code changed':
      return { word: 'older than the code', meaning: 'The source has changed since it was looked at.' };
    case 'run older':
      return { word: 'run older than the code', meaning: 'The source has changed since the run that shows it. Run again to see whether it still does.' };
  }
}

/** How many there are, by severity, or how many of them a filter leaves. */
export function summaryText(findings: readonly { severity: PitfallSeverity }[], shown: number): string {
  if (shown < findings.length) return `${shown.toLocaleString('en-US')} of ${counted(findings.length, 'finding')}`;
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : severity === 'info' ? `${count.toLocaleString('en-US')} info` : counted(count, severity);
  });
  return parts.length === 0 ? '' : `${counted(findings.length, 'finding')}: ${parts.join(', ')}`;
}

/** What was looked at, and what else is to be known of a list. */
export function lookedText({ detections, silenced, hasRun }: Pick<Looked, 'detections' | 'silenced' | 'hasRun'>): string {
  const sentences = [`${counted(detections, 'detection')} looked at.`];
  if (!hasRun) sentences.push('Nothing was run yet: what only a run shows comes after one.');
  if (silenced > 0) sentences.push(`${counted(silenced, 'comment')} ${silenced === 1 ? 'silences' : 'silence'} a code.`);
  return sentences.join(' ');
}

/** What was not looked at, as a sentence; '' where that is nothing. */
export function unreadText(unread: Looked['unread']): string {
  if (unread.length === 0) return '';
  const named = unread.slice(0, PLACES_NAMED).map(({ path, line, text }) => `${line > 0 ? `${path}:${line}` : path} (${text.replace(/\.$/, '')})`);
  const rest = unread.length - named.length;
  return `What was not looked at: ${named.join('; ')}${rest > 0 ? `; and ${counted(rest, 'place')} more` : ''}.`;
}

/** The name of a code, also of one that the catalogue does not have. */
export function titleOf(code: PitfallCode, pitfalls: ReadonlyMap<PitfallCode, Pitfall>): string {
  return pitfalls.get(code)?.title ?? code;
}

/** A finding as Markdown, for a ticket or a review. */
export function findingMarkdown(finding: ListedFinding, pitfall: Pitfall | undefined): string {
  const { code, severity, detection, range, message, evidence, fix } = finding;
  const place = range === null ? [] : [`- Place: ${markdownCode(`${range.path}:${range.from.line}`)}`];
  const blocks = [
    `## ${code} ${pitfall?.title ?? ''}`.trimEnd(),
    [`- Severity: ${severity}`, ...(detection === null ? [] : [`- Detection: ${markdownCode(detection)}`]), ...place, `- State: ${stateText(finding)}`].join('\n'),
    message,
    ...(pitfall === undefined ? [] : [pitfall.explanation, `**Fact.** ${pitfall.fact}`, pitfall.sources.map(({ name, url }) => `- ${url === null ? name : `[${name}](${url})`}`).join('\n')]),
    ...(evidence === null ? [] : [`**In the run.** ${evidence.summary}${evidence.keys.length === 0 ? '' : ` Keys: ${evidence.keys.map(markdownCode).join(', ')}.`}`]),
    ...(fix === null ? [] : [`**Fix.** ${fix.title}.`]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
