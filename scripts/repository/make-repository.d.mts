import type { Repository } from './quirks.mjs';

export function makeRepository(seed?: number): Repository;
