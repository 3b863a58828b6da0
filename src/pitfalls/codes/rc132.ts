import type { Pitfall } from '../pitfall';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC132',
  title: 'Changed in memory only',
  severity: 'error',
  explanation:
    'What a get returns is a copy. seen.add(value) or state["n"] += 1 changes that copy, and nothing else: the next event reads the old value. ' +
    'Write it back with a put, or use add_to_string_set and increment_counter, which change what is stored.',
  fact: 'The helpers return plain Python objects made from the answer; there is no connection from them back to the table.',
  sources: [HELPERS],
  watch: null,
};
