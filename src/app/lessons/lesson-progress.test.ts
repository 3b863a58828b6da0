import { expect, it, vi } from 'vitest';

it('keeps what another tab came to meanwhile', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) });
  const openTab = async () => {
    vi.resetModules();
    return (await import('./lesson-progress')).useLessons.getState();
  };
  const [one, other] = [await openTab(), await openTab()];
  one.note('01-keys', { passed: true });
  other.note('02-dictionaries', { step: 2 });
  other.note('01-keys', { step: 1 });
  one.show('01-keys');
  expect((await openTab()).lessons).toMatchObject({ '01-keys': { step: 1, passed: true }, '02-dictionaries': { step: 2 } });
  vi.unstubAllGlobals();
});
