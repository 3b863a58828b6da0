/**
 * Pseudo-random numbers from 0 (inclusive) to 1 (exclusive), 32 bits each, the same ones for the same seed. A small counting
 * generator of four words of state (sfc32); good enough for simulation, of no use for secrets.
 */
export function seededRandom(seed: number): () => number {
  const next = seededWords(seed);
  return () => next() / 2 ** 32;
}

/** Fills arrays with pseudo-random bytes, the same sequence for the same seed. */
export function seededBytes(seed: number): (target: Uint8Array) => void {
  const next = seededWords(seed);
  return (target) => {
    for (let index = 0; index < target.length; index += 4) {
      const word = next();
      for (let byte = 0; byte < 4 && index + byte < target.length; byte++) target[index + byte] = word >>> (8 * byte);
    }
  };
}

function seededWords(seed: number): () => number {
  // All 64 bits of the double count, so that neighbouring and fractional seeds differ.
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, seed);
  let a = bits.getInt32(0);
  let b = bits.getInt32(4);
  let c = 0x2545f491;
  let counter = 1;
  const next = (): number => {
    const word = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return word >>> 0;
  };
  // The seed has to reach every word of the state before the numbers look random.
  for (let round = 0; round < 16; round++) next();
  return next;
}
