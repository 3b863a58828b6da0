/**
 * JSON is YAML, nearly. This file writes a JSON text so that readers of YAML 1.2 and of YAML 1.1 find in it what it says: PyYAML, which
 * most Python tools read with, is of the latter kind. Its rules are those of PyYAML 6 (`reader.py`, `scanner.py`, `resolver.py`).
 */

/** A string, a number with an exponent, or a tab between tokens. Strings come first, so that nothing is looked for within them. */
const TOKEN = /"(?:[^"\\]+|\\.)*"|-?\d+(?:\.\d+)?[eE][+-]?\d+|\t/gs;
/** What an escape stands for where YAML 1.1 has another meaning or none for it. */
const SLASH = /\\(.)/gs;
/** Two escapes that make one character: a reader of YAML takes each for one of its own. */
const PAIR = /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|.)/gs;
/** Characters that no YAML text may have as they are, or that YAML 1.1 takes for line breaks; and halves of characters. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A valid JSON text, laid out as it was, in the spelling that all YAML readers take for the same. Numbers stay exact. */
export function jsonAsYaml(json: string): string {
  return json.replace(TOKEN, (token) => {
    if (token === '\t') return '  ';
    return token.startsWith('"') ? stringAsYaml(token) : numberAsYaml(token);
  });
}

function stringAsYaml(quoted: string): string {
  return quoted
    .replace(SLASH, (escape, character: string) => (character === '/' ? '/' : escape))
    .replace(PAIR, (escape) => (escape.length > 2 ? String(JSON.parse(`"${escape}"`)) : escape))
    .replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** YAML 1.1 takes `1e5` for a text: there, a float has a point, and its exponent a sign. */
function numberAsYaml(number: string): string {
  const [mantissa = '', exponent = ''] = number.split(/[eE]/);
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${/^[+-]/.test(exponent) ? exponent : `+${exponent}`}`;
}
