import { lineDiff, type DiffLine } from '../workspace/line-diff';
import type { Finding } from './finding-types';
import type { Pitfall } from './pitfall';
import { ERROR, fixesOf, foundIn, ownFindings, type Proof } from './test-proof';
import type { Example } from './test-examples';

/** A pitfall with its example, and what both of its sources were proved to do. */
export interface ProvedPitfall {
  pitfall: Pitfall;
  example: Example;
  bad: Proof;
  good: Proof;
}

const SIGNS: Record<DiffLine['kind'], string> = { same: ' ', added: '+', removed: '-', skipped: '@@ ' };

const block = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
const yes = (is: boolean): string => (is ? 'yes' : '');
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Names with an underscore, paths with such a name too, with the parentheses of a call. */
const NAMES = /(?<![\w./])[\w./]*_[\w./]*\w(?:\(\))?/g;

/** Words as Markdown that shows them as they are; names, and what is between backticks, as code. */
function plain(text: string): string {
  const asIs = (words: string): string => words.replace(/[\\*<[\]|]/g, '\\$&').replace(NAMES, '`$&`');
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : asIs(part)))
    .join('');
}

function table(proved: readonly ProvedPitfall[]): string {
  const rows = proved.map(({ pitfall: { code, title, severity }, example, bad }) => {
    const { source, run } = foundIn(example, bad);
    return `| [${code}](#${code.toLowerCase()}) | ${plain(title)} | ${severity} | ${yes(source)} | ${yes(run)} | ${yes(fixesOf(example, bad).length > 0)} |`;
  });
  return ['| Code | Pitfall | Severity | In the source | In a run | Quick fix |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** What is said of a finding: where, and from what it is known. */
function told({ range, message, state, severity, evidence }: Finding, usual: Pitfall['severity']): string {
  const notes = [...(severity === usual ? [] : [`${severity} here`]), ...(state === 'only in the run' ? ['seen in the run alone'] : [])];
  const place = `${range === null ? 'The detection' : `Line ${range.from.line}`}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
  const run = evidence === null ? '' : `\n  In the run: ${plain(evidence.summary)}`;
  return `- ${place}: ${plain(message)}${run}`;
}

function alerts({ example, bad, good }: ProvedPitfall): string {
  const events = counted(example.events.length, 'event');
  if (JSON.stringify(bad.alerts) === JSON.stringify(good.alerts)) return `Of ${events} both examples make ${made(bad)}${bad.alerts.length === 0 ? '' : ', the same'}.`;
  const isAsMany = made(bad) === made(good);
  return `Of ${events} the bad example makes ${made(bad)}, the good one ${isAsMany ? `${good.alerts.length} other` : made(good)}.`;
}

function made({ alerts: all }: Proof): string {
  const errors = all.filter((alert) => alert.includes(ERROR)).length;
  const parts = [...(all.length > errors ? [counted(all.length - errors, 'alert')] : []), ...(errors > 0 ? [`${counted(errors, 'alert')} about ${errors === 1 ? 'an error' : 'errors'}`] : [])];
  return parts.length === 0 ? 'no alert' : parts.join(' and ');
}

function chapter(proved: ProvedPitfall): string {
  const { pitfall, example, bad } = proved;
  const { code, title, severity, explanation, fact, sources } = pitfall;
  const beside = [
    ...(example.also === null ? [] : ['Another detection, which stays as it is:', block('python', example.also)]),
    ...Object.entries(example.helpers).flatMap(([name, text]) => [`What it imports, \`${name}\`:`, block('python', text)]),
  ];
  const yaml = (which: 'bad' | 'good'): string[] => (example.metadata === null ? [] : [block('yaml', example.metadata[which])]);
  const fixes = fixesOf(example, bad).flatMap((fix) => [`Quick fix: ${plain(fix.title)}.`, block('diff', lineDiff(bad.source, fix.source).map(({ kind, text }) => `${SIGNS[kind]}${text}`).join('\n'))]);
  return [
    `<a id="${code.toLowerCase()}"></a>`,
    `## ${code} ${plain(title)}`,
    `Severity: ${severity}.`,
    plain(explanation),
    `**Fact.** ${plain(fact)}`,
    `Sources: ${sources.map(({ name, url }) => (url === null ? plain(name) : `[${plain(name)}](${url})`)).join('; ')}.`,
    '### Bad',
    block('python', bad.source),
    ...yaml('bad'),
    ...beside,
    ownFindings(example, bad).map((finding) => told(finding, severity)).join('\n'),
    ...fixes,
    '### Good',
    block('python', example.sources.good),
    ...yaml('good'),
    alerts(proved),
  ].join('\n\n');
}

/** The text of docs/pitfalls.md. */
export function renderPitfalls(proved: readonly ProvedPitfall[]): string {
  return `# Pitfalls

What Recall looks for in detections that use the cache: ${proved.length} codes. Each has an example that has the pitfall and one that has not, which
\`src/pitfalls/proof.test.ts\` looks into and runs. In the source means: seen before anything has run. In a run means: seen in the requests and
results of a run, here that of the example's events. After a quick fix the pitfall is gone, and the alerts are those of the good example.

A comment on the line, as in \`# recall: ignore RC113\`, silences a code there.

This page is made of the codes (\`src/pitfalls/codes/\`) and the examples (\`src/pitfalls/examples/\`) by \`npm run docs:pitfalls\`.

${table(proved)}

${proved.map(chapter).join('\n\n')}
`;
}
