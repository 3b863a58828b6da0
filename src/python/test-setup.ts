import { afterAll } from 'vitest';
import { endTestWorld } from './test-world';

// Test files share a thread: one that simulated its clocks must not leave them so.
afterAll(endTestWorld);
