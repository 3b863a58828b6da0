import type { DocExample, DocVariant, Expected } from './doc-example';

const word = (expected: Expected): string => (expected === true ? 'alert' : expected === false ? 'no alert' : expected);

/** Runs of the same outcome, e.g. `no alert ×9, alert`. */
function outcomes(expected: readonly Expected[]): string {
  const parts: { text: string; count: number }[] = [];
  for (const text of expected.map(word)) {
    const last = parts.at(-1);
    if (last?.text === text) last.count += 1;
    else parts.push({ text, count: 1 });
  }
  return parts.map(({ text, count }) => (count > 1 ? `${text} ×${count}` : text)).join(', ');
}

const result = (variant: DocVariant): string =>
  variant.setup ? `not loaded: ${variant.setup.type}${variant.setup.line === null ? '' : `, line ${variant.setup.line}`}` : outcomes(variant.expected);

function table(examples: readonly DocExample[]): string {
  const rows = examples.flatMap(({ block, section, variants }) =>
    variants.map(
      (variant, index) =>
        `| ${index === 0 ? block : ''} | ${index === 0 ? section : ''} | ${variant.what} | ${result(variant)} | ${variant.outcome} | [file](../src/replay/doc-examples/${variant.file}) |`,
    ),
  );
  return ['| Block | Section | Pasted | Outcome of the events | In words | |', '| ---: | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** The text of docs/doc-examples.md. */
export function renderDocExamples(examples: readonly DocExample[]): string {
  const of = (page: DocExample['page']): string => table(examples.filter((example) => example.page === page));
  return `# The documentation's code examples

What happens when each code block of the vendor's two documentation pages on caching is pasted into Recall: as it stands,
lost indentation and missing lines included, and in a form that runs. The blocks are quoted for this comparison; the
changes are ours. Helpers are version 1.0.2 and the table is empty at first. Every row is run by
\`src/replay/doc-examples/doc-examples.test.ts\`, which also keeps this page true (\`npx vitest run src/replay/doc-examples -u\`
writes it anew).

## The current page: \`panther_detection_helpers\`

${of('current')}

## The older page: \`panther_oss_helpers\`

${of('older')}
`;
}
