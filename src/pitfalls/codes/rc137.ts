import type { Pitfall } from '../pitfall';
import { DYNAMODB_READS, HELPERS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC137',
  title: 'Read right after the write',
  severity: 'warning',
  explanation:
    'A get that follows a write of the same key may still answer what was there before it, since reads are eventually consistent. Use what the ' +
    'write returns: add_to_string_set and remove_from_string_set give the whole set, increment_counter the count.',
  fact: "The helpers' GetItem does not ask for a consistent read, and DynamoDB then may answer with an older state.",
  sources: [HELPERS, DYNAMODB_READS],
  watch: null,
};
