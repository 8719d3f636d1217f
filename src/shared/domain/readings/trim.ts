/**
 * Characters that are cut off both ends of every value before it is read: the ASCII blanks (tab to carriage return,
 * space), the no-break space, the figure space and the narrow no-break space. A fixed list rather than a language's
 * own idea of white space, so that this code, the byte kernel and Polars (`strip_chars`) agree.
 */
export const trimCharacters = '\t\n\v\f\r \u00a0\u2007\u202f'

function isTrimmed(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 32 || code === 0xa0 || code === 0x2007 || code === 0x202f
}

/** The text without blanks at its ends. Returns the same string when there are none. */
export function trimText(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isTrimmed(text.charCodeAt(start))) start++
  while (end > start && isTrimmed(text.charCodeAt(end - 1))) end--
  return start === 0 && end === text.length ? text : text.slice(start, end)
}
