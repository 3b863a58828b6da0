import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, DYNAMODB_LIMITS } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC131',
  title: 'Item that only grows',
  severity: 'warning',
  explanation:
    'A set under one fixed key gets a member from every event and never loses one: each read costs more, each write moves the expiry of all on, ' +
    'and at 400 KB DynamoDB refuses the item, so the detection raises from then on. Keep one item for each entity, with an expiry, instead of ' +
    'one for all.',
  fact: 'An item may have 400 KB, its key and all its attributes together. An add gives the whole set a new expiry.',
  sources: [CACHING_PAGE, DYNAMODB_LIMITS],
  watch: null,
};
