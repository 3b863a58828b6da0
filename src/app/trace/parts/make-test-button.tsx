import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Trace } from '../../../trace/trace';
import { parseEvent } from '../../../workspace/events';
import { MakeTestDialog } from '../../events/make-test-dialog';
import { IconButton } from '../../ui/button';

/** The entry that the event of entry `seq` began with; null before the first event. */
function eventEntry(trace: Trace, seq: number): number | null {
  for (let at = seq; at > 0; at -= 1) if (trace.row(at).kind === 'event') return at;
  return null;
}

/** Makes the event of an entry a unit test: of a result, with the detection that it is of. */
export function MakeTestButton({ trace, seq }: { trace: Trace; seq: number }): ReactNode {
  const [asked, ask] = useState<{ event: { text: string; logType: string | null }; from: number } | null>(null);
  const { detection } = trace.row(seq);

  function open(): void {
    const from = eventEntry(trace, seq);
    const text = trace.eventTextOf(seq);
    if (from === null || text === null) return;
    const parsed = parseEvent(text);
    const logType = 'event' in parsed ? parsed.event['p_log_type'] : undefined;
    ask({ event: { text, logType: typeof logType === 'string' && logType !== '' ? logType : null }, from });
  }

  return (
    <>
      <IconButton label="Make this a test" tooltip="Adds this event to the unit tests of a detection, with mocks of what the cache gave it" icon={<FlaskConical aria-hidden />} onPress={open} />
      {asked !== null && <MakeTestDialog event={asked.event} seq={asked.from} suggested={detection} onClose={() => ask(null)} />}
    </>
  );
}
