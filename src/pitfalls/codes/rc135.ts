import type { Pitfall } from '../pitfall';
import { CACHING_PAGE, TESTING_PAGE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC135',
  title: 'Unit test without a mock for the cache',
  severity: 'warning',
  explanation:
    'In the command line there is no table: a helper that a test does not mock raises, and the test fails. In the Console the same test reads ' +
    'and writes the live cache. Mock each caching function that the test reaches, by the name by which the detection imports it.',
  fact:
    'The documentation says that unit tests in the Console communicate with DynamoDB unless mocked, that the role for it does not exist ' +
    'elsewhere, and recommends mocks.',
  sources: [CACHING_PAGE, TESTING_PAGE],
  watch: null,
};
