/** RFC 4180 read and written as slowly and plainly as can be: the measure for what the app reads. */

/** The rows of a text, or null when the text breaks a rule: then nobody is told how to read it. */
export function readStrictly(text: string, delimiter: string, lineEnd: string): string[][] | null {
  const rows: string[][] = []
  let i = 0
  while (i < text.length) {
    const cells: string[] = []
    for (;;) {
      const parts: string[] = []
      if (text[i] === '"') {
        i++
        for (;;) {
          if (i >= text.length) return null
          if (text[i] !== '"') parts.push(text[i++] ?? '')
          else if (text[i + 1] === '"') {
            parts.push('"')
            i += 2
          } else break
        }
        i++
      } else {
        while (i < text.length && text[i] !== delimiter && !text.startsWith(lineEnd, i)) {
          const character = text[i++] ?? ''
          if (character === '"' || character === '\n' || character === '\r') return null
          parts.push(character)
        }
      }
      cells.push(parts.join(''))
      if (i >= text.length) break
      if (text[i] !== delimiter && !text.startsWith(lineEnd, i)) return null
      if (text[i] === delimiter) {
        i++
        continue
      }
      i += lineEnd.length
      break
    }
    rows.push(cells)
  }
  return rows
}

/** How a valid text is written. */
export interface Writing {
  readonly delimiter: string
  readonly lineEnd: string
  /** Whether a cell that needs no quotes gets some all the same. */
  readonly quoteAnyway: () => boolean
  readonly endsWithLineEnd: boolean
}

/** Rows as RFC 4180. A row of one empty cell is quoted, or it would be a blank line. */
export function writeStrictly(rows: readonly (readonly string[])[], writing: Writing): string {
  const { delimiter, lineEnd, quoteAnyway } = writing
  const lines = rows.map((cells) =>
    cells
      .map((cell) => {
        const needed = cell.includes(delimiter) || /["\r\n]/.test(cell) || (cells.length === 1 && cell === '')
        return needed || quoteAnyway() ? `"${cell.replaceAll('"', '""')}"` : cell
      })
      .join(delimiter)
  )
  return lines.join(lineEnd) + (writing.endsWithLineEnd ? lineEnd : '')
}
