import type { Pitfall } from '../pitfall';
import { CACHING_PAGE } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC105',
  title: 'Key parts joined without a delimiter',
  severity: 'warning',
  explanation:
    'Two values side by side in a key can be cut in more than one way: user `ab` with host `c` has the key of user `a` with host `bc`, so two ' +
    'different things share one item. Put a character between them that neither contains, or take json.dumps of the list.',
  fact:
    'A key is compared as the text it is. The documentation asks for keys that are unique within what they are meant for and do not conflict ' +
    'with one another.',
  sources: [CACHING_PAGE],
  watch: null,
};
