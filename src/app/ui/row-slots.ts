/**
 * Which element draws which row of a grid that is scrolled: a row that stays in view keeps its element, and one that comes into
 * view takes over that of one that has gone. To change what an element shows takes half as long as to make one.
 */
export class RowSlots {
  private slots: ReadonlyMap<string, number> = new Map();

  /** The numbers of the elements for rows, by the rows' IDs (each is there once): for the same ones the same as before. */
  assign(ids: readonly string[]): number[] {
    const drawn = new Set(ids);
    const free = [...this.slots].flatMap(([id, slot]) => (drawn.has(id) ? [] : [slot])).reverse();
    let next = 0;
    for (const slot of this.slots.values()) next = Math.max(next, slot + 1);
    const slots = ids.map((id) => this.slots.get(id) ?? free.pop() ?? next++);
    this.slots = new Map(ids.map((id, index) => [id, slots[index] ?? 0]));
    return slots;
  }
}
