/** What a finding is. The words are shown as they are. */
export type SensitiveKind =
  | 'AWS access key'
  | 'AWS secret key'
  | 'GitHub token'
  | 'Slack token'
  | 'Stripe key'
  | 'Google key'
  | 'JSON web token'
  | 'private key'
  | 'password or secret'
  | 'e-mail address'
  | 'public IP address'
  | 'phone number'
  | 'payment card number'
  | 'name of a person';

/** A kind, and how it is found in a line. */
export interface SensitivePattern {
  kind: SensitiveKind;
  /** Text without which the pattern need not be tried: cheap to look for. */
  hint?: string | RegExp;
  /**
   * Global; group 1 is the text itself where that is not the whole match. Every repetition is bounded or begins where
   * no other can, so that the time is linear in the length of the line.
   */
  pattern: RegExp;
  /** Whether a match is one indeed; `line` is what it stands in. */
  accept?: (text: string, line: string) => boolean;
}

/** Words that stand where a secret would: samples, references to a variable, and nothing at all. */
const PLACEHOLDER = /^(?:null|none|true|false|undefined|example|changeme|redacted|secret|password|token|str|string|\W*|[x*._-]+|[(<[{].*|(?:your|my|test|dummy|fake|sample|the)[-_ ].*)$/i;

function isSecret(text: string): boolean {
  return text.length >= 6 && !PLACEHOLDER.test(text) && !/^(?:os\.|env|\$|%|event[.[(])/.test(text);
}

/** Hosts of examples (RFC 2606 and 6761), which nobody has an address at. */
const EXAMPLE_HOST = /(?:^|\.)(?:example|test|invalid|localhost|local|internal|example\.(?:com|net|org|edu))$/i;
const ADDRESS_AT = /@([a-z0-9.-]{1,253})/gi;

function isExampleHost(host: string): boolean {
  return EXAMPLE_HOST.test(host.replace(/\.$/, ''));
}

/** Whether a line has an address, and only addresses of examples: then its names are made up too. */
function speaksOfExamples(line: string): boolean {
  const hosts = [...line.matchAll(ADDRESS_AT)].map(([, host]) => host ?? '');
  return hosts.length > 0 && hosts.every(isExampleHost);
}

/** Accounts that AWS uses in its documentation. */
const EXAMPLE_ACCOUNTS = new Set(['111122223333', '123456789012', '444455556666', '555566667777', '777788889999', '012345678901']);

/** Whether a line names accounts, and only those of documentation: then its key IDs are made up too. */
function isExampleAccount(line: string): boolean {
  const accounts = [...line.matchAll(/"accountId"\s{0,8}:\s{0,8}"(\d{12})"/g)].map(([, account]) => account ?? '');
  return accounts.length > 0 && accounts.every((account) => EXAMPLE_ACCOUNTS.has(account));
}

/** IPv4 addresses that belong to nobody: private, documentation, shared, loopback, multicast, reserved. */
function isPublicIp(text: string): boolean {
  const parts = text.split('.').map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  if (parts.some((part) => part > 255)) return false;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if ((a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32)) return false;
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) return false;
  if ((a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) || (a === 203 && b === 0 && c === 113)) return false;
  // Numbers of versions, such as Chrome's 144.0.0.0, have the form of addresses.
  return !(b === 0 && c === 0 && d === 0);
}

/** Whether the digits of a card number have the length and beginning of an issuer's, and their last one checks the others (Luhn). */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (!/^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12})$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits.charAt(digits.length - 1 - at));
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const SECRET_NAME = '[a-z0-9_.-]{0,40}(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|secret[_-]?access[_-]?key|private[_-]?key|authorization)';
const NAME_FIELD = '(?:user|user_?name|display_?name|full_?name|real_?name|owner|employee|person|contact)';

/** In the order in which they are tried: what one has found is not found again by another. */
export const PATTERNS: readonly SensitivePattern[] = [
  { kind: 'private key', hint: 'PRIVATE KEY', pattern: /-----BEGIN (?:[A-Z]{2,9} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g },
  { kind: 'AWS access key', hint: /A(?:KI|SI)A/, pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g, accept: (text, line) => !text.endsWith('EXAMPLE') && !isExampleAccount(line) },
  {
    kind: 'AWS secret key',
    hint: /secret|aws/i,
    pattern: /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g,
    accept: (text, line) => /secret|aws[_-]?(?:access|session)/i.test(line) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text) && !text.includes('EXAMPLE'),
  },
  { kind: 'GitHub token', hint: /gh[opsur]_|github_pat_/, pattern: /(?<![A-Za-z0-9_])(?:gh[opsur]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/g },
  { kind: 'Slack token', hint: 'xox', pattern: /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,255}/g },
  { kind: 'Slack token', hint: 'hooks.slack.com', pattern: /hooks\.slack\.com\/services\/[A-Za-z0-9/]{20,100}/g },
  { kind: 'Stripe key', hint: /[rs]k_live_|whsec_/, pattern: /(?<![A-Za-z0-9_])(?:[rs]k_live_[A-Za-z0-9]{16,247}|whsec_[A-Za-z0-9]{24,247})/g },
  { kind: 'Google key', hint: /AIza|ya29\.|GOCSPX-/, pattern: /(?<![\w-])(?:AIza[\w-]{35}(?![\w-])|ya29\.[\w-]{20,1000}|GOCSPX-[\w-]{28})/g },
  { kind: 'JSON web token', hint: 'eyJ', pattern: /(?<![\w.-])eyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{0,2000}/g },
  {
    kind: 'password or secret',
    hint: /pass|pwd|secret|token|key|authorization/i,
    pattern: new RegExp(`(?<![a-z0-9_.-])${SECRET_NAME}\\\\?["']?\\s{0,8}[:=]\\s{0,8}(?:\\\\?["'](?:Bearer |Basic )?([^"'\\\\]{1,200})\\\\?["']|(?:Bearer |Basic )?([^\\s"'\\\\,;&(){}[\\]]{1,200})(?=$|[\\s,;&]))`, 'gi'),
    accept: isSecret,
  },
  {
    kind: 'e-mail address',
    hint: '@',
    pattern: /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24}(?![A-Za-z0-9])/g,
    accept: (text) => !isExampleHost(text.slice(text.indexOf('@') + 1)),
  },
  { kind: 'public IP address', hint: /\d\.\d/, pattern: /(?<![\w./-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.-])/g, accept: isPublicIp },
  { kind: 'payment card number', hint: /\d{4}/, pattern: /(?<![\w.-])\d{4}(?:[ -]?\d){9,12}(?![\w-])/g, accept: isCardNumber },
  { kind: 'phone number', hint: '+', pattern: /(?<![\w+])\+[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]?\d{2,4}){2,4}(?![\w])/g, accept: (text) => text.replace(/\D/g, '').length >= 9 },
  { kind: 'phone number', hint: /\d-\d{4}/, pattern: /(?<![\w.-])(?:\([2-9]\d\d\) ?|[2-9]\d\d-)[2-9]\d\d-\d{4}(?![\w-])/g, accept: (text) => !text.includes('555-01') },
  {
    kind: 'name of a person',
    hint: /user|name|owner|employee|person|contact/i,
    pattern: new RegExp(`"${NAME_FIELD}"\\s{0,8}:\\s{0,8}"(\\p{Lu}[\\p{Ll}'’-]{1,30}(?: \\p{Lu}\\.)? \\p{Lu}[\\p{L}'’-]{1,30})"`, 'giu'),
    accept: (_, line) => !speaksOfExamples(line),
  },
];
