import { describe, expect, it } from 'vitest';
import { toMarkdown } from './share-markdown';
import type { SharedWorkspace } from './share-types';

function shared(files: SharedWorkspace['workspace']['files'], rest: Partial<SharedWorkspace> = {}): SharedWorkspace {
  return { workspace: { name: 'W', files, disabledPaths: [] }, settings: null, table: [], ...rest };
}

/** The text outside fenced blocks, as CommonMark finds them: a fence ends with at least as many back quotes. */
function outside(markdown: string): string {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    const run = /^ {0,3}(`{3,})[^`]*$/.exec(line)?.[1];
    if (fence === null && run !== undefined) fence = run;
    else if (fence === null) lines.push(line);
    else if (run !== undefined && run.length >= fence.length && line.trim() === run) fence = null;
  }
  if (fence !== null) throw new Error('A fence is left open.');
  return lines.join('\n');
}

describe('Markdown', () => {
  it('has a block for every part', () => {
    const markdown = toMarkdown(
      shared(
        [
          { path: 'events/e.jsonl', text: '{"a":1}\n' },
          { path: 'rules/a.py', text: 'x = 1' },
        ],
        { settings: { seed: 3, helpers: '1.0.2' }, table: [{ key: { S: 'k' } }] },
      ),
    );
    expect(markdown).toBe(
      '# ` W `\n\n## ` rules/a.py `\n\n```python\nx = 1\n```\n\n## ` events/e.jsonl `\n\n```json\n{"a":1}\n```\n\n' +
        '## Settings\n\n```\nhelpers: 1.0.2\nseed: 3\n```\n\n## Table\n\n```json\n{"Item":{"key":{"S":"k"}}}\n```\n',
    );
  });

  it('lets no content out of its block', () => {
    const evil = '"""\n```\n<img src=x onerror=alert(1)>\n````\r~~~~\r`````\n# title\n';
    const markdown = toMarkdown(shared([{ path: 'rules/`<b>`.py', text: evil }], { workspace: { name: '# <i>`\n```', files: [{ path: 'rules/`<b>`.py', text: evil }], disabledPaths: [] } }));
    expect(outside(markdown)).toBe('# ```` # <i>` ``` ````\n\n## `` rules/`<b>`.py ``\n\n');
  });

  it('shows the first events and items, and says how many more there are', () => {
    const events = Array.from({ length: 120 }, (_, index) => `{"n":${index}}\n`).join('');
    const markdown = toMarkdown(shared([{ path: 'events/e.jsonl', text: events }]));
    expect(markdown).toContain('{"n":49}\n```\n\n70 more lines are left out.');
    expect(markdown).not.toContain('{"n":50}');
    const long = toMarkdown(shared([{ path: 'events/e.jsonl', text: `${'x'.repeat(50_000)}\nnext\n` }]));
    expect(long.length).toBeLessThan(21_000);
    expect(long).toContain('1 more lines are left out.');
  });
});
