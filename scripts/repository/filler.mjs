import { seeded } from '../../bench/report.mjs';

/**
 * A detections repository as teams keep it in git, drawn from a seed: rules and policies in folders, helpers, YAML with unit tests.
 * What each test should give is known beforehand.
 */

const HELPERS = 40;
const FOLDERS = ['aws', 'okta', 'github', 'gcp', 'onepassword', 'slack', 'zoom', 'box'];

const helper = (index) => `"""Helpers for log source ${index}."""
import json
import re

FIELDS_${index} = [${Array.from({ length: 40 }, (_, n) => `"field_${index}_${n}"`).join(', ')}]


def describe_${index}(event):
    return {"source": ${index}, "user": event.deep_get("actor", "name", default="unknown"), "ip": event.get("ip")}


def looks_foreign_${index}(ip):
    return re.match(r"^(10|192\\.168)\\.", ip or "") is None


def parsed_${index}(text):
    return json.loads(text) if isinstance(text, str) else text
`;

/** What a detection of each kind is made of: its Python, and its tests with what comes of them. */
const KINDS = {
  plain: {
    share: 70,
    python: (n, h) => `from helper_${h} import describe_${h}, looks_foreign_${h}


def rule(event):
    return event.get("action") == "act_${n}" and looks_foreign_${h}(event.get("ip"))


def title(event):
    return f"{event.deep_get('actor', 'name')} did ${n}"


def dedup(event):
    return event.get("ip")


def alert_context(event):
    return describe_${h}(event)
`,
    tests: [
      { expected: true, log: (n) => ({ action: `act_${n}`, ip: '8.8.8.8' }), gives: 'passed' },
      { expected: false, log: (n) => ({ action: `act_${n}`, ip: '10.0.0.1' }), gives: 'passed' },
      { expected: false, log: () => ({ action: 'other', ip: '8.8.8.8' }), gives: 'passed' },
      { expected: true, log: () => ({ action: 'other', ip: '8.8.8.8' }), gives: 'failed', isRare: true },
    ],
  },
  mocked: {
    share: 10,
    python: (n, h) => `from helper_${h} import parsed_${h}
from panther_detection_helpers.caching import get_string_set


def rule(event):
    known = parsed_${h}(get_string_set(f"known-${n}-{event.get('user')}"))
    return event.get("ip") not in known


def title(event):
    return f"New address of {event.get('user')}"
`,
    mocks: [{ objectName: 'get_string_set', returnValue: '["1.1.1.1"]' }],
    tests: [
      { expected: true, log: () => ({ user: 'ada', ip: '2.2.2.2' }), gives: 'passed' },
      { expected: false, log: () => ({ user: 'ada', ip: '1.1.1.1' }), gives: 'passed' },
    ],
  },
  cached: {
    share: 5,
    python: (n) => `from panther_detection_helpers.caching import increment_counter


def rule(event):
    return increment_counter(f"repository:${n}:{event.get('user')}") >= event.get("least")
`,
    tests: [
      { expected: true, log: () => ({ user: 'ada', least: 1 }), gives: 'passed' },
      { expected: false, log: () => ({ user: 'ada', least: 2 }), gives: 'passed' },
    ],
  },
  policy: {
    share: 10,
    isPolicy: true,
    python: () => `def policy(resource):
    return resource["Encrypted"] is True
`,
    tests: [
      { expected: true, log: () => ({ Encrypted: true }), gives: 'passed' },
      { expected: false, log: () => ({ Encrypted: false }), gives: 'passed' },
      { expected: false, log: () => ({}), gives: 'error', isRare: true },
    ],
  },
  raising: {
    share: 3,
    python: () => `def rule(event):
    return event["count"] > 3


def title(event):
    return "Count of " + event["name"]
`,
    tests: [
      { expected: true, log: () => ({ count: 4, name: 'x' }), gives: 'passed' },
      { expected: true, log: () => ({ count: 4 }), gives: 'error' },
      { expected: false, log: () => ({ name: 'x' }), gives: 'error' },
    ],
  },
  broken: {
    share: 2,
    python: () => 'import a_module_that_is_missing\n\n\ndef rule(event):\n    return True\n',
    tests: [{ expected: true, log: () => ({}), gives: 'error' }],
  },
};

function kindOf(draw) {
  let at = draw() * 100;
  for (const [name, kind] of Object.entries(KINDS)) {
    at -= kind.share;
    if (at < 0) return [name, kind];
  }
  return ['plain', KINDS.plain];
}

/** An event as large as they are on average, with what decides the test in it. */
function event(draw, fields) {
  const actor = { name: `user${Math.floor(draw() * 1000)}`, type: 'User', groups: ['staff', 'all'] };
  const detail = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`detail_${n}`, `value ${Math.floor(draw() * 1e6)}`]));
  return { actor, request: { parameters: detail, userAgent: 'Mozilla/5.0' }, ...fields };
}

/** Mocks as they stand in the YAML of a test. */
const mocksYaml = (mocks) => (mocks.length === 0 ? '' : `    Mocks:\n${mocks.map(({ objectName, returnValue }) => `      - objectName: ${objectName}\n        returnValue: '${returnValue}'\n`).join('')}`);

/**
 * Makes a repository: `files` by path, for each test (`path of its YAML`, name) what it gives: passed, failed or error; and `work`,
 * the same modules and tests as native_tests.py takes them.
 *
 * @param {{ seed?: number, detections?: number, tests?: number }} [size]
 */
export function makeFiller({ seed = 1, detections = 1000, tests = 3500 } = {}) {
  const draw = seeded(seed);
  const files = {};
  const expected = [];
  const modules = { settings: { seed: 1, helpers: '1.0.2', eventsInPutDictionary: 'as documented' }, detections: [], helpers: [], sources: {} };
  const work = { modules, tests: [] };
  for (let h = 0; h < HELPERS; h += 1) {
    files[`global_helpers/helper_${h}.py`] = helper(h);
    modules.helpers.push({ module: `helper_${h}`, path: `global_helpers/helper_${h}.py` });
    files[`global_helpers/helper_${h}.yml`] = `AnalysisType: global\nFilename: helper_${h}.py\nGlobalID: helper_${h}\n`;
  }
  for (let n = 0; n < detections; n += 1) {
    const [name, kind] = kindOf(draw);
    const top = kind.isPolicy ? 'policies' : 'rules';
    const stem = `${top}/${FOLDERS[n % FOLDERS.length]}/${name}_${n}`;
    const idKey = kind.isPolicy ? 'PolicyID' : 'RuleID';
    const types = kind.isPolicy ? 'ResourceTypes' : 'LogTypes';
    files[`${stem}.py`] = kind.python(n, Math.floor(draw() * HELPERS));
    let yaml = `AnalysisType: ${kind.isPolicy ? 'policy' : 'rule'}\n${idKey}: Repository.${name}.${n}\nFilename: ${name}_${n}.py\nEnabled: true\n${types}:\n  - Sample.Log\nSeverity: Medium\nTests:\n`;
    modules.detections.push({ id: `Repository.${name}.${n}`, path: `${stem}.py`, analysisType: kind.isPolicy ? 'policy' : 'rule', severity: 'MEDIUM' });
    const left = detections - n;
    const count = Math.max(1, Math.round((tests - expected.length) / left));
    for (let t = 0; t < count; t += 1) {
      let test = kind.tests[t % kind.tests.length];
      if (test.isRare && draw() > 0.1) test = kind.tests[0];
      const title = `test ${t}`;
      const mocks = kind.mocks ?? [];
      const log = event(draw, test.log(n));
      work.tests.push([n, JSON.stringify({ log, mocks, expected: test.expected })]);
      const block = JSON.stringify(log, null, 2).split('\n').join('\n        ');
      yaml += `  - Name: ${title}\n    ExpectedResult: ${test.expected}\n${mocksYaml(mocks)}    ${kind.isPolicy ? 'Resource' : 'Log'}:\n        ${block}\n`;
      expected.push({ file: `${stem}.yml`, test: title, gives: test.gives });
    }
    files[`${stem}.yml`] = yaml;
  }
  for (const [path, text] of Object.entries(files)) if (path.endsWith('.py')) modules.sources[path] = text;
  return { files, expected, work };
}
