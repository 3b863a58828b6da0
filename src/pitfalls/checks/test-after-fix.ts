import { expect } from 'vitest';
import type { FileAnalysis, PitfallCode, StaticFinding } from '../finding-types';
import { edited, type TestAnalysis } from '../test-analysis';

/** Findings of a code. */
export function findingsOf({ findings }: FileAnalysis, code: PitfallCode): readonly StaticFinding[] {
  return findings.filter((found) => found.code === code);
}

/** Findings of a code as (line, severity where it has one of its own). */
export function linesOf(answer: FileAnalysis, code: PitfallCode): (number | string)[] {
  expect(answer.unread).toEqual([]);
  return answer.findings.filter((found) => found.code === code).map(({ range, severity }) => (severity ? `${String(range.from.line)} ${severity}` : range.from.line));
}

/** The source after the fix of the first finding of a code: it is gone then, and no other has come instead, but for those of `besides`. */
export function afterFix(analyse: (given: TestAnalysis | string) => FileAnalysis, source: string, code: PitfallCode, besides: readonly PitfallCode[] = []): string {
  const before = analyse(source).findings;
  const found = before.find((one) => one.code === code);
  expect(found?.fix, `a fix of ${code}`).toBeTruthy();
  const fixed = edited(source, found?.fix?.edits ?? []);
  const after = analyse(fixed);
  expect(after.unread).toEqual([]);
  const codes = after.findings.filter(({ severity }) => severity !== 'info').map((one) => one.code).filter((one) => !besides.includes(one));
  expect(codes).not.toContain(code);
  expect(before.map((one) => one.code)).toEqual(expect.arrayContaining(codes));
  return fixed;
}
