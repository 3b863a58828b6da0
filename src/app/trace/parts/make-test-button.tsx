import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Trace } from '../../../trace/trace';
import { MakeTestDialog } from '../../events/make-test-dialog';
import { IconButton } from '../../ui/button';
import { testedEventOf, type EventOfEntry } from './tested-event';

/** Makes the event of an entry a unit test: of a result, with the detection that it is of. */
export function MakeTestButton({ trace, seq }: { trace: Trace; seq: number }): ReactNode {
  const [asked, ask] = useState<EventOfEntry | null>(null);
  const { detection } = trace.row(seq);

  return (
    <>
      <IconButton label="Make this a test" tooltip="Adds this event to the unit tests of a detection, with mocks of what the cache gave it" icon={<FlaskConical aria-hidden />} onPress={() => ask(testedEventOf(trace, seq))} />
      {asked !== null && <MakeTestDialog event={asked.event} seq={asked.from} suggested={detection} onClose={() => ask(null)} />}
    </>
  );
}
