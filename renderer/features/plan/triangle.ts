/** A cell below the diagonal. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where an arrow key leads in the lower triangle of `size` rows; null where nowhere. */
export function stepInTriangle({ row, column }: Place, key: string, size: number): Place | null {
  const next = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Home: { row, column: 0 },
    End: { row, column: row - 1 },
  }[key];
  if (!next || next.row >= size || next.column < 0 || next.column >= next.row) return null;
  return next;
}
