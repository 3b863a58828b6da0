import type { UnitTestResult } from '../python/boot';
import { shownText } from '../workspace/shown-text';

/**
 * In what two results of a test differ, as the end of a sentence about the second (`it returned False instead of True`); null where
 * they are the same: output, whether it passed, and what each function gave or raised. What was printed is of no matter.
 */
export function differenceOf(was: UnitTestResult, now: UnitTestResult): string | null {
  if (was.output !== now.output) {
    if (now.output !== null || now.error === null) return `it returned ${pythonBool(now.output)} instead of ${pythonBool(was.output)}`;
    return `${now.error.function} raised ${now.error.type}: ${shownText(now.error.message, 200)}`;
  }
  const names = new Set([...Object.keys(was.functions), ...Object.keys(now.functions)]);
  for (const name of names) {
    const [a, b] = [was.functions[name], now.functions[name]];
    if (a?.error?.type !== b?.error?.type || a?.error?.message !== b?.error?.message) {
      return b?.error ? `${name} raised ${b.error.type}: ${shownText(b.error.message, 200)}` : `${name} did not raise ${a?.error?.type ?? 'anything'}`;
    }
    if (a?.output !== b?.output) return `${name} gave ${shownText(b?.output ?? 'nothing', 80)} instead of ${shownText(a?.output ?? 'nothing', 80)}`;
  }
  if (was.error?.type !== now.error?.type || was.error?.function !== now.error?.function) return now.error ? `${now.error.function} raised ${now.error.type}` : `it did not raise ${was.error?.type ?? 'anything'}`;
  return was.passed === now.passed ? null : `it ${now.passed ? 'passed' : 'failed'}`;
}

function pythonBool(value: boolean | null): string {
  return value === null ? 'None' : value ? 'True' : 'False';
}
