import { gzipSync, strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** Files that try something while they are imported. Nothing of them is run. */
export interface FileFixture {
  name: string;
  /** A sentence. */
  tries: string;
  /** Made when they are needed: some are large. */
  files: () => readonly { name: string; bytes: Uint8Array }[];
  /** Whether the question about Python code comes. */
  asks?: true;
  status: RegExp;
  /** What a notice says: which file, where, why. */
  says?: RegExp;
}

const text = (name: string, content: string): { name: string; bytes: Uint8Array } => ({ name, bytes: strToU8(content) });
const zip = (tree: Zippable, name = 'hostile.zip'): { name: string; bytes: Uint8Array } => ({ name, bytes: zipSync(tree, { level: 1 }) });
const event = strToU8('{"p_log_type": "Hostile.Event"}\n');
const named = (...paths: string[]): Zippable => Object.fromEntries(paths.map((path) => [path, event]));

/** Replaces bytes wherever they are, e.g. a name in both of a zip's lists. */
function patched(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
}

/** Sets a field of each header of a zip: `local` and `central` are its places behind the signatures. */
function withField(bytes: Uint8Array, local: number, central: number, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) change(view, at + local);
    if (signature === 0x02014b50) change(view, at + central);
  }
  return copy;
}

const zeros = (): Uint8Array => new Uint8Array(60 * 1024 * 1024);
const nested = (open: string, close: string, depth: number, inside = ''): string => open.repeat(depth) + inside + close.repeat(depth);
const jsonl = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');
/** A line that is good, for beside the one that is not. */
const GOOD = '{"p_log_type": "Hostile.Event", "n": 1}';
const ONE = /^Imported 1 files$/;
const WITH_PROBLEM = /^Imported [01] files, \d+ problems$/;

export const fileFixtures: readonly FileFixture[] = [
  { name: 'zip/bomb', tries: 'Tries a zip of a few kilobytes that unpacks to 60 MB.', files: () => [zip({ 'events/a.jsonl': zeros() })], status: WITH_PROBLEM, says: /events\/a\.jsonl.*larger than 50 MB/ },
  { name: 'zip/bomb_that_lies', tries: 'Tries a bomb whose lists say that it unpacks to a hundred bytes.', files: () => [{ name: 'hostile.zip', bytes: withField(zipSync({ 'events/a.jsonl': zeros() }, { level: 1 }), 22, 24, (view, at) => view.setUint32(at, 100, true)) }], status: WITH_PROBLEM, says: /hostile\.zip/ },
  { name: 'zip/traversal', tries: 'Tries paths that leave the workspace.', files: () => [zip(named('../../events/a.jsonl', 'events/../../b.jsonl'))], status: WITH_PROBLEM, says: /part \.\./ },
  { name: 'zip/absolute', tries: 'Tries paths from the root of a disk.', files: () => [zip(named('/etc/passwd.jsonl', 'C:/windows/a.jsonl'))], status: WITH_PROBLEM, says: /absolute/ },
  { name: 'zip/backslashes', tries: 'Tries paths that are folders on one system and names on another.', files: () => [zip(named('events\\..\\a.jsonl'))], status: WITH_PROBLEM, says: /backslash/ },
  { name: 'zip/twice', tries: 'Tries the same path twice, so that what is looked at is not what is taken.', files: () => [{ name: 'hostile.zip', bytes: patched(zipSync(named('events/aa.jsonl', 'events/ab.jsonl')), 'events/ab', 'events/aa') }], status: WITH_PROBLEM, says: /twice/ },
  { name: 'zip/case', tries: 'Tries two paths that are one on systems that do not tell cases apart.', files: () => [zip(named('events/Pwned.jsonl', 'events/pwned.jsonl'))], status: WITH_PROBLEM, says: /upper and lower case/ },
  { name: 'zip/symlink', tries: 'Tries a symbolic link to a file of the machine.', files: () => [zip({ 'events/link.jsonl': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] })], status: /^Imported 0/, says: /symbolic link/ },
  { name: 'zip/encrypted', tries: 'Tries an entry that is encrypted.', files: () => [{ name: 'hostile.zip', bytes: withField(zipSync(named('events/a.jsonl')), 6, 8, (view, at) => view.setUint16(at, 1, true)) }], status: WITH_PROBLEM, says: /encrypted/ },
  { name: 'zip/truncated', tries: 'Tries a zip whose end is missing.', files: () => [{ name: 'hostile.zip', bytes: zipSync(named('events/a.jsonl')).slice(0, -30) }], status: WITH_PROBLEM, says: /hostile\.zip.*(damaged|incomplete)/ },
  { name: 'zip/zip_in_zip', tries: 'Tries a zip in a zip, as bombs are built.', files: () => [zip({ 'inner.zip': zipSync(named('events/a.jsonl')) })], status: /^Imported/, says: /inner\.zip/ },
  { name: 'zip/markup_in_names', tries: 'Tries markup and hidden characters as names in a zip.', files: () => [zip(named('<img src=x onerror="pwned=1">/a.jsonl', 'events/\u202epwned.jsonl', '__proto__/a.jsonl', 'events/constructor.jsonl'))], status: /^Imported/, says: /character/ },
  { name: 'gz/bomb', tries: 'Tries a gzip file that unpacks to 60 MB.', files: () => [{ name: 'events.jsonl.gz', bytes: gzipSync(zeros(), { level: 9 }) }], status: WITH_PROBLEM, says: /events\.jsonl\.gz.*larger than 50 MB/ },
  { name: 'gz/truncated', tries: 'Tries a gzip file whose end is missing.', files: () => [{ name: 'events.jsonl.gz', bytes: gzipSync(event).slice(0, -12) }], status: WITH_PROBLEM, says: /events\.jsonl\.gz.*incomplete/ },
  { name: 'json/deep', tries: 'Tries an event that is nested 10,000 levels deep.', files: () => [text('deep.jsonl', jsonl(`{"a": ${nested('[', ']', 10_000)}}`, GOOD))], status: WITH_PROBLEM, says: /deep.*line 1/ },
  { name: 'json/deep_and_open', tries: 'Tries a million open brackets.', files: () => [text('open.json', '['.repeat(1_000_000))], status: WITH_PROBLEM, says: /open\.json/ },
  { name: 'json/huge_numbers', tries: 'Tries numbers that no double holds: 1e400 and 10,000 digits.', files: () => [text('numbers.jsonl', jsonl(`{"a": 1e400, "b": ${'9'.repeat(10_000)}}`, GOOD))], status: /^Imported/ },
  { name: 'json/no_json', tries: 'Tries NaN, Infinity, comments and single quotes.', files: () => [text('loose.jsonl', jsonl('{"a": NaN}', '{"a": Infinity}', "{'a': 1}", '{"a": 1, }', GOOD))], status: WITH_PROBLEM, says: /loose.*line/ },
  { name: 'json/twice', tries: 'Tries the same key twice.', files: () => [text('twice.jsonl', jsonl('{"n": 1, "n": 2, "__proto__": 1, "__proto__": 2}'))], status: ONE },
  { name: 'json/prototype', tries: 'Tries to change all objects through the keys of an event.', files: () => [text('prototype.jsonl', jsonl('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'))], status: ONE },
  { name: 'json/surrogates', tries: 'Tries half characters in keys and values.', files: () => [text('halves.jsonl', jsonl('{"\\ud800": "\\udfff"}'))], status: ONE },
  { name: 'json/marks', tries: 'Tries a byte order mark, line ends of another system, and UTF-16.', files: () => [text('mark.jsonl', `\ufeff${GOOD}\r\n${GOOD}\r\n`), { name: 'wide.jsonl', bytes: Buffer.from(`\ufeff${GOOD}\n`, 'utf16le') }], status: /^Imported 2 files$/ },
  { name: 'json/binary', tries: 'Tries NUL and bytes that are no text.', files: () => [text('nul.jsonl', `${GOOD}\0`), { name: 'bytes.jsonl', bytes: new Uint8Array([0xc3, 0x28, 0xff, 0x80]) }], status: WITH_PROBLEM, says: /binary/ },
  { name: 'json/many_lines', tries: 'Tries 200,000 lines that are no events.', files: () => [text('lines.jsonl', '[\n'.repeat(200_000))], status: WITH_PROBLEM, says: /line 202/ },
  { name: 'yaml/laughs', tries: 'Tries a billion laughs: anchors that grow with every line.', files: () => [text('laughs.yml', ['a: &a [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 12 }, (_, n) => `${String.fromCharCode(98 + n)}: &${String.fromCharCode(98 + n)} [${`*${String.fromCharCode(97 + n)}, `.repeat(9)}]`), 'AnalysisType: rule', ''].join('\n'))], status: /^Imported 1 files/, says: /RuleID is missing/ },
  { name: 'yaml/tags', tries: 'Tries tags that make functions and objects of a program.', files: () => [text('tags.yml', 'AnalysisType: !!js/function "function () { pwned = 1 }"\nRuleID: !!python/object/apply:os.system ["id"]\n')], status: /^Imported 1 files/, says: /tag !!js\/function, which is not known/ },
  { name: 'yaml/prototype', tries: 'Tries to change all objects through keys and merge keys.', files: () => [text('prototype.yml', 'AnalysisType: rule\nRuleID: P\nFilename: p.py\n__proto__: {polluted: true}\n<<: {__proto__: {polluted: true}, constructor: {prototype: {polluted: true}}}\n')], status: /^Imported 1 files/, says: /there is no file rules\/p\.py/ },
  { name: 'yaml/deep', tries: 'Tries a list that is nested 20,000 levels deep.', files: () => [text('deep.yml', `AnalysisType: ${nested('[', ']', 20_000)}\n`)], status: /^Imported 1 files/, says: /nested deeper than 100 levels/ },
  { name: 'yaml/itself', tries: 'Tries a value that holds itself.', files: () => [text('itself.yml', 'AnalysisType: rule\nRuleID: I\nFilename: i.py\nTags: &a [*a]\n')], status: /^Imported 1 files/, says: /there is no file rules\/i\.py/ },
  { name: 'table/hostile_items', tries: 'Tries items that no table would take, beside a good one.', files: () => [text('table.jsonl', jsonl('{"Item": {"key": {"S": "good"}, "intCount": {"N": "1"}}}', '{"Item": {"key": {"S": "__proto__"}, "__proto__": {"M": {"polluted": {"BOOL": true}}}}}', '{"Item": {"key": {"N": "1"}}}', `{"Item": {"key": {"S": "${'k'.repeat(3_000)}"}}}`, '{"Item": {"key": {"S": "x"}, "n": {"N": "1e999"}}}', '{"Item": {"key": {"S": "y"}, "d": {"M": {"a": {"Z": 1}}}}}', `{"Item": {"key": {"S": "deep"}, "d": ${nested('{"L": [', ']}', 5_000, '{"S": ""}')}}}`))], status: /^Imported/, says: /table\.jsonl, line/ },
  { name: 'table/too_large', tries: 'Tries an item of a megabyte.', files: () => [text('table.jsonl', jsonl('{"Item": {"key": {"S": "a"}}}', `{"Item": {"key": {"S": "large"}, "text": {"S": "${'x'.repeat(1_000_000)}"}}}`))], status: /^Imported/, says: /table\.jsonl, line 2/ },
  { name: 'names/markup', tries: 'Tries markup as the name of a file and of a zip.', files: () => [text('<img src=x onerror=pwned=1>.jsonl', `${GOOD}\n`), { name: '<script>pwned=1</script>.zip', bytes: strToU8('no zip') }], status: WITH_PROBLEM, says: /<script>pwned=1/ },
  { name: 'names/objects', tries: 'Tries the names of what every object has.', files: () => [text('__proto__.jsonl', `${GOOD}\n`), text('constructor.yml', 'a: 1\n'), text('toString.jsonl', `${GOOD}\n`)], status: /^Imported/, says: /AnalysisType is missing/ },
  { name: 'names/direction', tries: 'Tries a name that reads as another: the ending is turned round.', files: () => [text('photo\u202elnosj.py', 'pwned = 1\n')], status: WITH_PROBLEM, says: /changes how text is shown/ },
  { name: 'python/question', tries: 'Tries markup in the question before Python code is loaded.', files: () => [zip({ 'rules/pwned.py': strToU8('raise SystemExit\n') }, '<b id=pwned>.zip')], asks: true, status: /^Imported/ },
];
