/** Whether the texts of a column are written otherwise than before, and whether reading them the old way would give wrong values. */
import type { Format } from './column-type'

export interface FormatChange {
  readonly before: string
  readonly after: string
  /** The old format would read the new texts as other values: day for month, point for comma, percent. */
  readonly misread: boolean
}

/** What changed between two formats of one kind; null: nothing worth telling. */
export function formatChange(before: Format | null, after: Format | null): FormatChange | null {
  if (before === null || after === null || before.kind !== after.kind) return null
  const [old, now] = [written(before), written(after)]
  if (old.meaning === now.meaning && old.looks === now.looks) return null
  return { before: old.text, after: now.text, misread: old.meaning !== now.meaning }
}

/** `meaning`: texts of different ones are different values; `looks`: the rest that can be told apart. */
function written(format: Format): { meaning: string; looks: string; text: string } {
  switch (format.kind) {
    case 'date': {
      const text = [...format.patterns].sort().join(' | ')
      const orders = [...new Set(format.patterns.map(orderOf))].sort()
      return { meaning: orders.join(' | '), looks: [...new Set(format.patterns.map(looksOf))].sort().join(' | '), text }
    }
    case 'number': {
      const { decimalMark, thousandsMark, percent, currencies } = format
      const sample = `${thousandsMark === null ? '' : `1${thousandsMark}000`}${decimalMark}5`
      const marks = [...currencies].sort().join(' ')
      return {
        // The thousands mark of one way may be the decimal mark of another, which the decimal mark tells already.
        meaning: `${decimalMark}${percent ? ' %' : ''}`,
        looks: marks,
        text: [sample.startsWith(decimalMark) ? `1${sample}` : sample, marks, percent ? '%' : '']
          .filter(Boolean)
          .join(' ')
      }
    }
    case 'boolean': {
      const text = `${[...format.trueTokens].sort().join('/')} : ${[...format.falseTokens].sort().join('/')}`
      return { meaning: '', looks: text, text }
    }
  }
}

/** `D M Y` of `DD/MM/YYYY`: which of day, month and year stands first, second and third. */
function orderOf(pattern: string): string {
  return pattern.startsWith('unix') ? pattern : pattern.replace(/[^YMD]/g, '').replace(/(.)\1+/g, '$1')
}

/** One and two digits of a day are one way to write it. */
function looksOf(pattern: string): string {
  return pattern.replace(/\b(DD|D)\b/g, 'D').replace(/\b(MM|M)\b/g, 'M')
}
