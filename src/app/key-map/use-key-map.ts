import { useMemo, useState } from 'react';
import type { Slices } from '../../clock/slices';
import { guessDelimiter } from '../cache/delimiter';
import type { Keyed } from '../cache/delimiter';
import { usePanelMoment } from '../state/use-moment';
import type { ShownMoment } from '../state/use-moment';
import { useSlices } from '../ui/use-slices';
import { KeyUses } from './key-uses';
import { mapKeys, mapRows } from './map-rows';
import type { MapRow } from './map-rows';

/** What the map is limited to, and what its groups are made by. */
export interface MapQuery {
  /** Detections that use a key, at least. */
  readonly least: number;
  readonly search: string;
  /** null: as it is guessed from the keys. */
  readonly delimiter: string | null;
}

export interface KeyMap {
  readonly uses: KeyUses;
  /** The wanted keys, in order. */
  readonly keys: readonly Keyed[];
  readonly rows: readonly MapRow[];
}

interface Wanted {
  readonly moment: ShownMoment;
  readonly query: MapQuery;
}

/** Goes on counting where it stopped, then gathers what is wanted. */
function mapWork(): (wanted: Wanted) => Slices<KeyMap | null> {
  let uses = new KeyUses();
  return function* ({ moment: { trace, moment }, query: { least, search, delimiter } }) {
    if (!uses.fits(trace, moment)) uses = new KeyUses();
    yield* uses.goOn(trace, moment);
    const keys = yield* mapKeys(uses, least, search);
    return { uses, keys, rows: yield* mapRows(uses, keys, delimiter ?? guessDelimiter(keys)) };
  };
}

/** Which detections used which keys up to the moment that the screen shows; null until it is known. */
export function useKeyMap(query: MapQuery): KeyMap | null {
  const moment = usePanelMoment();
  const wanted = useMemo(() => ({ moment, query }), [moment, query]);
  const [work] = useState(mapWork);
  return useSlices<Wanted, KeyMap | null>(wanted, work, null);
}
