import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIMITERS, guessDelimiter } from './delimiter';

const guess = (keys: readonly string[]): string => guessDelimiter([...keys].sort((a, b) => (a < b ? -1 : 1)).map((key) => ({ key })));
const many = (count: number, key: (n: number) => string): string[] => Array.from({ length: count }, (_, n) => key(n));
const PEOPLE = many(20, (n) => `person${n}.name@example.com`);

describe('guessDelimiter', () => {
  it.each([
    ['a rule and a user', [...PEOPLE.map((one) => `rule_id:${one}`), ...PEOPLE.map((one) => `other_rule:${one}`)], ':'],
    ['one rule alone', PEOPLE.map((one) => `My.Rule:${one}`), ':'],
    ['rule IDs with dots before addresses', [...many(20, (n) => `AWS.Brute-192.0.2.${n}`), ...many(20, (n) => `Okta.Login.New-198.51.100.${n}`)], '-'],
    ['paths', many(30, (n) => `logins/${n % 3}/user-${n}`), '/'],
    ['pipes', many(30, (n) => `aws.console|user-${n}`), '|'],
    ['ARNs', many(30, (n) => `arn:aws:iam::123456789012:role/role-${n}`), ':'],
    ['words with underscores', many(30, (n) => `failed_logins_user${n}`), '_'],
    ['addresses alone', many(60, (n) => `10.0.${n % 3}.${n}`), '.'],
  ])('finds it in %s', (_, keys, delimiter) => {
    expect(guess(keys)).toBe(delimiter);
  });

  it.each([
    ['no keys', []],
    ['one key', ['a:b']],
    ['plain words', many(20, (n) => `user${n}`)],
    ['mail addresses', PEOPLE],
    ['UUIDs', many(20, (n) => `${(n * 7919).toString(16).padStart(8, '0')}-e29b-41d4-a716-446655440000`)],
    ['a delimiter at the ends only', many(20, (n) => `:user${n}:`)],
    ['a delimiter in a few', [...many(50, (n) => `user${n}`), 'a:1', 'a:2', 'a:3']],
  ])('finds none in %s', (_, keys) => {
    expect(guess(keys)).toBe('');
  });

  it('finds it in a sample of very many', () => {
    expect(guess(many(100_000, (n) => `rule-${n % 7}:user.${n}@example.com`))).toBe(':');
  });

  it('names one that the keys have, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ...DELIMITERS) })), (keys) => {
        const found = guess(keys);
        expect(found === '' || keys.some((key) => key.includes(found))).toBe(true);
      }),
      { seed: 3 },
    );
  });
});
