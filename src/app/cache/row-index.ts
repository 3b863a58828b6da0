/** Positions of rows by what identifies them: −1 where there is no such row. */
export type RowIndex = (id: string) => number;

/**
 * Finds rows of a list that does not change. The first question walks the list, which most lists of a growing table are asked
 * once; a map is made for those that are asked again.
 */
export function rowIndex<Row>(rows: readonly Row[], idOf: (row: Row) => string): RowIndex {
  let last: { id: string; index: number } | null = null;
  let map: Map<string, number> | null = null;
  return (id) => {
    if (last?.id === id) return last.index;
    if (last === null) {
      last = { id, index: rows.findIndex((row) => idOf(row) === id) };
      return last.index;
    }
    map ??= new Map(rows.map((row, index) => [idOf(row), index]));
    return map.get(id) ?? -1;
  };
}
