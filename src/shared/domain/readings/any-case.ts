/** Literals in patterns that JavaScript (with the `u` flag) and Rust read alike. */

/** Escapes a literal. */
export function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/-]/g, (c) =>
    c === '/' || c === '-' ? `\\u{${c.charCodeAt(0).toString(16)}}` : `\\${c}`
  )
}

/** A literal that matches in any case without a flag. */
export function anyCase(word: string): string {
  return [...word]
    .map((c) => {
      const lower = c.toLowerCase()
      const upper = c.toUpperCase()
      return lower === upper || lower.length !== 1 || upper.length !== 1 ? escapeLiteral(c) : `[${upper}${lower}]`
    })
    .join('')
}
