import { beforeAll, describe, expect, it } from 'vitest';
import { sharedInterpreter } from '../python/test-interpreter';
import type { FileAnalysis, PitfallCode, StaticFinding } from './finding-types';
import { bootAnalysis, type TestAnalysis } from './test-analysis';
import { MUTATIONS, plants, type Plant } from './test-mutations';
import { soundHelpers, soundPath, soundRules } from './test-sound-rules';

const SEED = 20;

/** Plants that need not be found: of a detection, or of a code in it, and why. */
const MISSED: Readonly<Record<string, string>> = {
  '08_zoom_new_country': 'methods of a class are not followed',
  '12_cloudtrail_new_region': 'a helper that a ternary has chosen is not followed',
  '24_okta_factor_reset_then_login': 'functions out of a dictionary are not followed',
  '31_azure_mfa_method_changed': 'methods of a class are not followed',
  '43_salesforce_login_history': 'properties of a class are not followed',
  'RC104 33_salesforce_export_budget': 'what strftime makes may name a purpose',
  'RC104 39_teleport_parallel_sessions': 'the number of a shift is not known for a mere time',
  'RC106 27_notion_new_location': 'the helper joins what a comprehension makes of the parts of the key',
  'RC112 05_slack_admin_new_address': 'what a negated "and" says of an empty set is not looked at',
  'RC113 13_admin_added_then_key_created': 'the key is written and read with different fields',
  'RC118 27_notion_new_location': 'the count stands in a function, beside other things that it returns',
  'RC120 27_notion_new_location': 'the count stands in a function, beside other things that it returns',
  'RC123 27_notion_new_location': 'the first event is decided on in a function, beside other things that it returns',
  'RC124 48_asana_guest_then_export': 'nothing says that the field is a text, and not a list',
  'RC129 18_aws_assumed_role_addresses': 'what a dictionary of the module holds is not followed from function to function',
  'RC129 47_onepassword_sign_in_attempts': 'what a dictionary of the module holds is not followed from function to function',
  'RC136 28_github_initial_access': 'of a key that json.dumps makes it is not known how it begins',
};

/** Beside the detection in its workspace: keys that are only read or only written are not looked for without another one. */
const OTHERS = { 'rules/other.py': 'def rule(event):\n    return False\n' };

const checks = Object.keys(import.meta.glob('../python/packages/recall_analysis/checks/rc*.py')).map((path) => `RC${/rc(\d+)\.py$/.exec(path)?.[1] ?? ''}`);
const codes = [...new Set(MUTATIONS.map(({ code }) => code))];
const without = codes.filter((code) => !checks.includes(code));
const unplanted = checks.filter((code) => !codes.some((one) => one === code));

let analyse: (given: TestAnalysis | string) => FileAnalysis;
let compile: (source: string) => unknown;

beforeAll(async () => {
  analyse = await bootAnalysis();
  const pyodide = await sharedInterpreter();
  compile = pyodide.runPython('import ast\nast.parse') as (source: string) => unknown;
});

function findings(rule: string, source: string, spec: Plant['mutation']['spec'] = {}): readonly StaticFinding[] {
  return analyse({ source, helpers: soundHelpers, others: OTHERS, spec: { id: rule, path: soundPath(rule), ...spec } }).findings;
}

/** How often a code is found. */
function count(all: readonly StaticFinding[], code: PitfallCode): number {
  return all.filter((one) => one.code === code).length;
}

function isFound({ mutation: { code, spec }, rule, source }: Plant): boolean {
  return count(findings(rule, source, spec), code) > count(findings(rule, soundRules[rule] ?? ''), code);
}

describe(`faults planted into sound detections, with seed ${SEED}`, () => {
  const all = plants(SEED).filter(({ mutation }) => checks.includes(mutation.code));
  let missed: Plant[];

  beforeAll(() => {
    missed = all.filter((plant) => !isFound(plant));
  });

  it(`are of all codes that have a check of sources, but ${unplanted.join(', ') || 'none'}; no check yet for ${without.join(', ') || 'none'}`, () => {
    expect(unplanted).toEqual([]);
  });

  it.each(codes.filter((code) => checks.includes(code)))('%s is planted into at least five detections, and each of them is still Python', (code) => {
    const own = all.filter(({ mutation }) => mutation.code === code);
    expect(new Set(own.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(5);
    for (const { source, rule, mutation } of own) {
      expect(() => compile(source)).not.toThrow();
      expect(source !== soundRules[rule] || mutation.spec !== undefined).toBe(true);
    }
  });

  it('are found, at least nine of ten', () => {
    expect(missed.filter(({ mutation: { code }, rule }) => !(rule in MISSED || `${code} ${rule}` in MISSED)).map(({ mutation: { code, what }, rule }) => `${code} ${rule}: ${what}`)).toEqual([]);
    expect(1 - missed.length / all.length).toBeGreaterThanOrEqual(0.9);
  });
});
