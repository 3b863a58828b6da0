import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { NO_QUERY, eventId } from './event-list';
import type { ListedEvent } from './event-list';
import { useEventsView } from './events-view';

/** Names an event of the list; pressing it selects the event there, whatever was searched for. */
export function EventLink({ event: { number, row } }: { event: ListedEvent }): ReactNode {
  const { select, setQuery } = useEventsView();
  return (
    <Button
      size="small"
      onPress={() => {
        setQuery(NO_QUERY);
        select(eventId(row));
      }}
    >{`Event ${number.toLocaleString('en-US')}`}</Button>
  );
}
