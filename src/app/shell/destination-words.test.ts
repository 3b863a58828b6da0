import { expect, it } from 'vitest';
import { LONGEST_DESTINATION, MOST_DESTINATIONS } from '../../trace/known-destinations';
import { uncountedText } from './destination-words';

it.each([
  ['', ''],
  ['Slack, Jira', ''],
  ['Slack, ', ''],
  ['Slack,, Jira', 'A comma without a name before it counts for nothing.'],
  [',', 'A comma without a name before it counts for nothing.'],
  ['Slack, Jira,Slack', 'Slack is there more than once, and counts once.'],
  ['a, b, a, b, a', '2 names are there more than once, and count once: a, b.'],
  ['x'.repeat(LONGEST_DESTINATION + 1), 'Of a longer name the first 200 characters count.'],
  [Array.from({ length: MOST_DESTINATIONS + 1 }, (_, n) => n).join(), 'Of more names the first 100 count.'],
])('%j is told: %j', (typed, told) => {
  expect(uncountedText(typed)).toBe(told);
});
