import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Trace } from '../../../trace/trace';
import { parseEvent } from '../../../workspace/events';
import { MakeTestDialog } from '../../events/make-test-dialog';
import type { TestedEvent } from '../../state/new-test';
import { IconButton } from '../../ui/button';
import { logTypeOf } from '../entry-text';

/** Makes the event of an entry a unit test: of a result, with the detection that it is of. */
export function MakeTestButton({ trace, seq }: { trace: Trace; seq: number }): ReactNode {
  const [asked, ask] = useState<{ event: TestedEvent; from: number } | null>(null);
  const { detection } = trace.row(seq);

  function open(): void {
    const from = trace.eventEntryOf(seq);
    const text = trace.eventTextOf(seq);
    if (from === null || text === null) return;
    const parsed = parseEvent(text);
    ask({ event: { text, logType: 'event' in parsed ? logTypeOf(parsed.event) : null }, from });
  }

  return (
    <>
      <IconButton label="Make this a test" tooltip="Adds this event to the unit tests of a detection, with mocks of what the cache gave it" icon={<FlaskConical aria-hidden />} onPress={open} />
      {asked !== null && <MakeTestDialog event={asked.event} seq={asked.from} suggested={detection} onClose={() => ask(null)} />}
    </>
  );
}
