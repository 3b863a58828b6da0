import type { Parsed, WrittenPath } from './ast';
import { TokenReader } from './token-reader';

/** Parses a projection expression into its paths. Throws a ValidationException (without the parameter's name). */
export function parseProjection(text: string): Parsed<readonly WrittenPath[]> {
  const reader = new TokenReader(text);
  const paths = [reader.path()];
  while (reader.acceptSymbol(',')) paths.push(reader.path());
  reader.expectEnd();
  return reader.parsed(paths);
}
