/** Positions of rows by what identifies them: −1 where there is no such row. */
export type RowIndex = (id: string) => number;

/** Walking 100,000 rows so often takes as long as making a map of them. */
const WALKS = 16;

/**
 * Finds rows of a list that does not change. The first questions walk the list, as most lists of a table that grows are asked no
 * more; a map is made for those that are asked again and again.
 */
export function rowIndex<Row>(rows: readonly Row[], idOf: (row: Row) => string): RowIndex {
  const found = new Map<string, number>();
  let map: Map<string, number> | null = null;
  return (id) => {
    const known = found.get(id) ?? map?.get(id);
    if (known !== undefined || map !== null) return known ?? -1;
    if (found.size < WALKS) {
      const index = rows.findIndex((row) => idOf(row) === id);
      found.set(id, index);
      return index;
    }
    map = new Map(rows.map((row, index) => [idOf(row), index]));
    return map.get(id) ?? -1;
  };
}
