import { useState } from 'react';
import type { ReactNode } from 'react';
import { destinationsIn } from '../../trace/known-destinations';
import { useApp } from '../state/use-app';
import { TextField } from '../ui/text-field';
import { uncountedText } from './destination-words';

const NONE: readonly string[] = [];
const EXPLANATION =
  "Names of your destinations, with commas between them. Any other name that destinations() returns is an UnknownDestinationError: in a run, none of the alert's destinations counts then; a unit test that expects an alert fails.";

/** The names that `destinations` may give. What is typed stays as it is while the field has the focus. */
export function KnownDestinations(): ReactNode {
  const known = useApp((state) => state.settings.knownDestinations ?? NONE);
  const setSettings = useApp((state) => state.setSettings);
  const [typed, setTyped] = useState<string | null>(null);
  // Stays when the field is left and has only what counts: that is when it is news.
  const [uncounted, setUncounted] = useState('');
  return (
    <TextField
      label="Known destinations"
      value={typed ?? known.join(', ')}
      onChange={(text) => {
        setTyped(text);
        setUncounted(uncountedText(text));
        setSettings({ knownDestinations: destinationsIn(text) });
      }}
      onBlur={() => setTyped(null)}
      placeholder="any name is accepted"
      description={
        <>
          {uncounted !== '' && <strong>{uncounted} </strong>}
          {EXPLANATION}
        </>
      }
    />
  );
}
