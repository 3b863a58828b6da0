/** Why a mapping of a YAML is none in JSON: `name` is the key that it is about, `reason` goes on behind what has it, `advice` is a sentence. */
export interface KeyFault {
  name: string;
  reason: string;
  advice: string;
}

const faults = new WeakMap<object, KeyFault>();

/** Notes what is wrong with the keys of a mapping, which is only the test's fault that uses it. */
export function noteKeyFault(mapping: object, fault: KeyFault): void {
  faults.set(mapping, fault);
}

/** What is wrong with the keys of a mapping; undefined where nothing is. */
export function keyFaultOf(mapping: object): KeyFault | undefined {
  return faults.get(mapping);
}
