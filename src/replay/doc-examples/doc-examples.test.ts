import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunPlan } from '../../engine/engine-protocol';
import type { Item } from '../../trace/item';
import type { ResultEntry } from '../../trace/trace-types';
import { defaultSettings } from '../../python/test-plan';
import { bootTestEngine, testPlan, type TestRun } from '../test-engine';
import { currentPage } from './current-page';
import type { DocVariant } from './doc-example';
import { olderPage } from './older-page';
import { renderDocExamples } from './render-doc-examples';

const docExamples = [...currentPage, ...olderPage];

let run: (plan: RunPlan) => TestRun;
beforeAll(async () => {
  run = await bootTestEngine();
}, 60_000);

const outcome = (result: ResultEntry): boolean | string | null => (result.error ? result.error.type : result.output);

function expectTable(actual: ReadonlyMap<string, Item>, expected: NonNullable<DocVariant['table']>): void {
  expect([...actual.keys()].sort()).toEqual(Object.keys(expected).sort());
  for (const [key, attributes] of Object.entries(expected)) {
    for (const [name, value] of Object.entries(attributes)) {
      const found = actual.get(key)?.[name];
      if (value && typeof value === 'object' && 'contains' in value) {
        expect(found && 'S' in found ? found.S : found).toContain(value.contains);
      } else expect(found, `${key} ${name}`).toEqual(value);
    }
  }
}

describe.each(docExamples)('$page page, block $block: $section', ({ page, block, variants }) => {
  it.each(variants)('$what', (variant) => {
    const source = readFileSync(new URL(variant.file, import.meta.url), 'utf8');
    const path = `rules/${page}-${String(block).padStart(2, '0')}.py`;
    const { entries, trace } = run(
      testPlan({ [path]: source }, variant.events, { settings: { ...defaultSettings, ...variant.settings } }),
    );
    const results = entries.filter((entry) => entry.kind === 'result');
    if (variant.setup) {
      expect(results).toHaveLength(1);
      const error = results[0]?.error;
      expect(error).toMatchObject({ type: variant.setup.type, line: variant.setup.line });
      expect(error?.message).toContain(variant.setup.message);
      return;
    }
    expect(results.map(outcome)).toEqual(variant.expected);
    if (variant.error) {
      const error = results.find((result) => result.error)?.error;
      expect(error?.message).toContain(variant.error.message);
      expect(error?.line).toBe(variant.error.line);
    }
    if (variant.reads !== undefined) {
      expect(entries.filter((entry) => entry.kind === 'request' && entry.operation === 'GetItem')).toHaveLength(variant.reads);
    }
    if (variant.table) expectTable(trace.table(), variant.table);
  });
});

it('docs/doc-examples.md says what these examples do', async () => {
  await expect(renderDocExamples(docExamples)).toMatchFileSnapshot('../../../docs/doc-examples.md');
});
