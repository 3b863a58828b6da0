import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./quirks/', import.meta.url));
/** `- Name: text # failed`, `- Name: text # error title KeyError`; nothing behind the name: it passes. */
const TEST = /^ {2}- Name: (?<name>.+?)(?: # (?:(?<failed>failed)|error (?<in>\w+) (?<type>\w+)))?$/;
/** `    # title: "text"`: what a function gives, as JSON; `"x" * 985 + "…"` for long texts. */
const OUTPUT = /^ {4}# (?<name>\w+): (?<json>.+)$/;
const LONG = /^("."|'.') \* (\d+)(?: \+ (".*"))?$/;
/** `# inherits: test -> failed` in a YAML without tests of its own. */
const INHERITED = /^# inherits: (?<name>.+) -> (?<gives>passed|failed)$/;

/** What a comment says that a function gives. */
function outputOf(json) {
  const long = LONG.exec(json);
  if (!long) return JSON.parse(json);
  return JSON.parse(long[1]).repeat(Number(long[2])) + JSON.parse(long[3] ?? '""');
}

/** The tests of a YAML with what its comments say of them. */
function expectedOf(file, text) {
  const id = /^(?:RuleID|PolicyID): (.+)$/m.exec(text)?.[1] ?? '';
  const expected = [];
  for (const line of text.split('\n')) {
    const test = TEST.exec(line)?.groups;
    const inherited = INHERITED.exec(line)?.groups;
    const output = OUTPUT.exec(line)?.groups;
    if (test) {
      const error = test.type === undefined ? null : { function: test.in, type: test.type };
      expected.push({ file, id, test: test.name, gives: error ? 'error' : (test.failed ?? 'passed'), error, functions: {} });
    } else if (inherited) {
      expected.push({ file, id, test: inherited.name, gives: inherited.gives, error: null, functions: {} });
    } else if (output) {
      const last = expected.at(-1);
      if (last) last.functions[output.name] = outputOf(output.json);
    }
  }
  return expected;
}

/**
 * The detections of `quirks/`: each feature and each quirk of the product's detections, events, mocks and tests in a test that is named after it.
 * `files` by path; `expected` has what each test gives, which its YAML says in comments.
 */
export function readQuirks() {
  const files = {};
  const expected = [];
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).sort();
  for (const path of paths.filter((one) => /\.(py|yml)$/.test(one))) {
    const text = readFileSync(`${FOLDER}${path}`, 'utf8');
    files[path] = text;
    // What has conditions in place of Python is run by the vendor's server alone.
    if (path.endsWith('.yml') && !text.includes('\nDetection:')) expected.push(...expectedOf(path, text));
  }
  return { files, expected };
}
