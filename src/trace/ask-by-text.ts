/**
 * A question about entries of a segment that one of their texts decides (`column`: its numbers): each text is looked at once, however
 * many entries have it. False for entries that have none.
 */
export function askByText(column: Int32Array, ask: (index: number) => boolean): (index: number) => boolean {
  const known = new Map<number, boolean>();
  return (index) => {
    const text = column[index] ?? -1;
    if (text < 0) return false;
    const before = known.get(text);
    if (before !== undefined) return before;
    const is = ask(index);
    known.set(text, is);
    return is;
  };
}
