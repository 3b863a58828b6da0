import type { Pitfall } from '../pitfall';
import { ENGINE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC134',
  title: 'Cache used in title() and the like',
  severity: 'warning',
  explanation:
    'A request in title, dedup, severity or alert_context comes on top of those of rule(), may see another state than rule() did, and in unit ' +
    'tests is made even where no alert is expected. What it raises is swallowed: the alert then has a default. Read in rule() and hand the value ' +
    'over.',
  fact: 'In tests all functions run whatever rule() returned. For a real alert, the engine replaces a function that raises by its default.',
  sources: [ENGINE],
  watch: null,
};
