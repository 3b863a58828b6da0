import { describe } from './describe';
import { lineOfKey } from './read-yaml';
import type { FileProblem, WorkspaceFile } from './workspace-types';

/** The fields of one mapping; what has a wrong type is reported once and counts as absent. */
export class FieldReader {
  readonly problems: FileProblem[] = [];

  constructor(
    private readonly file: WorkspaceFile,
    private readonly mapping: Record<string, unknown>,
  ) {}

  line(key: string): number | null {
    return lineOfKey(this.file.text, key);
  }

  report(key: string, severity: FileProblem['severity'], message: string): void {
    this.problems.push({ path: this.file.path, line: this.line(key), column: null, severity, message });
  }

  keys(): string[] {
    return Object.keys(this.mapping);
  }

  has(key: string): boolean {
    return Object.hasOwn(this.mapping, key) && this.mapping[key] !== null;
  }

  private read<Value>(key: string, expected: string, accept: (value: unknown) => value is Value): Value | null {
    if (!this.has(key)) return null;
    const value = this.mapping[key];
    if (accept(value)) return value;
    this.report(key, 'error', `${key} must be ${expected}, but it is ${describe(value)}.`);
    return null;
  }

  text(key: string): string | null {
    return this.read(key, 'a text', (value) => typeof value === 'string');
  }

  bool(key: string): boolean | null {
    return this.read(key, 'true or false', (value) => typeof value === 'boolean');
  }

  wholeNumber(key: string, least: number): number | null {
    return this.read(key, `a whole number from ${least}`, (value): value is number => Number.isSafeInteger(value) && Number(value) >= least);
  }

  list(key: string): unknown[] | null {
    return this.read(key, 'a list', (value) => Array.isArray(value));
  }

  texts(key: string): string[] | null {
    return this.read(key, 'a list of texts', (value): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string'));
  }
}

