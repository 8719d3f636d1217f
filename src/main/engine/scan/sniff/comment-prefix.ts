/** Lines that are comments: they begin alike, and do not have the shape of the rows around them. */
import type { HeadRow } from './head-rows'

const prefixes = ['#', '//', '--', '%', '!', ';', '*']

/** A line that is drawn: `-----+----`, `|---|---|`, `==========`. */
const ruling = /^ *[|+:]?[-=_]{3,}[-=_|+: ]*$/
const rulingPrefixLength = 6

/** What all drawn lines begin with, when no other line does. */
function rulingPrefix(lines: readonly string[]): string | null {
  const drawn = lines.filter((line) => ruling.test(line))
  const [first = ''] = drawn
  let prefix = first.trimEnd().slice(0, rulingPrefixLength)
  while (!drawn.every((line) => line.startsWith(prefix))) prefix = prefix.slice(0, -1)
  const isDrawn = prefix.replace(/[^-=_]/g, '').length >= 2
  return isDrawn && lines.length > drawn.length && !lines.some((line) => line.startsWith(prefix) && !ruling.test(line))
    ? prefix
    : null
}

/** Prefixes whose lines are worth leaving out while the dialect is guessed, the likeliest first. */
export function commentCandidates(text: string): string[] {
  const found: string[] = []
  const lines = text.split(/\r\n|\n|\r/, 2000).filter((line) => line.trim() !== '')
  for (const prefix of prefixes) {
    const isComment = (line: string) => line.trimStart().startsWith(prefix)
    const comments = lines.filter(isComment)
    if (comments.length === 0 || comments.length >= lines.length) continue
    // Only the usual mark is believed on a single line; the others begin ordinary values, too.
    if (prefix !== '#' && (comments.length < 2 || !comments.every((line) => line.trimStart().startsWith(`${prefix} `))))
      continue
    const indents = new Set(comments.map((line) => line.slice(0, line.length - line.trimStart().length)))
    const [indent] = indents
    if (indents.size === 1 && indent !== undefined) found.push(indent + prefix)
    else if (lines.some((line) => line.startsWith(prefix))) found.push(prefix)
  }
  const drawn = rulingPrefix(lines)
  return drawn === null ? found : [...found, drawn]
}

/**
 * Whether the lines beginning with the prefix are comments and not rows, seen with the dialect that was found without
 * them.
 * @param all rows cut with the comments as ordinary rows
 */
export function areComments(all: readonly HeadRow[], prefix: string, width: number, delimiter: string): boolean {
  // Where the mark is the delimiter, too, such a line may be a row without a first cell.
  const isMarked = (first: string) => first.startsWith(prefix) || (prefix.trim() === delimiter && first.trim() === '')
  const marked = all.filter((row) => isMarked(row.cells[0] ?? ''))
  if (marked.length === 0 || ruling.test(prefix)) return true
  if (width === 1) return marked.every((row) => /^\W+\s/.test(row.cells[0] ?? ''))
  const alike = marked.filter((row) => row.cells.length === width)
  // `#id,name` is a header with a mark, `#5,Bolt` an ordinary row.
  return (
    alike.length < marked.length * 0.5 ||
    (alike.length > 1 && alike.length < all.length * 0.2 && alike.every(isSentence))
  )
}

/** Reads on over the delimiters: "# see also, if needed, the notes". */
function isSentence(row: HeadRow): boolean {
  return row.cells.slice(1).every((cell) => cell.startsWith(' ')) && /^\W+\s/.test(row.cells[0] ?? '')
}
