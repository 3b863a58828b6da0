import { describe, expect, it } from 'vitest';
import { SegmentBuilder } from '../trace/segment';
import { readEngineMessage, readEngineRequest } from './engine-protocol';

const progress = { events: 1, total: 2, clock: 1_772_438_400 };
const segment = () => {
  const builder = new SegmentBuilder();
  builder.add({ kind: 'clock', at: 1, from: 0, by: 'sleep' });
  return builder.take();
};

describe('messages from the sandbox', () => {
  it.each([
    { type: 'ready', bootMilliseconds: 12, boot: 'snapshot' },
    { type: 'boot-failed', message: 'no memory' },
    { type: 'reply', id: 3, progress },
    { type: 'refused', id: 3, message: 'no run' },
  ])('takes $type', (message) => {
    expect(readEngineMessage(message)).toEqual(message);
  });

  it('takes a report', () => {
    expect(readEngineMessage({ type: 'report', segment: segment(), progress })).toMatchObject({ type: 'report', progress });
  });

  it.each([
    null,
    'ready',
    {},
    { type: 'ready' },
    { type: 'ready', bootMilliseconds: '12', boot: 'snapshot' },
    { type: 'reply', id: '3', progress },
    { type: 'reply', id: 3, progress: { ...progress, events: 3 } },
    { type: 'reply', id: 3, progress: { ...progress, events: -1 } },
    { type: 'reply', id: 3, progress: { ...progress, clock: Infinity } },
    { type: 'report', progress },
    { type: 'report', segment: { count: 1 }, progress },
    { type: 'run', code: 'x' },
  ])('refuses %j', (message) => {
    expect(() => readEngineMessage(message)).toThrow();
  });

  it('leaves out what does not belong to a message', () => {
    expect(readEngineMessage({ type: 'reply', id: 3, progress: { ...progress, more: 1 }, more: 1 })).toEqual({ type: 'reply', id: 3, progress });
  });
});

it('refuses requests of unknown type', () => {
  expect(() => readEngineRequest({ id: 1, type: 'eval' })).toThrow('Not a request');
});
