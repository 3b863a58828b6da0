import type { Pitfall } from '../pitfall';
import { HELPERS_RUN, PUBLISHED_RULES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC125',
  title: 'Set members that are no text',
  severity: 'error',
  explanation:
    'A member that is None, a float, or a number among texts raises a TypeError before anything is sent. Numbers alone make a set of numbers: ' +
    'they come back as Decimal, and a text can never be added to it. Make texts of all members, and drop the empty ones first.',
  fact:
    'DynamoDB has sets of texts and sets of numbers, not of both; boto3 refuses None, floats and mixed sets, and the service an ADD to a set of ' +
    'the other type.',
  sources: [HELPERS_RUN, PUBLISHED_RULES],
  watch: null,
};
