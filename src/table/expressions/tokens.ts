import { invalid, type DynamoError } from '../dynamo-error';

/** A token of an expression; `end` marks the end of the text. */
export interface Token {
  kind: 'word' | 'name' | 'value' | 'number' | 'symbol' | 'end';
  text: string;
  /** Where it begins and ends in the expression's text. */
  from: number;
  to: number;
}

const TOKEN = /([A-Za-z_][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(\d+)|(<>|<=|>=|[=<>()[\].,+-])|(\S)/g;

function kindOf([, word, name, value, number, symbol]: RegExpExecArray): Token['kind'] | null {
  if (word !== undefined) return 'word';
  if (name !== undefined) return 'name';
  if (value !== undefined) return 'value';
  if (number !== undefined) return 'number';
  return symbol !== undefined ? 'symbol' : null;
}

/** DynamoDB's message about a token that cannot stand where it stands, with its neighbours. */
export function syntaxError(text: string, token: Token, previous: Token | undefined, next: Token | undefined): DynamoError {
  const shown = token.kind === 'end' ? '<EOF>' : token.text;
  const to = next === undefined || next.kind === 'end' ? token.to : next.to;
  const near = text.slice(previous?.from ?? token.from, to).trimEnd();
  return invalid(`Syntax error; token: "${shown}", near: "${near}"`);
}

/** The tokens of an expression, the last of kind `end`. Throws a ValidationException for a character without meaning. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const token = { text: match[0], from: match.index, to: match.index + match[0].length };
    const kind = kindOf(match);
    if (kind === null) throw syntaxError(text, { ...token, kind: 'symbol' }, tokens.at(-1), undefined);
    tokens.push({ ...token, kind });
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return tokens;
}
