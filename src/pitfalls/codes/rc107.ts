import type { Pitfall } from '../pitfall';
import { DYNAMODB_LIMITS, HELPERS_RUN } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC107',
  title: 'Key that is empty or no text',
  severity: 'error',
  explanation:
    'DynamoDB takes only a text of 1 to 2,048 bytes as the key. For an empty text, None, a number or a list the helper raises a ClientError ' +
    '(ValidationException), and the detection ends in an error instead of an answer. Make a text of it, and return False where there is nothing ' +
    'to make it of.',
  fact:
    "The table's hash key is of type string. A key of another type does not match the schema, an empty or too long one is refused; the helpers " +
    'pass such errors on.',
  sources: [HELPERS_RUN, DYNAMODB_LIMITS],
  watch: null,
};
