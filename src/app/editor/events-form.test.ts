import { describe, expect, test } from 'vitest';
import { eventsForm, mayBeOtherForm } from './events-form';

function formOf(text: string) {
  return eventsForm({ path: 'events/e.jsonl', text });
}

describe('eventsForm', () => {
  test('finds the events of an array, of pretty-printed objects and of CloudTrail’s Records', () => {
    const array = formOf('[\n  {"a": 1},\n  {"a": 2}\n]\n');
    expect(array).toMatchObject({ sentence: 'This is not JSON lines: 2 events in an array.', converted: '{"a": 1}\n{"a": 2}\n' });
    expect(formOf('{\n  "a": 1\n}\n')).toMatchObject({ sentence: expect.stringContaining('1 event that is not'), converted: '{"a":1}\n' });
    const records = formOf('{"Records": [{"a": 1}, {"a": 2}, {"a": 3}]}');
    expect(records).toMatchObject({ sentence: 'This is not JSON lines: 3 events in CloudTrail’s Records.', converted: '{"a": 1}\n{"a": 2}\n{"a": 3}\n' });
  });

  test('has nothing to say about JSON lines, blank, disabled, commented or broken ones among them', () => {
    expect(formOf('{"a": 1}\n\n// {"a": 2}\n// a note\n{"a": \n{"a": 3}\n')).toBeNull();
    expect(formOf('{"a": \n{"a": 3}\n')).toBeNull();
    expect(formOf('\ufeff{"a": 1}\r\n{"a": 2}\r\n')).toBeNull();
    expect(formOf('no JSON at all')).toBeNull();
    expect(formOf('')).toBeNull();
  });

  test('converts nothing where a part would be lost, and says where it is', () => {
    const form = formOf('[\n{"a": 1},\n{"a": oops},\n{"a": 3}\n]');
    expect(form).toMatchObject({ converted: null, fault: { line: 3 } });
    expect(form?.sentence).toContain('2 events in an array, and a part that cannot be read');
  });

  test('says that comments go', () => {
    expect(formOf('// from the console\n[{"a": 1}, {"a": 2}]')?.sentence).toContain('leaves out 1 comment.');
    expect(formOf('// {"a": 0}\n{\n"a": 1}')?.converted).toBe('// {"a": 0}\n{"a":1}\n');
  });
});

test('mayBeOtherForm looks only at files with problems or with Records', () => {
  const problem = { path: 'events/e.jsonl', line: 1, column: 1, severity: 'error' as const, message: '' };
  expect(mayBeOtherForm('{"a": 1}', [], 'events/e.jsonl')).toBe(false);
  expect(mayBeOtherForm('{"a": 1}', [problem], 'events/e.jsonl')).toBe(true);
  expect(mayBeOtherForm('{"a": 1}', [problem], 'events/other.jsonl')).toBe(false);
  expect(mayBeOtherForm('\n{ "Records": []}', [], 'events/e.jsonl')).toBe(true);
});
