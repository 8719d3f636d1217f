/** Where tiles stand on the twelve columns. */

export const columnCount = 12

/**
 * Spans for `count` tiles with at most `perRow` in a row, spread evenly so that no row ends in a hole: five tiles at
 * three a row become 4 4 4 and 6 6.
 */
export function evenSpans(count: number, perRow: number): number[] {
  if (count <= 0) return []
  const rowCount = Math.ceil(count / perRow)
  const spans: number[] = []
  for (let row = 0; row < rowCount; row++) {
    const inRow = Math.floor(count / rowCount) + (row < count % rowCount ? 1 : 0)
    const width = Math.floor(columnCount / inRow)
    for (let place = 0; place < inRow; place++) {
      // What does not divide goes to the first of the row.
      spans.push(place === 0 ? columnCount - width * (inRow - 1) : width)
    }
  }
  return spans
}
