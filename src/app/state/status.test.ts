import { describe, expect, it } from 'vitest';
import { importStatus, runStatus, shownStatus } from './status';

const READY = { kind: 'ready', bootMilliseconds: 1, boot: 'snapshot' } as const;

describe('runStatus', () => {
  it('uses en-US numerals and the plural always', () => {
    expect(runStatus({ kind: 'loading', total: 1000, before: { kind: 'idle' } })).toBe('Running 0 of 1,000');
    expect(runStatus({ kind: 'running', events: 120, total: 1000 })).toBe('Running 120 of 1,000');
    expect(runStatus({ kind: 'paused', events: 1, total: 2 })).toBe('Paused at event 1');
    expect(runStatus({ kind: 'stopped', events: 1200, total: 2000 })).toBe('Stopped at event 1,200');
    expect(runStatus({ kind: 'done', events: 1, alerts: 1, errors: 1 })).toBe('Done: 1 events, 1 alerts, 1 errors');
  });
});

describe('importStatus', () => {
  it('names problems only where there are any', () => {
    expect(importStatus(1, 0)).toBe('Imported 1 files');
    expect(importStatus(876, 2)).toBe('Imported 876 files, 2 problems');
  });
});

describe('shownStatus', () => {
  it('says that Python starts, but does not hide other news', () => {
    const starting = { kind: 'starting' } as const;
    expect(shownStatus('Ready', starting, { kind: 'idle' })).toBe('Starting…');
    expect(shownStatus('Running 0 of 3', starting, { kind: 'loading', total: 3, before: { kind: 'idle' } })).toBe('Starting…');
    expect(shownStatus('Stopped at event 2', starting, { kind: 'stopped', events: 2, total: 3 })).toBe('Starting…');
    expect(shownStatus('Imported 1 files', starting, { kind: 'idle' })).toBe('Imported 1 files');
    expect(shownStatus('Ready', READY, { kind: 'idle' })).toBe('Ready');
    expect(shownStatus('Ready', { kind: 'failed', message: 'no' }, { kind: 'idle' })).toBe('Python could not be started');
  });
});
