import { defineConfig } from 'vitest/config';
import { integrityPlugin } from './scripts/integrity-plugin';

export default defineConfig({
  plugins: [integrityPlugin()],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'],
    environment: 'node',
    // Every processor: left to itself, it keeps one for the watching that a single run does without.
    pool: 'threads',
    maxWorkers: '100%',
    // Test files leave nothing behind that another one would trip over; modules are read once a processor.
    isolate: false,
    setupFiles: 'src/python/test-setup.ts',
    // Limits against hanging, not measurements: some tests boot Python, and machines differ.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Tests run in UTC on every machine; those about time zones set their own.
    env: { TZ: 'UTC' },
  },
});
