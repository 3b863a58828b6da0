import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkspace } from '../../workspace/read-workspace';
import type { EventRow, WorkspaceFile } from '../../workspace/workspace-types';
import { EventFilter, EventView, filterEvents } from './event-filter';
import { eventId, NO_QUERY } from './event-list';
import type { EventQuery, ListedEvent } from './event-list';

const line = fc.constantFrom('{"p_log_type":"A","n":"x"}', '{"p_log_type":"B","n":"x"}', '{"n":"Y"}', '// {"n":"x"}', '', 'broken');
const workspace = fc.array(fc.array(line, { maxLength: 8 }), { maxLength: 4 });
const query = fc.record<EventQuery>({ search: fc.constantFrom('', 'x', 'y', 'zz'), logType: fc.constantFrom('', 'A', null), file: fc.constantFrom('', 'events/0.jsonl', 'events/2.jsonl') });

function rowsOf(files: readonly (readonly string[])[]): readonly EventRow[] {
  const made: WorkspaceFile[] = files.map((lines, index) => ({ path: `events/${index}.jsonl`, text: lines.join('\n') }));
  return readWorkspace({ name: 'w', files: made, disabledPaths: [] }).events;
}

/** What the list shows, said in the shortest way. */
function naive(rows: readonly EventRow[], { search, logType, file }: EventQuery): ListedEvent[] {
  return rows
    .map((row, index) => ({ number: index + 1, row }))
    .filter(({ row }) => (file === '' || row.path === file) && (logType === '' || row.logType === logType) && row.text.toLowerCase().includes(search.toLowerCase()));
}

const listed = (view: EventView): (ListedEvent | undefined)[] => Array.from({ length: view.length }, (_, index) => view.at(index));

describe('EventFilter', () => {
  it('finds what looking at each event finds, query after query, edit after edit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(workspace, query), { minLength: 1, maxLength: 6 }), (steps) => {
        const filter = new EventFilter();
        for (const [files, wanted] of steps) {
          const rows = rowsOf(files);
          const view = filterEvents(rows, wanted, filter);
          const expected = naive(rows, wanted);
          expect(listed(view)).toEqual(expected);
          expect(view.rows()).toEqual(expected.map(({ row }) => row));
          expect(filter.unknown(rows, wanted)).toBe(0);
          for (const row of rows) expect(view.indexOf(eventId(row))).toBe(expected.findIndex((event) => event.row === row));
        }
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  it('does not take what one query found for what another one wants that came in its pause', () => {
    const rows = rowsOf([Array.from({ length: 1_500 }, (_, n) => (n === 1_400 ? '{"n":"x"}' : '{"n":"y"}'))]);
    const filter = new EventFilter();
    const looking = filter.look(rows, { ...NO_QUERY, search: 'x' });
    expect(looking.next().done).toBe(false);
    const other = { ...NO_QUERY, search: 'z' };
    filter.unknown(rows, other);
    const { value } = looking.next();
    expect(value && listed(value).map((event) => event?.number)).toEqual([1_401]);
    expect(filterEvents(rows, other, filter).length).toBe(0);
  });

  it('knows no line that is not there', () => {
    const view = new EventView(rowsOf([['{}', '', '{}']]));
    expect(['events/0.jsonl:1', 'events/0.jsonl:2', 'events/0.jsonl:3', 'events/0.jsonl:9', 'events/x.jsonl:1', ''].map((id) => view.indexOf(id))).toEqual([0, -1, 1, -1, -1, -1]);
    expect(view.at(2)).toBeUndefined();
    expect(view.at(-1)).toBeUndefined();
  });
});
