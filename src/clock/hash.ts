/** A well-mixed 32-bit hash of a text's code units (FNV-1a with a final avalanche), from 0 to 2^32 − 1. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  // Without the avalanche, keys that differ in their last character only would get neighbouring values.
  return avalanche(hash);
}

/** Two 32-bit hashes as one, as well mixed as they are; in the other order they give another one. */
export function mixHashes(first: number, second: number): number {
  return avalanche(Math.imul(avalanche(first), 0x01000193) ^ second);
}

function avalanche(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
