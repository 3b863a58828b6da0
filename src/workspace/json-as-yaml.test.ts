import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonAsYaml } from './json-as-yaml';
import { readYaml } from './read-yaml';

it('writes numbers with an exponent as YAML 1.1 knows them, and no others', () => {
  expect(jsonAsYaml('[1e5, -2E-7, 1.5e3, 1.25e+400, 12, 1.50, -0, 12345678901234567890]')).toBe('[1.0e+5, -2.0e-7, 1.5e+3, 1.25e+400, 12, 1.50, -0, 12345678901234567890]');
});

it('leaves texts in their quotes that are something else without them', () => {
  const json = '["1e5", "0o7", "1_000", "12:30:45", "=", "yes", "2020-01-01", "~", "<<"]';
  expect(jsonAsYaml(json)).toBe(json);
});

it('writes characters so that YAML may have them, and every reader takes them for the same', () => {
  expect(jsonAsYaml('"\u007f\u0085\u2028\ufeff\\ud83d\\ude00\\ud800\\/\\\\/\\\\ud83d\\ude00"')).toBe('"\\u007f\\u0085\\u2028\\ufeff\u{1f600}\\ud800/\\\\/\\\\ud83d\\ude00"');
  expect(jsonAsYaml('"\ud800x\udc00\ud83d\ude00"')).toBe('"\\ud800x\\udc00\u{1f600}"');
  expect(jsonAsYaml('{\n\t"a\\tb": 1\n}')).toBe('{\n  "a\\tb": 1\n}');
});

it('says the same to readers of both versions', () => {
  const text = fc.string({ unit: fc.oneof(fc.constantFrom('\u007f', '\u0085', '\u2028', '\ud800', '\udc00', '/', '\\', '"', '\ufeff', '\uffff', '1e5', '\t'), fc.string({ unit: 'binary', maxLength: 2 })) });
  const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.dictionary(text, text), fc.array(text));
  fc.assert(
    fc.property(value, fc.boolean(), (one, isEscaped) => {
      const json = JSON.stringify(one, null, '\t');
      // Every character as an escape, which JSON allows.
      const written = isEscaped ? json.replaceAll(/[^\x20-\x7e\s]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`) : json;
      const yaml = jsonAsYaml(written);
      const said = JSON.stringify(JSON.parse(json));
      expect(JSON.stringify(JSON.parse(yaml))).toBe(said);
      expect(JSON.stringify(parse(`Log:\n  ${yaml.replaceAll('\n', '\n  ')}`, { version: '1.1' }).Log)).toBe(said);
      const read = readYaml(`Log:\n  ${yaml.replaceAll('\n', '\n  ')}\n`);
      expect(read.problem === null ? JSON.stringify((read.value as { Log: unknown }).Log) : read.problem).toBe(said);
    }),
    { seed: 5, numRuns: 60 },
  );
});
