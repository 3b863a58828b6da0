import { expect, it } from 'vitest';
import { destinationsIn, LONGEST_DESTINATION, MOST_DESTINATIONS } from './known-destinations';

it.each([
  ['', []],
  [' , ,\n', []],
  ['Slack,  Jira , Slack\nPager Duty', ['Slack', 'Jira', 'Pager Duty']],
  ['x'.repeat(LONGEST_DESTINATION + 1), ['x'.repeat(LONGEST_DESTINATION)]],
])('the destinations in %j are %j', (text, names) => {
  expect(destinationsIn(text)).toEqual(names);
});

it('no more destinations are known than can be', () => {
  expect(destinationsIn(Array.from({ length: MOST_DESTINATIONS + 1 }, (_, n) => n).join())).toHaveLength(MOST_DESTINATIONS);
});
