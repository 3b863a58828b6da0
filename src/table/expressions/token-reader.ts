import { invalid, type DynamoError } from '../dynamo-error';
import type { Operand, Parsed, WrittenPath } from './ast';
import { isReserved } from './reserved-words';
import { syntaxError, tokenize, type Token } from './tokens';

/** How deep parentheses and functions may be nested; DynamoDB bounds an expression by its length of 4 KB. */
const MAX_NESTING = 150;
const MAX_LENGTH = 4096;

/** Reads an expression's tokens one after the other; knows paths and operands, which all kinds of expressions share. */
export class TokenReader {
  readonly names = new Set<string>();
  readonly values = new Set<string>();
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;
  private readonly end: Token;

  constructor(text: string) {
    if (text.trim() === '') throw invalid('The expression can not be empty;');
    if (text.length > MAX_LENGTH) {
      throw invalid('Expression size has exceeded the maximum allowed size;');
    }
    this.text = text;
    this.tokens = tokenize(text);
    this.end = { kind: 'end', text: '', from: text.length, to: text.length };
  }

  get token(): Token {
    return this.tokens[this.position] ?? this.end;
  }

  /** Takes the current token, whatever it is. */
  take(): Token {
    const token = this.token;
    this.position += 1;
    return token;
  }

  /** Whether the current token is this symbol. */
  isSymbol(symbol: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === symbol;
  }

  /** Whether the current token is this keyword (given in upper case), in any case of its letters. */
  isKeyword(keyword: string): boolean {
    return this.token.kind === 'word' && this.token.text.toUpperCase() === keyword;
  }

  /** Takes the symbol if it comes next. */
  acceptSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.position += 1;
    return true;
  }

  /** Takes the keyword if it comes next. */
  acceptKeyword(keyword: string): boolean {
    if (!this.isKeyword(keyword)) return false;
    this.position += 1;
    return true;
  }

  expectSymbol(symbol: string): void {
    if (!this.acceptSymbol(symbol)) throw this.unexpected();
  }

  expectKeyword(keyword: string): void {
    if (!this.acceptKeyword(keyword)) throw this.unexpected();
  }

  expectEnd(): void {
    if (this.token.kind !== 'end') throw this.unexpected();
  }

  /** Whether a function's name and its parenthesis come next. */
  isCall(): boolean {
    const next = this.tokens[this.position + 1];
    return this.token.kind === 'word' && next?.kind === 'symbol' && next.text === '(';
  }

  /** The error for a current token that cannot stand here. */
  unexpected(): DynamoError {
    return syntaxError(this.text, this.token, this.tokens[this.position - 1], this.tokens[this.position + 1]);
  }

  /** Reads what lies one level deeper. */
  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_NESTING) throw invalid('The expression is nested too deeply;');
    const result = read();
    this.depth -= 1;
    return result;
  }

  /** A document path such as `a.#b[0]`. Reserved words are refused. */
  path(): WrittenPath {
    const path: (string | number)[] = [this.pathName()];
    for (;;) {
      if (this.acceptSymbol('.')) {
        path.push(this.pathName());
      } else if (this.acceptSymbol('[')) {
        if (this.token.kind !== 'number') throw this.unexpected();
        path.push(Number(this.take().text));
        this.expectSymbol(']');
      } else {
        return path;
      }
    }
  }

  /** The name of a `:value`. */
  value(): string {
    if (this.token.kind !== 'value') throw this.unexpected();
    const { text } = this.take();
    this.values.add(text);
    return text;
  }

  /** A function's name and operands. */
  call(): { name: string; operands: Operand[] } {
    const name = this.take().text;
    this.expectSymbol('(');
    const operands = this.nested(() => this.operands());
    this.expectSymbol(')');
    return { name, operands };
  }

  /** Operands separated by commas, at least one. */
  operands(): Operand[] {
    const operands = [this.operand()];
    while (this.acceptSymbol(',')) operands.push(this.operand());
    return operands;
  }

  /** A path, a value or a function. */
  operand(): Operand {
    if (this.token.kind === 'value') return { kind: 'value', name: this.value() };
    if (this.isCall()) return { kind: 'function', ...this.call() };
    return { kind: 'path', path: this.path() };
  }

  /** The finished expression. */
  parsed<Tree>(tree: Tree): Parsed<Tree> {
    return { tree, names: this.names, values: this.values };
  }

  private pathName(): string {
    const { kind, text } = this.token;
    if (kind === 'name') {
      this.names.add(text);
    } else if (kind !== 'word' || text.startsWith('_')) {
      throw this.unexpected();
    } else if (isReserved(text)) {
      throw invalid(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
    }
    return this.take().text;
  }
}
