import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from './finding-types';
import { readExamples } from './test-examples';
import { bootProof, fixesOf, foundIn, otherAlarms, ownFindings, type Prove } from './test-proof';

const examples = readExamples();
let prove: Prove;

beforeAll(async () => {
  prove = await bootProof();
});

function words({ code, severity, range, message, state }: Finding): string {
  return `${code} ${severity} ${range?.path ?? ''}:${range?.from.line ?? 0} ${message} (${state})`;
}

describe.each(examples)('$code', (example) => {
  it('is found in the bad example, and not in the good one, nor anything else that matters', () => {
    const bad = prove(example, 'bad');
    const good = prove(example, 'good');
    expect([...bad.unread, ...good.unread]).toEqual([]);
    expect(ownFindings(example, bad)).not.toEqual([]);
    expect(ownFindings(example, good).map(words)).toEqual([]);
    expect(otherAlarms(example, good).map(words)).toEqual([]);
  });

  it('is gone after each quick fix, which brings nothing else, and the alerts are those that are meant', () => {
    const bad = prove(example, 'bad');
    const good = prove(example, 'good');
    const known = new Set(bad.findings.map(({ code }) => code));
    for (const { title, source } of fixesOf(example, bad)) {
      const fixed = prove(example, 'bad', source);
      expect(fixed.unread, title).toEqual([]);
      expect(ownFindings(example, fixed).map(words), title).toEqual([]);
      expect(otherAlarms(example, fixed).filter(({ code }) => !known.has(code)).map(words), title).toEqual([]);
      expect(fixed.alerts, title).toEqual(good.alerts);
    }
  });
});

it('shows each pitfall in the source or in the run, and most in both', () => {
  const found = examples.map((example) => ({ code: example.code, ...foundIn(example, prove(example, 'bad')) }));
  expect(found.filter(({ source, run }) => !source && !run)).toEqual([]);
  expect(found.filter(({ source }) => !source).map(({ code }) => code)).toEqual(['RC107', 'RC114', 'RC119']);
  expect(found.filter(({ run }) => !run).map(({ code }) => code)).toEqual(['RC105', 'RC120', 'RC121', 'RC123', 'RC132', 'RC133', 'RC134', 'RC135']);
});
