import type { Pitfall } from '../pitfall';
import { HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC138',
  title: 'Empty value as a marker',
  severity: 'error',
  explanation:
    'An empty dictionary or set reads like one that is not there: put_dictionary(key, {}) is followed by get_dictionary(key) == {}, and ' +
    'put_string_set(key, []) stores nothing at all. Store something: {"seen": 1}, or a set with one member.',
  fact:
    'get_dictionary returns {} for a missing item, get_string_set an empty set. put_string_set with an empty value removes the attribute, and ' +
    'creates no item.',
  sources: [HELPERS],
  watch: null,
};
