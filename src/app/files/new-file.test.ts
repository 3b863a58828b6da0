import { describe, expect, test } from 'vitest';
import { testApp } from '../state/test-app';
import { planNewFile } from './new-file';

describe('planNewFile', () => {
  test('keeps a typed ID and says where the detection will be', async () => {
    const state = (await testApp()).store.getState();
    const plan = planNewFile('detection', 'AWS.newIP', state);
    expect(plan).toMatchObject({ preview: 'ID AWS.newIP, in rules/aws_newip.py and rules/aws_newip.yml.', refusal: null });
    expect(plan.files[1]?.text).toContain('RuleID: AWS.newIP\n');
  });

  test('refuses an ID that another detection has, and takes a free path', async () => {
    const state = (await testApp()).store.getState();
    expect(planNewFile('detection', 'My.Counts', state).refusal).toBe('There is a detection with the ID My.Counts already, in rules/counts.py. Choose another name.');
    const plan = planNewFile('detection', 'Counts', state);
    expect(plan.refusal).toBeNull();
    expect(plan.preview).toContain('rules/counts_2.py');
  });

  test('says the name by which a helper is imported, and where events go', async () => {
    const state = (await testApp()).store.getState();
    expect(planNewFile('helper', 'Keys', state).preview).toBe('Imported as keys_2, in global_helpers/keys_2.py and global_helpers/keys_2.yml.');
    expect(planNewFile('events file', 'login storm', state).preview).toBe('In events/login_storm.jsonl.');
  });
});
