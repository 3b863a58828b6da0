import { beforeAll, describe, expect, it } from 'vitest';
import cases from './dateutil-cases.json';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython();
}, 60_000);

/** The value of a Python expression, or the name of what it raises. */
function evaluate(expression: string): unknown {
  return python.json(`
import json
from datetime import date, datetime, timedelta
import dateutil
from dateutil import parser, tz
from dateutil.parser import parse, ParserError
from dateutil.relativedelta import relativedelta, MO, FR
def told(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
json.dumps(told(lambda: ${expression}))
`);
}

describe('dateutil.parser.parse', () => {
  // What python-dateutil 2.9.0 gave for each text, with default=datetime(2024, 2, 29).
  it.each(cases as [string, string][])('%j is %s', (text, expected) => {
    const given = evaluate(`parse(${JSON.stringify(text)}, default=datetime(2024, 2, 29)).isoformat()`) as string;
    expect(/^\d/.test(expected) ? given : given.replace(/:.*/s, '')).toBe(expected);
  });

  it.each([
    ['completes from today', "parse('20:14').isoformat()", '2023-11-14T20:14:00'],
    ['says what it cannot read', "parse('nonsense')", 'ParserError: Unknown string format: nonsense'],
    ['says where no date is', "parse('')", 'ParserError: String does not contain a date: '],
    ['names a month that there is not', "parse('2023-13-26')", 'ParserError: month must be in 1..12, not 13: 2023-13-26'],
    ['wants a text', 'parse(None)', 'TypeError: Parser must be a string or character stream, not NoneType'],
    ['raises a ValueError', 'issubclass(ParserError, ValueError)', true],
    ['leaves the zone out where it is told to', "parse('2023-05-26T20:14:51Z', ignoretz=True).tzinfo", null],
    ['knows zones that it is given', "parse('2023-05-26 20:14 EST', tzinfos={'EST': -18000}).isoformat()", '2023-05-26T20:14:00-05:00'],
    ['day before month', "parse('5/6/2023', dayfirst=True).isoformat()", '2023-06-05T00:00:00'],
    ['year first', "parse('10/11/12', yearfirst=True).isoformat()", '2010-11-12T00:00:00'],
    ['words between', "parse('it was on May 26, 2023 or so', fuzzy=True).isoformat()", '2023-05-26T00:00:00'],
    ['gives moments that can be compared', "parse('2023-05-26T20:14:51Z') - parse('2023-05-26T20:14:51+02:00') == timedelta(hours=2)", true],
    ['gives epoch seconds', "int(parse('2023-05-26 20:14:51Z').timestamp())", 1685132091],
  ])('%s', (_, expression, value) => {
    python.now = 1_700_000_000;
    expect(evaluate(expression)).toBe(value);
  });
});

describe('dateutil.relativedelta', () => {
  // What python-dateutil 2.9.0 gave.
  it.each([
    ['(datetime(2024, 1, 31) + relativedelta(months=1)).isoformat()', '2024-02-29T00:00:00'],
    ['(datetime(2024, 2, 29) - relativedelta(years=1)).isoformat()', '2023-02-28T00:00:00'],
    ['(date(2024, 3, 31) + relativedelta(months=-1, hours=1)).isoformat()', '2024-02-29T01:00:00'],
    ['(datetime(2024, 5, 15, 9) + relativedelta(day=31, hour=0, weekday=FR(-1))).isoformat()', '2024-05-31T00:00:00'],
    ['(date(2024, 5, 15) + relativedelta(weekday=MO(+2))).isoformat()', '2024-05-27'],
    ['repr(relativedelta(datetime(2024, 3, 1, 12), datetime(2023, 1, 31)))', 'relativedelta(years=+1, months=+1, days=+1, hours=+12)'],
    ['repr(relativedelta(months=14, hours=50, weeks=1))', 'relativedelta(years=+1, months=+2, days=+9, hours=+2)'],
    ['repr(-relativedelta(days=3) * 2 + timedelta(hours=30))', 'relativedelta(days=-5, hours=+6)'],
    ['relativedelta(months=12) == relativedelta(years=1)', true],
    ['bool(relativedelta(hours=24, days=-1))', false],
    ['relativedelta(years=1.5)', 'ValueError: Non-integer years and months are ambiguous and not currently supported.'],
    ['relativedelta(month_s=1)', "TypeError: relativedelta() got an unexpected keyword argument 'month_s'"],
  ])('%s', (expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });
});

describe('the rest of dateutil', () => {
  it.each([
    ["parser.isoparse('2023-05-26T20:14:51.5Z').isoformat()", '2023-05-26T20:14:51.500000+00:00'],
    ["parser.isoparse('2023-05').isoformat()", '2023-05-01T00:00:00'],
    ["parser.isoparse('26 May 2023')", "ValueError: Invalid isoformat string: '26 May 2023'"],
    ["repr(parse('2023-05-26T20:14Z').tzinfo)", 'tzutc()'],
    ["repr(parse('2023-05-26T20:14+02:00').tzinfo)", 'tzoffset(None, 7200)'],
    ["tz.tzutc() == tz.UTC == tz.gettz('UTC') == tz.tzoffset('x', 0)", true],
    ["tz.gettz('No/Where')", null],
    ["datetime(2023, 5, 26, tzinfo=tz.tzoffset('x', 3600)).astimezone(tz.tzlocal()).isoformat()", '2023-05-25T23:00:00+00:00'],
    ['dateutil.parser is parser', true],
  ])('%s', (expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });

  it('says how what is missing of it can be had', () => {
    const { setupErrors } = python.load({ files: { 'rules/r.py': 'from dateutil.rrule import rrule\n' } });
    expect(setupErrors[0]?.error.message).toBe("No module named 'dateutil.rrule'. The dateutil here has what detections use of it, and no more. Its wheel, imported as a file, takes its place.");
  });
});
