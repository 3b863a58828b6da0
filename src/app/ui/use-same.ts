import { useState } from 'react';

/**
 * A value that stays the same object for as long as it says the same: what is dear to draw is then not drawn for a new object
 * that has nothing new. `isSame` compares two values.
 */
export function useSame<Value>(value: Value, isSame: (a: Value, b: Value) => boolean): Value {
  const [kept, setKept] = useState(value);
  if (kept === value || isSame(kept, value)) return kept;
  setKept(value);
  return value;
}
