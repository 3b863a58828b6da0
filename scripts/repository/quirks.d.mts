/** What one test of a repository gives. */
export interface ExpectedTest {
  /** Its YAML; for tests that are inherited, that of the detection which inherits them. */
  file: string;
  /** ID of the detection. */
  id: string;
  test: string;
  gives: 'passed' | 'failed' | 'error';
  /** With `error`: the function, and the class of what it raised, where that is said. */
  error: { function: string; type: string } | null;
  /** What functions give, where that is said. */
  functions: Record<string, unknown>;
}

export interface Repository {
  /** Texts by path. */
  files: Record<string, string>;
  expected: ExpectedTest[];
}

export function readQuirks(): Repository;
