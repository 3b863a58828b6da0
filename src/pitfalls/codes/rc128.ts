import type { Pitfall } from '../pitfall';
import { HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC128',
  title: 'Count that is a Decimal',
  severity: 'warning',
  explanation:
    'A count comes back as a Decimal, except for the first one, which is an int. json cannot write it, float arithmetic with it raises a ' +
    'TypeError, and both only from the second event on. Write int(count) where it leaves the comparison.',
  fact: 'boto3 gives numbers of DynamoDB as Decimal; increment_counter returns its own val for a new item.',
  sources: [HELPERS_RUN],
  watch: null,
};
