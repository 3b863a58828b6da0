import type { Pitfall } from '../pitfall';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC116',
  title: 'Expiry in a wrong unit or type',
  severity: 'error',
  explanation:
    'The helpers want whole seconds. Milliseconds are a moment in the year 55,000 or so, which never comes; a timedelta, a datetime or a Decimal ' +
    'is silently taken as 90 days. Use timedelta(…).total_seconds() and int(moment.timestamp()).',
  fact: 'Text and floats become an int; any other type but int is replaced by 90 days from now, without an error.',
  sources: [HELPERS],
  watch: null,
};
