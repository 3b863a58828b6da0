import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Evidence } from '../../pitfalls/finding-types';
import type { Trace } from '../../trace/trace';
import { MakeTestDialog } from '../events/make-test-dialog';
import { useApp } from '../state/use-app';
import { testedEventOf, type EventOfEntry } from '../trace/parts/tested-event';
import { Button } from '../ui/button';

/** Makes the first event that shows a finding a unit test, with mocks of what the cache gave it in `trace`: the run that shows it. */
export function FindingTestButton({ evidence: { entries }, detection, trace }: { evidence: Evidence; detection: string | null; trace: Trace }): ReactNode {
  const [asked, ask] = useState<EventOfEntry | null>(null);
  // The dialog takes the answers of the run on the screen.
  const isShown = useApp((state) => state.trace.hasGrownFrom(trace));
  const [first] = entries;
  if (first === undefined) return null;
  return (
    <>
      <Button
        icon={<FlaskConical aria-hidden />}
        isDisabled={!isShown}
        tooltip={isShown ? 'Adds the first event that shows it to the unit tests, with mocks of what the cache gave it' : 'This is about the run before the one on the screen'}
        onPress={() => ask(testedEventOf(trace, first))}
      >
        Make a test
      </Button>
      {asked !== null && <MakeTestDialog event={asked.event} seq={asked.from} suggested={detection} onClose={() => ask(null)} />}
    </>
  );
}
