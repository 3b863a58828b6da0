/** Which lines of a file were reached, as a report tells of it. */
export interface CoveredFile {
  path: string;
  /** All that can be reached; they ascend. */
  lines: readonly number[];
  /** The lines that were, each with the number of tests; 0: it was reached while the module was loaded. */
  reached: ReadonlyMap<number, number>;
}

/**
 * `lcov.info` in pieces, a file each, as editors and CI systems read it (geninfo describes it): a `DA`
 * line has a line and how often it was reached, which is the number of tests here, 1 at least.
 */
export function* lcov(files: Iterable<CoveredFile>): Generator<string> {
  for (const { path, lines, reached } of files) {
    const counts = lines.map((line) => `DA:${line},${reached.has(line) ? Math.max(1, reached.get(line) ?? 0) : 0}\n`);
    // A path ends with its line.
    yield `TN:\nSF:${path.replace(/[\r\n]/g, ' ')}\n${counts.join('')}LF:${lines.length}\nLH:${reached.size}\nend_of_record\n`;
  }
}
