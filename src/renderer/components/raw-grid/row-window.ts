/**
 * The grid shows a window of a long file, not all of it: a browser can't place rows exactly beyond some millions of
 * pixels, and one turn of the wheel would skip rows. The window follows the scrolling and jumps, so that nobody has to
 * know about it.
 */
export const windowRows = 200_000

/** Rows a request brings; windows begin at multiples of it, so that what was fetched is found again. */
export const blockRows = 200

/** How near to an end of the window the view may come before the window moves. */
const margin = 1000

/** Rows in the window that begins at `base`; null while the total is not known. */
export function rowsInWindow(base: number, total: number | null): number | null {
  return total === null ? null : Math.max(0, Math.min(windowRows, total - base))
}

/** First row of the window in which a row has most room around it. All rows are 0-based. */
export function baseFor(row: number, total: number | null): number {
  const last = total === null ? Number.POSITIVE_INFINITY : Math.max(0, total - windowRows)
  const wanted = Math.max(0, Math.min(row - windowRows / 2, last))
  // Rounded up at the end, else the last rows would fall out of the window.
  return (wanted === last ? Math.ceil(wanted / blockRows) : Math.floor(wanted / blockRows)) * blockRows
}

/** Where the window must begin for a row to be shown: as it is, or moved. */
export function baseShowing(row: number, base: number, total: number | null): number {
  return row >= base && row < base + windowRows ? base : baseFor(row, total)
}

/** Where the window must begin when the view stands at these rows: as it is, or moved because an end is near. */
export function baseAround(first: number, last: number, base: number, total: number | null): number {
  const nearStart = base > 0 && first < base + margin
  const nearEnd = last > base + windowRows - margin && (total === null || base + windowRows < total)
  return nearStart || nearEnd ? baseFor(first, total) : base
}
