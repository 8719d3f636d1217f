/** Names that a workbook takes for its sheets. */

import { wellFormed } from './xml'

const mostLetters = 31

/**
 * A name each, in order: at most 31 letters, none of `[]:*?/\`, no apostrophe at an end, never twice whatever the
 * case, never the one that spreadsheets keep for themselves.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(['history'])
  return wanted.map((name) => {
    const clean = cleaned(name)
    let candidate = cut(clean, '')
    for (let count = 2; taken.has(candidate.toLowerCase()); count++) candidate = cut(clean, ` (${count})`)
    taken.add(candidate.toLowerCase())
    return candidate
  })
}

function cleaned(name: string): string {
  return (
    wellFormed(name)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a name has none
      .replace(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff]+/g, ' ')
      .replace(/ {2,}/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '') || 'Sheet'
  )
}

/** Cut between letters, so that no pair of halves is torn. */
function cut(name: string, end: string): string {
  let kept = ''
  for (const letter of name) {
    if (kept.length + letter.length > mostLetters - end.length) break
    kept += letter
  }
  return kept.replace(/[' ]+$/, '') + end
}
