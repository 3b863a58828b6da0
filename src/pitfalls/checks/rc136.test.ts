import { beforeAll, describe, expect, it } from 'vitest';
import { sharedInterpreter } from '../../python/test-interpreter';
import type { AnalysisWork, FileAnalysis } from '../finding-types';
import { linesOf } from './test-after-fix';

let analyse: (rules: readonly string[], helpers?: Record<string, string>) => FileAnalysis[];

beforeAll(async () => {
  const pyodide = await sharedInterpreter();
  const module = pyodide.pyimport('recall_analysis') as unknown as { analyse(work: string): string };
  analyse = (rules, helpers = {}) => {
    const paths = rules.map((_, index) => `rules/${String(index)}.py`);
    const work: AnalysisWork = {
      sources: { ...Object.fromEntries(rules.map((text, index) => [`rules/${String(index)}.py`, text])), ...Object.fromEntries(Object.entries(helpers).map(([name, text]) => [`global_helpers/${name}.py`, text])) },
      detections: paths.map((path) => ({ id: path, path, analysisType: 'rule', logTypes: null, threshold: 1, dedupPeriodMinutes: 60, tests: [] })),
      helpers: Object.keys(helpers).map((name) => ({ module: name, path: `global_helpers/${name}.py` })),
      settings: { helpers: '1.0.2', eventsInPutDictionary: 'as documented' },
      paths,
    };
    return JSON.parse(module.analyse(JSON.stringify(work))) as FileAnalysis[];
  };
});

const importing = 'from panther_detection_helpers.caching import get_counter, get_dictionary, increment_counter, put_dictionary\n';
const writing = (key: string): string => `${importing}def rule(event):\n    put_dictionary(${key}, {"a": 1}, epoch_seconds=60)\n    return False\n`;
const reading = (key: string): string => `${importing}def rule(event):\n    return bool(get_dictionary(${key}, True))\n`;
const lines = (rules: readonly string[], helpers?: Record<string, string>): (number | string)[][] => analyse(rules, helpers).map((one) => linesOf(one, 'RC136'));

describe('RC136: written and not read, read and not written', () => {
  it('finds both sides of a key that was meant to be one, and names the other', () => {
    const rules = [writing('f"new-account:{event[\'email\']}"'), reading('f"new_account:{event[\'user\']}"')];
    expect(lines(rules)).toEqual([[3], [3]]);
    expect(analyse(rules)[1]?.findings.find(({ code }) => code === 'RC136')?.message).toBe(
      'get_dictionary is about the key new_account:…, and no detection of this workspace writes it, so that nothing is ever found. put_dictionary in line 3 of rules/0.py is about new-account:….',
    );
  });

  it('takes a key that nobody else has for what may be meant', () => {
    expect(lines([writing('"a-user:" + event["user"]'), `${importing}def rule(event):\n    return False\n`])).toEqual([['3 info'], []]);
    expect(lines([reading('"{}-Addresses".format(event["user"])'), 'def rule(event):\n    return False\n'])).toEqual([['3 info'], []]);
  });

  it('is silent where another one answers, whichever way the key is made', () => {
    const keys = { keys: 'def key_of(user):\n    return ":".join(["new", user])\n' };
    const made = `from keys import key_of\n${reading('key_of(event["user"])')}`;
    expect(lines([writing('"new:" + event["email"]'), made], keys)).toEqual([[], []]);
    expect(lines([writing('"new:" + event["email"]'), reading('event["user"]')])).toEqual([[], []]);
    expect(lines([writing('"new:" + event["email"]'), reading('unknown(event)')])).toEqual([[], []]);
    expect(lines([writing('"new:root"'), reading('f"new:{event[\'user\']}"')])).toEqual([[], []]);
    const counting = `${importing}def rule(event):\n    return increment_counter("n:" + event["user"], epoch_seconds=60) > 3\n`;
    expect(lines([counting, counting.replace('"n:"', '"other:"')])).toEqual([[], []]);
  });

  it('tells columns, and the names of modules, apart', () => {
    const counter = `${importing}def rule(event):\n    return get_counter("new:" + event["user"], True) > 3\n`;
    expect(lines([writing('"new:" + event["user"]'), counter])).toEqual([['3 info'], ['3 info']]);
    expect(lines([writing('__name__ + event["user"]'), reading('__name__ + event["user"]')]).flat()).toHaveLength(2);
  });

  it('says nothing of one detection alone, or where one cannot be read', () => {
    expect(lines([reading('"new:" + event["user"]')])).toEqual([[]]);
    expect(analyse([reading('"new:" + event["user"]'), `${importing}def rule(event:\n`])[0]?.findings).toEqual([]);
    const raw = `from panther_detection_helpers.caching import kv_table\ndef rule(event):\n    return False\n`;
    expect(lines([reading('"new:" + event["user"]'), raw])).toEqual([[], []]);
  });
});
