/** Where and why a text is not JSON. Line and column count from 1, columns in characters of the text. */
export interface JsonProblem {
  offset: number;
  line: number;
  column: number;
  message: string;
  /** The names (`.tags`) and places (`[2]`) that lead to it from the whole; empty where it is in none. */
  path: readonly string[];
}

/** How the parts of a JSON text are laid out again. */
interface Layout {
  /** Spaces a level; 0 keeps everything on one line. */
  indent: number;
  comma: string;
  colon: string;
}

/** What Python's `json.dumps` writes by default, and therefore what `put_dictionary` stores. */
const PYTHON: Layout = { indent: 0, comma: ', ', colon: ': ' };
const PRETTY: Layout = { indent: 2, comma: ',', colon: ': ' };

/** Longer texts are refused: an item has 400 KB at most, and expressions that match strings fail on many megabytes. */
const LONGEST = 1_000_000;
/** Deeper texts are refused, so that no text can exhaust the stack. */
const DEEPEST = 500;

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /-?[A-Za-z_]+/y;
/** Python's json writes and reads these three, although JSON has no such numbers. */
const PYTHON_NUMBERS = ['NaN', 'Infinity', '-Infinity'];

class Stop extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

/** Walks over a JSON text once and collects it in a new layout; numbers and strings stay as they are written. */
class Reader {
  private at = 0;
  private readonly out: string[] = [];
  /** The name (as it is written) or the place of each value that is being read, outermost first. */
  private readonly trail: (string | number)[] = [];
  /** Where a name comes for the second time in its object, the first such place. */
  repeated: readonly string[] | null = null;

  constructor(
    private readonly text: string,
    private readonly layout: Layout,
    private readonly pythonNumbers: boolean,
  ) {}

  read(): string {
    this.value(0);
    this.space();
    if (this.at < this.text.length) throw new Stop(this.at, 'There is something after the end of the value.');
    return this.out.join('');
  }

  /** Where it stands. */
  get path(): string[] {
    return this.trail.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(JSON.parse(part))}`));
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private space(): void {
    this.match(SPACE);
  }

  private next(): string {
    return this.text[this.at] ?? '';
  }

  private newLine(depth: number): void {
    if (this.layout.indent > 0) this.out.push('\n', ' '.repeat(this.layout.indent * depth));
  }

  private value(depth: number): void {
    if (depth > DEEPEST) throw new Stop(this.at, `The value is nested more than ${DEEPEST} levels deep.`);
    this.space();
    const first = this.next();
    if (first === '{') this.members(depth, '}', true);
    else if (first === '[') this.members(depth, ']', false);
    else if (first === '"') this.out.push(this.string());
    else this.out.push(this.scalar());
  }

  private members(depth: number, close: string, named: boolean): void {
    this.out.push(this.next());
    this.at += 1;
    this.space();
    if (this.next() === close) {
      this.at += 1;
      this.out.push(close);
      return;
    }
    const names = new Set<string>();
    for (let index = 0; ; index += 1) {
      this.newLine(depth + 1);
      const name = named ? this.name() : index;
      this.trail.push(name);
      if (typeof name === 'string') {
        if (names.has(name)) this.repeated ??= this.path;
        names.add(name);
      }
      this.value(depth + 1);
      this.trail.pop();
      this.space();
      if (this.next() === close) break;
      if (this.next() !== ',') throw this.missing(close);
      const comma = this.at;
      this.at += 1;
      this.space();
      if (this.next() === close) throw new Stop(comma, `There is a comma too many before "${close}".`);
      this.out.push(this.layout.comma);
    }
    this.at += 1;
    this.newLine(depth);
    this.out.push(close);
  }

  private missing(close: string): Stop {
    if (this.at >= this.text.length) return new Stop(this.at, `The text ends before "${close}".`);
    return new Stop(this.at, `A comma or "${close}" is missing here.`);
  }

  private name(): string {
    this.space();
    if (this.next() !== '"') throw new Stop(this.at, 'A name in double quotes must be here.');
    const name = this.string();
    this.out.push(name);
    this.space();
    if (this.next() !== ':') throw new Stop(this.at, 'A colon is missing after the name.');
    this.at += 1;
    this.out.push(this.layout.colon);
    return name;
  }

  private string(): string {
    const found = this.match(STRING);
    if (found !== null) return found;
    throw this.brokenString();
  }

  private brokenString(): Stop {
    for (let at = this.at + 1; at < this.text.length; at += 1) {
      const character = this.text.charAt(at);
      if (character === '\n') return new Stop(this.at, 'The text in double quotes does not end on its line.');
      if (character < ' ') return new Stop(at, 'A control character must be written as \\u and four digits.');
      if (character === '\\') {
        if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(this.text.slice(at, at + 6))) {
          return new Stop(at, 'JSON does not know this backslash sequence.');
        }
        at += 1;
      }
    }
    return new Stop(this.at, 'The text in double quotes does not end.');
  }

  private scalar(): string {
    const start = this.at;
    const number = this.match(NUMBER);
    if (number !== null) {
      if (/[0-9A-Za-z_.]/.test(this.next())) throw new Stop(start, 'This is not a number as JSON writes it.');
      return number;
    }
    const word = this.match(WORD);
    if (word === 'true' || word === 'false' || word === 'null') return word;
    if (word !== null && this.pythonNumbers && PYTHON_NUMBERS.includes(word)) return word;
    throw new Stop(start, wrongStart(this.text, start, word));
  }
}

function wrongStart(text: string, at: number, word: string | null): string {
  if (at >= text.length) return 'The text ends where a value must be.';
  if (word === 'True' || word === 'False') return `JSON writes ${word} as ${word.toLowerCase()}.`;
  if (word === 'None') return 'JSON writes None as null.';
  if (text[at] === "'") return 'JSON uses double quotes.';
  return 'A value must be here.';
}

function layOut(text: string, layout: Layout, pythonNumbers: boolean): string | JsonProblem {
  if (text.length > LONGEST) {
    const message = `The text has more than ${LONGEST.toLocaleString('en-US')} characters, and an item at most 400 KB.`;
    return { offset: LONGEST, ...position(text, LONGEST), message, path: [] };
  }
  const reader = new Reader(text, layout, pythonNumbers);
  try {
    return reader.read();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { offset: error.offset, ...position(text, error.offset), message: error.message, path: reader.path };
  }
}

/** Where a name comes twice in one object of a JSON text, the first such place; null where none does, and in what is no JSON. */
export function repeatedName(text: string): readonly string[] | null {
  const reader = new Reader(text.slice(0, LONGEST), PYTHON, true);
  try {
    reader.read();
    return reader.repeated;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return null;
  }
}

/** A way into a value as a sentence has it: `profile.tags[2]`; '' for the whole. */
export function pathText(path: readonly string[]): string {
  return path.join('').replace(/^\./, '');
}

/** Line and column, from 1, of an offset into a text. */
export function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/**
 * The text with one member a line, indented by two spaces; a problem when it is not JSON. Unlike parsing and printing,
 * this keeps every number as it is written (also one beyond double precision), doubled names and their order.
 * `pythonNumbers`: `NaN` and `Infinity` are accepted, as Python's json does.
 */
export function prettyJson(text: string, pythonNumbers = false): string | JsonProblem {
  return layOut(text, PRETTY, pythonNumbers);
}

/** The text on one line, spaced as Python's `json.dumps` does; a problem when it is not JSON. */
export function pythonJson(text: string): string | JsonProblem {
  return layOut(text, PYTHON, true);
}

/** A problem as a sentence beside a field. */
export function describeProblem(problem: JsonProblem): string {
  return `Line ${problem.line}, column ${problem.column}: ${problem.message}`;
}
