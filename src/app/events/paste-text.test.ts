import { describe, expect, it } from 'vitest';
import { parseEvents } from '../../workspace/parse-pasted-events';
import { foundText, leftOutText } from './paste-text';

const found = (text: string): string => foundText(parseEvents(text, 'events/a.jsonl'));

describe('foundText', () => {
  it('counts events and what cannot be read', () => {
    expect(found('{"a":1}\n{"a":2}')).toBe('2 events.');
    expect(found('{"a":1}\n{"a":\n')).toBe('1 event; 1 part cannot be read and would be left out:');
    expect(found('{"a":')).toBe('No events yet; 1 part cannot be read:');
  });

  it('knows text that has problems but no errors', () => {
    expect(found('{"a":1,"a":2}')).toBe('1 event; please look at:');
  });
});

describe('leftOutText', () => {
  it('says nothing where nothing was left out', () => {
    expect([0, 1, 2].map(leftOutText)).toEqual(['', ' 1 part could not be read and was left out.', ' 2 parts could not be read and were left out.']);
  });
});
