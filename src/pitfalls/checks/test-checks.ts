import { expect } from 'vitest';
import type { FileAnalysis, PitfallCode } from '../finding-types';
import { bootAnalysis, edited, type TestAnalysis } from '../test-analysis';

/** A rule with a body, which begins on line 9, and with one line before it; `user` and `key` are there. */
export function ruleWith(body: string, before = ''): string {
  const lines = body.trim().split('\n').map((line) => `    ${line}\n`).join('');
  return `import time
from datetime import datetime, timedelta
from panther_detection_helpers.caching import add_to_string_set, evaluate_threshold, get_counter, get_dictionary, get_string_set, increment_counter, put_dictionary, put_string_set, remove_from_string_set, reset_counter, set_key_expiration
${before}

def rule(event):
    user = event["user"]
    key = f"logins:{user}"
${lines}`;
}

/** What tests of checks ask. */
export interface Checks {
  analyse: (given: TestAnalysis | string) => FileAnalysis;
  /** Code and line of findings above info. */
  found: (given: TestAnalysis | string) => [PitfallCode, number][];
  /** Code and line of those that are info. */
  noted: (given: TestAnalysis | string) => [PitfallCode, number][];
  /**
   * The source after the first quick fix of a code. Fails where there is none, the code is still found, or it brings up anything else above
   * info, of whatever code.
   */
  afterFix: (source: string, code: PitfallCode) => string;
}

/** Boots the analysis, for `beforeAll`. `codes`: those that the tests are about; others are left out of `found` and `noted`. */
export async function bootChecks(codes: readonly PitfallCode[]): Promise<Checks> {
  const analyse = await bootAnalysis();
  const list = (given: TestAnalysis | string, isInfo: boolean): [PitfallCode, number][] =>
    analyse(given)
      .findings.filter(({ code, severity }) => codes.includes(code) && (severity === 'info') === isInfo)
      .map(({ code, range }) => [code, range.from.line]);
  return {
    analyse,
    found: (given) => list(given, false),
    noted: (given) => list(given, true),
    afterFix(source, code) {
      const before = analyse(source).findings;
      const fix = before.find((one) => one.code === code)?.fix;
      if (!fix) throw new Error(`There is no fix of ${code}.`);
      const fixed = edited(source, fix.edits);
      const after = analyse(fixed);
      expect(after.unread).toEqual([]);
      const known = before.map((one) => one.code).filter((one) => one !== code);
      expect(after.findings.filter((one) => !known.includes(one.code) && (one.severity !== 'info' || one.code === code))).toEqual([]);
      return fixed;
    },
  };
}
