/** Which rows of tiles stand on which page of paper, and how high. All lengths are pixels of the layout. */

export type PaperRow<T> = {
  readonly content: T
  /** The least height at which nothing of it is cut. */
  readonly height: number
  /** Whether it may grow to fill its page. */
  readonly grows: boolean
}

export type PlacedRow<T> = { readonly content: T; readonly height: number }

/** From this share on a page is stretched to its end; an emptier one keeps its rows nearly as they are. */
const stretchFrom = 0.6
const mostGrowth = 1.6

/**
 * Rows in order on as few pages as they need. Rows that may grow share what is left of a page; a row higher than a
 * page gets one of its own and keeps its height.
 * @param room height for rows on a page
 * @param gap between two rows
 */
export function paginate<T>(rows: readonly PaperRow<T>[], room: number, gap: number): PlacedRow<T>[][] {
  const pages: PaperRow<T>[][] = []
  for (const row of rows) {
    const page = pages.at(-1)
    if (page && heightOf(page, gap) + gap + row.height <= room) page.push(row)
    else pages.push([row])
  }
  return pages.map((page) => stretched(page, room, gap))
}

function heightOf(page: readonly PaperRow<unknown>[], gap: number): number {
  return page.reduce((sum, row) => sum + row.height, gap * (page.length - 1))
}

function stretched<T>(page: readonly PaperRow<T>[], room: number, gap: number): PlacedRow<T>[] {
  const left = room - heightOf(page, gap)
  const growing = page.filter((row) => row.grows).reduce((sum, row) => sum + row.height, 0)
  const most = left / room <= 1 - stretchFrom ? left : Math.min(left, growing * (mostGrowth - 1))
  const more = growing > 0 ? Math.max(0, most) : 0
  return page.map(({ content, height, grows }) => ({
    content,
    height: grows ? height + Math.floor((more * height) / growing) : height
  }))
}
