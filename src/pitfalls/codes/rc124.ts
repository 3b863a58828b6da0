import type { Pitfall } from '../pitfall';
import { HELPERS, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC124',
  title: 'Text stored as a set',
  severity: 'error',
  explanation:
    'put_string_set(key, "alice") stores the characters a, c, e, i and l, since a text is an iterable of characters. Later `"alice" in ' +
    'get_string_set(key)` is False. Pass a list: put_string_set(key, ["alice"]). Only add_to_string_set and remove_from_string_set take a text ' +
    'as one member.',
  fact:
    'put_string_set makes set(val) of whatever it gets. A published rule passes its key this way, and works only because a set of characters is ' +
    'not empty.',
  sources: [HELPERS, PUBLISHED_RULES],
  watch: null,
};
