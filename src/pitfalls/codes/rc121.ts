import type { Pitfall } from '../pitfall';
import { PUBLISHED_RULES, RULES_PAGES } from '../sources';

export const pitfall: Pitfall = {
  code: 'RC121',
  title: 'Threshold in code and in YAML',
  severity: 'error',
  explanation:
    'The rule returns True only at its own N-th event, and the YAML asks for M such matches: an alert needs N times M events within a window. ' +
    'Count in one place.',
  fact:
    'Threshold counts matches of the rule that fall into one window with the same dedup string. A published rule asks for 25 items in its code ' +
    'and for 25 matches in its YAML.',
  sources: [RULES_PAGES, PUBLISHED_RULES],
  watch: null,
};
