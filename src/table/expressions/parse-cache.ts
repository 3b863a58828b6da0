import type { Parsed } from './ast';

const CAPACITY = 500;

/** Keeps parsed expressions: detections send the same few again and again. */
export class ParseCache<Tree> {
  private readonly parser: (text: string) => Parsed<Tree>;
  private readonly known = new Map<string, Parsed<Tree>>();

  constructor(parser: (text: string) => Parsed<Tree>) {
    this.parser = parser;
  }

  /** The parsed text. Throws what the parser throws. */
  parse(text: string): Parsed<Tree> {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const parsed = this.parser(text);
    // Whoever builds expressions from data would fill the memory; starting afresh is cheap.
    if (this.known.size >= CAPACITY) this.known.clear();
    this.known.set(text, parsed);
    return parsed;
  }
}
