/** Records as JSON lines, for somebody to look at or to mend. Nothing is known of their values but that they were stored. */
export function setAsideLines(records: readonly (readonly [key: string, value: unknown])[]): Blob {
  const lines = records.map(([key, value]) => {
    try {
      return `${JSON.stringify({ key, value }, plain)}\n`;
    } catch {
      // A value that refers to itself.
      return `${JSON.stringify({ key, value: String(value) })}\n`;
    }
  });
  return new Blob(lines, { type: 'application/jsonl' });
}

/** Storable values that JSON has no words for: numbers in typed arrays, maps, sets and big integers. */
function plain(_name: string, value: unknown): unknown {
  if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
  if (value instanceof DataView) return [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array); // all other views are arrays of numbers
  if (value instanceof Map || value instanceof Set) return [...value];
  return typeof value === 'bigint' ? String(value) : value;
}
