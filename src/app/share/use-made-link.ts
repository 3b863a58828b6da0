import { useEffect, useState } from 'react';
import { breathing } from '../../workspace/share/breathe';
import { findSensitive } from '../../workspace/share/sensitive';
import type { SensitiveReport } from '../../workspace/share/sensitive';
import { encodeShareLink } from '../../workspace/share/share-link';
import type { SharedWorkspace } from '../../workspace/share/share-types';

/** A link, or why there is none. */
export type MadeLink = { kind: 'making' } | { kind: 'made'; link: string } | { kind: 'too long' };

/** What is worked out of the content, as long as it is that of the last call. */
interface Made<Result> {
  from: SharedWorkspace;
  result: Result;
}

/** Works something out in the background; null until it is there. Work for content that is no longer wanted is ended. */
function useWorkedOut<Result>(content: SharedWorkspace, work: (content: SharedWorkspace, signal: AbortSignal) => Promise<Result>): Result | null {
  const [made, setMade] = useState<Made<Result> | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    void work(content, ending.signal).then(
      (result) => setMade({ from: content, result }),
      (error: unknown) => {
        if (!ending.signal.aborted) throw error;
      },
    );
    return () => ending.abort();
  }, [content, work]);
  return made?.from === content ? made.result : null;
}

const makeLink = async (content: SharedWorkspace, signal: AbortSignal): Promise<MadeLink> => {
  const fragment = await encodeShareLink(content, breathing(signal));
  return fragment === null ? { kind: 'too long' } : { kind: 'made', link: `${location.href.replace(/#.*$/s, '')}#${fragment}` };
};
const search = (content: SharedWorkspace, signal: AbortSignal): Promise<SensitiveReport> => findSensitive(content, breathing(signal));

const MAKING: MadeLink = { kind: 'making' };

/** The link that holds the content. */
export function useMadeLink(content: SharedWorkspace): MadeLink {
  return useWorkedOut(content, makeLink) ?? MAKING;
}

/** What in the content should perhaps not be shared; null while it is being looked for. */
export function useSensitive(content: SharedWorkspace): SensitiveReport | null {
  return useWorkedOut(content, search);
}
