import { expect, it } from 'vitest';
import type { ListedFinding } from '../state/pitfall-state';
import { findingMarkdown, lookedText, stateText, summaryText, unreadText } from './pitfall-words';
import { ALL_PITFALLS, rowsOf, shownFindings } from './pitfall-rows';

function finding(change: Partial<ListedFinding> = {}): ListedFinding {
  return {
    id: 'x',
    code: 'RC101',
    severity: 'warning',
    detection: 'My.Rule',
    range: { path: 'rules/a.py', from: { line: 3, column: 0 }, to: { line: 3, column: 4 } },
    message: 'The counter `n` is read first.',
    state: 'not run',
    evidence: null,
    fix: null,
    ...change,
  };
}
const evidence = { summary: '2 of 3 requests.', events: 2, entries: [1], keys: ['k|1'] };

it.each([
  [finding({ state: 'confirmed', evidence }), 'confirmed by 2 events'],
  [finding({ state: 'confirmed', evidence: { ...evidence, events: 1 } }), 'confirmed by 1 event'],
  [finding({ state: 'confirmed', evidence: { ...evidence, events: 0 } }), 'confirmed by the run'],
  [finding({ state: 'only in the run', evidence }), 'only in the run: 2 events'],
  [finding({ state: 'not in this run' }), 'not in this run'],
])('says what the run shows', (one, text) => {
  expect(stateText(one)).toBe(text);
});

it('counts findings by severity, and those that a filter leaves', () => {
  const all = [finding(), finding({ severity: 'error' }), finding({ severity: 'info' }), finding({ severity: 'info' })];
  expect(summaryText(all, 4)).toBe('4 findings: 1 error, 1 warning, 2 info');
  expect(summaryText(all, 1)).toBe('1 of 4 findings');
});

it('says what was looked at and what was not', () => {
  expect(lookedText({ detections: 1, silenced: 1, hasRun: true })).toBe('1 detection looked at. 1 comment silences a code.');
  expect(lookedText({ detections: 2, silenced: 0, hasRun: false })).toBe('2 detections looked at. Nothing was run yet: what only a run shows comes after one.');
  expect(unreadText([])).toBe('');
  const places = Array.from({ length: 7 }, (_, line) => ({ path: 'rules/a.py', line, text: 'It does not parse.' }));
  expect(unreadText(places.slice(0, 2))).toBe('What was not looked at: rules/a.py (It does not parse); rules/a.py:1 (It does not parse).');
  expect(unreadText(places)).toMatch(/; and 5 places more\.$/);
});

it('writes a finding as Markdown', () => {
  const pitfall = { code: 'RC101', title: 'Read first', severity: 'warning', explanation: 'It costs.', fact: 'A read costs 0.5.', sources: [{ name: 'Docs', url: 'https://docs.invalid/x' }, { name: 'Measured', url: null }], watch: null } as const;
  expect(findingMarkdown(finding({ state: 'confirmed', evidence, fix: { title: 'Read it later', edits: [] } }), pitfall)).toBe(
    [
      '## RC101 Read first',
      '- Severity: warning\n- Detection: ` My.Rule `\n- Place: ` rules/a.py:3 `\n- State: confirmed by 2 events',
      'The counter `n` is read first.',
      'It costs.',
      '**Fact.** A read costs 0.5.',
      '- [Docs](https://docs.invalid/x)\n- Measured',
      '**In the run.** 2 of 3 requests. Keys: ` k|1 `.',
      '**Fix.** Read it later.\n',
    ].join('\n\n'),
  );
});

it('filters, sorts and groups', () => {
  const all = [finding({ id: 'a' }), finding({ id: 'b', severity: 'error', detection: 'Other' }), finding({ id: 'c', severity: 'info', code: 'RC102' }), finding({ id: 'd', detection: null })];
  const titleOf = (code: string): string => (code === 'RC102' ? 'Second' : 'First');
  const ids = (change: Partial<typeof ALL_PITFALLS>): string[] => shownFindings(all, { ...ALL_PITFALLS, ...change }, titleOf).map(({ id }) => id);
  expect(ids({})).toEqual(['b', 'a', 'd', 'c']);
  expect(ids({ severity: 'Errors' })).toEqual(['b']);
  expect(ids({ severity: 'Errors and warnings' })).toEqual(['b', 'a', 'd']);
  expect(ids({ detection: 'Other' })).toEqual(['b']);
  expect(ids({ search: 'second' })).toEqual(['c']);
  const grouped = (grouping: typeof ALL_PITFALLS.grouping): string[] => rowsOf(all, grouping, titleOf).map((row) => (row.kind === 'group' ? `${row.name} ${row.count}` : row.id));
  expect(grouped('Not grouped')).toEqual(['a', 'b', 'c', 'd']);
  expect(grouped('By detection')).toEqual(['My.Rule 2', 'a', 'c', 'Other 1', 'b', 'Helpers 1', 'd']);
  expect(grouped('By code')).toEqual(['RC101 First 3', 'a', 'b', 'd', 'RC102 Second 1', 'c']);
});
