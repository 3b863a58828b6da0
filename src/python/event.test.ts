import { beforeAll, describe, expect, it } from 'vitest';
import cases from '../clock/panther-time-cases.json';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython();
  // The interpreter is shared: what tests before have loaded in place of a package goes with the next load.
  python.load({ files: {} });
}, 60_000);

const EVENT = {
  Name: 'first',
  name: 'exact',
  nothing: null,
  zero: 0,
  empty: '',
  User: { ID: 7, Tags: ['a', 'b'], Deep: { Er: 'x' } },
  list: [1, 2, { k: 'v' }],
  rows: [{ n: 'a' }, { n: 'b' }, { n: 'a' }, { n: null }, {}, { n: ['c', 'a'] }],
  p_udm: { source_ip: '192.0.2.1', blank: '' },
  blank: 'field',
};

/** Evaluates a Python expression in which `e` is the event; the value has to be JSON, `raised(f)` gives a class name. */
function evaluate(expression: string, event: object = EVENT): unknown {
  return python.json(`
import json
from panther_core import ImmutableCaseInsensitiveDict, ImmutableList, PantherError, PantherEvent
from panther_core.enriched_event import PantherEvent as Again
def raised(f):
    try:
        f()
    except BaseException as error:
        return type(error).__name__
e = PantherEvent(json.loads(${JSON.stringify(JSON.stringify(event))}))
json.dumps(${expression})
`);
}

/** Rows of: what is evaluated, what it gives. */
const CASES: Record<string, [expression: string, value: unknown][]> = {
  'look-up ignores case, and an exact key wins': [
    ["e['name']", 'exact'],
    ["e['NAME']", 'first'],
    ["e[type('Text', (str,), {})('name')]", 'exact'],
    ["e.get('ZERO')", 0],
    ["e['uSer']['iD']", 7],
    ["'nAmE' in e", true],
    ["'other' in e", false],
    ["e.get('other')", null],
    ["e.get('other', 5)", 5],
    ["raised(lambda: e['other'])", 'KeyError'],
  ],
  'an explicit null is None and not the default': [["e.get('nothing', 5)", null]],
  'a key that is no str raises, unless the event is empty': [
    ['raised(lambda: e[5])', 'AttributeError'],
    ['raised(lambda: e.get(5))', 'AttributeError'],
    ['raised(lambda: 5 in e)', 'AttributeError'],
    ['raised(lambda: e[[]])', 'AttributeError'],
    ['raised(lambda: PantherEvent({})[5])', 'KeyError'],
    ['PantherEvent({}).get(5, 1)', 1],
    ['5 in PantherEvent({})', false],
  ],
  'iteration keeps the keys as written and wraps the values': [
    ["list(e)[:2]", ['Name', 'name']],
    ['list(e.keys()) == list(e)', true],
    ['len(e)', 10],
    ['bool(e)', true],
    ['bool(PantherEvent({}))', false],
    ["type(dict(e.items())['User']).__name__", 'ImmutableCaseInsensitiveDict'],
    ["[type(v).__name__ for v in e.values()][6]", 'ImmutableList'],
    ['isinstance(e, dict)', false],
    ["type(e['User']['Tags']).__name__", 'ImmutableList'],
    ["[type(v).__name__ for v in e['list']]", ['int', 'int', 'ImmutableCaseInsensitiveDict']],
  ],
  'nothing can be changed': [
    ["raised(lambda: e.__setitem__('a', 1))", 'AttributeError'],
    ["raised(lambda: exec('e[\"a\"] = 1', {'e': e}))", 'TypeError'],
    ["raised(lambda: exec('del e[\"name\"]', {'e': e}))", 'TypeError'],
    ["raised(lambda: exec('e[\"list\"][0] = 1', {'e': e}))", 'TypeError'],
    ["raised(lambda: e['list'].append(1))", 'AttributeError'],
    ["raised(lambda: e.pop('name'))", 'AttributeError'],
    ["raised(lambda: e | {})", 'TypeError'],
    ["raised(lambda: e['list'] + [1])", 'TypeError'],
  ],
  'a list equals lists and tuples, is unhashable, and gives raw members in a slice': [
    ["e['User']['Tags'] == ['a', 'b']", true],
    ["['a', 'b'] == e['User']['Tags']", true],
    ["e['User']['Tags'] == ('a', 'b')", true],
    ["e['User']['Tags'] == ['b', 'a']", false],
    ["e['list'] == [1, 2, {'k': 'v'}]", true],
    ["e['User'] == {'ID': 7, 'Tags': ['a', 'b'], 'Deep': {'Er': 'x'}}", true],
    ["raised(lambda: hash(e['list']))", 'TypeError'],
    ["raised(lambda: {e['User']})", 'TypeError'],
    ["type(e['list'][1:]).__name__", 'tuple'],
    ["type(e['list'][2:][0]).__name__", 'dict'],
    ["'b' in e['User']['Tags']", true],
    ["len(e['list'])", 3],
    ["e['list'][-1]['K']", 'v'],
  ],
  'text shows the class': [
    ["str(e['User']['Tags'])", "ImmutableList(('a', 'b'))"],
    ["f\"{e['User']['Deep']}\"", "ImmutableCaseInsensitiveDict({'Er': 'x'})"],
    ['str(PantherEvent({"a": 1}))', "PantherEvent({'a': 1})"],
  ],
  'JSON needs the encoder': [
    ['raised(lambda: json.dumps(e))', 'TypeError'],
    ["json.loads(json.dumps(e, default=PantherEvent.json_encoder))['User']['Tags']", ['a', 'b']],
    ['raised(lambda: json.dumps({1}, default=PantherEvent.json_encoder))', 'TypeError'],
  ],
  'copies are plain and can be changed': [
    ['type(e.to_dict()).__name__', 'dict'],
    ["type(e.copy()['User']['Tags']).__name__", 'list'],
    ["e['User'].copy()", EVENT.User],
    ["e['list'].as_list()", EVENT.list],
    ["(e.to_dict()['list'].append(1), e['list'].copy().append(2), len(e['list']))[-1]", 3],
  ],
  'the constructor copies the top level only': [
    ["(lambda d: (d.update(a=2), d['n'].append(1), PantherEvent({}), 0)[3])({'a': 1, 'n': []})", 0],
    ["(lambda d: (lambda w: (d.update(a=2), d['n'].append(1), [w['a'], len(w['n'])])[2])(PantherEvent(d)))({'a': 1, 'n': []})", [1, 1]],
  ],
  'deep_get goes step by step, ignores case, and never enters lists': [
    ["e.deep_get('user', 'deep', 'er')", 'x'],
    ["e.deep_get('list', 'k', default='d')", 'd'],
    ["e.deep_get('zero', 'x', default='d')", 'd'],
    ["e.deep_get('nothing', default='d')", 'd'],
    ["e.deep_get('zero', default='d')", 0],
    ["e.deep_get('empty', default='d')", ''],
    ["e.deep_get('other')", null],
    ["e.deep_get('other', 'k', default={'k': 5})", 5],
    ["e.deep_get('other', default={'k': 5})", { k: 5 }],
    ['e.deep_get() is e', true],
  ],
  'deep_walk fans out over lists': [
    ["e.deep_walk('rows', 'n')", ['a', 'b', 'c']],
    ["e.deep_walk('rows', 'n', return_val='first')", 'a'],
    ["e.deep_walk('rows', 'n', return_val='last')", 'c'],
    ["e.deep_walk('rows', 'n', return_val='other')", 'all'],
    ["e.deep_walk('rows', 'n', default='z')", ['a', 'b', 'z', 'c']],
    ["e.deep_walk('rows', 'missing', default='z')", 'z'],
    ["e.deep_walk('rows', 'missing')", null],
    ["e.deep_walk('Rows', 'n')", null],
    ["e.deep_walk('User', 'Tags', return_val='first')", ['a', 'b']],
    ["type(e.deep_walk('User')).__name__", 'dict'],
    ["e.deep_walk('list', 'k')", 'v'],
    ["e.deep_walk('name', 'x', default='d')", 'd'],
    ["PantherEvent({'l': [[], [[]]]}).deep_walk('l', default='d')", 'd'],
    ["raised(lambda: PantherEvent({'l': [{'a': {'b': 1}}]}).deep_walk('l', 'a'))", 'TypeError'],
    ["raised(lambda: PantherEvent({'l': [{'a': [[1]]}]}).deep_walk('l', 'a'))", 'TypeError'],
  ],
  'udm without a data model is p_udm, then the field, skipping what is falsy': [
    ["e.udm('source_ip')", '192.0.2.1'],
    ["e.udm('blank')", 'field'],
    ["e.udm('NAME')", 'first'],
    ["e.udm('user', 'id')", 7],
    ["e.udm('zero')", null],
    ["e.udm('zero', default='d')", 'd'],
    ["raised(lambda: e.udm_path('source_ip'))", 'PantherError'],
  ],
  'the same class under both names': [['Again is PantherEvent', true]],
  'the functions of panther_base_helpers': [
    ["__import__('panther_base_helpers').deep_get(e, 'user', 'tags')[0]", 'a'],
    ["__import__('panther_base_helpers').deep_get({'a': {'b': None}}, 'a', 'b', default=3)", 3],
    ["__import__('panther_base_helpers').deep_walk({'a': [{'b': 1}, {'b': 2}]}, 'a', 'b')", [1, 2]],
    ["__import__('panther_base_helpers').deep_walk(PantherEvent({'l': [[], [[]]]}), 'l', default='d')", 'd'],
  ],
};

describe('the event', () => {
  it.each(Object.entries(CASES))('%s', (_name, rows) => {
    expect(rows.map(([expression]) => [expression, evaluate(expression)])).toEqual(rows);
  });
});

describe('event_time_epoch', () => {
  const epoch = (time: unknown, call = 'e.event_time_epoch()') =>
    evaluate(call, time === undefined ? {} : { p_event_time: time });

  it('reads the forms that the product reads', () => {
    const texts = JSON.stringify(cases.map(([text]) => text));
    const read = evaluate(`[PantherEvent({'p_event_time': text}).event_time_epoch() for text in ${texts}]`) as number[];
    expect(cases.map(([text], index) => [text, read[index]])).toEqual(cases);
    expect(epoch(undefined)).toBe(0);
  });

  it('raises TypeError for what is no str', () => {
    expect(epoch(1685132091, 'raised(e.event_time_epoch)')).toBe('TypeError');
  });

  it('reads ISO 8601 with force_utc=False', () => {
    expect(epoch('2023-05-26T20:14:51Z', 'e.event_time_epoch(force_utc=False)')).toBe(1685132091);
    expect(epoch('2023-05-26T22:14:51+02:00', 'e.event_time_epoch(force_utc=False)')).toBe(1685132091);
  });
});
