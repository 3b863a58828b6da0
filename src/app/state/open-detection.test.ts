import { expect, it } from 'vitest';
import { plainDetection } from '../../python/test-plan';
import { openDetection } from './open-detection';

it('is that of the open file', () => {
  const base = { ...plainDetection('rules/a.py'), yamlPath: 'rules/a.yml' };
  const derived = { ...base, id: 'A.derived', yamlPath: 'rules/derived.yml', base: base.id };
  const detections = [derived, base];
  expect(openDetection({ detections, activePath: 'rules/a.py' })).toBe(base);
  expect(openDetection({ detections, activePath: 'rules/a.yml' })).toBe(base);
  expect(openDetection({ detections, activePath: 'rules/derived.yml' })).toBe(derived);
  expect(openDetection({ detections: [derived], activePath: 'rules/a.py' })).toBe(derived);
  expect(openDetection({ detections, activePath: 'events/e.jsonl' })).toBeNull();
  expect(openDetection({ detections, activePath: null })).toBeNull();
});
