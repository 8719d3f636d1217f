/** A row as it is published, made of the texts that a preview shows: the same values that the warehouse writes into the files. */
import { atScale, exactOf } from '../exact'
import type { PublishedColumn } from './published'

/** Milliseconds since 1970 of a date or an instant as a preview shows it, UTC; null of anything else. */
export function epochMs(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.(\d+))?Z?)?$/.exec(text)
  if (!match) return null
  const [, day = '', time = '00:00:00', fraction = ''] = match
  const ms = Date.parse(`${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`)
  return Number.isNaN(ms) ? null : ms
}

/** The text of a value as it stands in the JSON, without quotes; null is no value. */
export function publishedText(cell: string | null, { encoding, scale }: PublishedColumn): string | null {
  if (cell === null) return null
  switch (encoding) {
    case 'text':
    case 'integer':
      return cell
    // JSON has no word for what is no number.
    case 'double':
      return Number.isFinite(Number(cell)) ? String(Number(cell)) : null
    case 'scaled': {
      const value = exactOf(cell)
      return value === null ? null : atScale(value, scale).digits.toString()
    }
    case 'flag':
      return cell === 'true' ? '1' : '0'
    case 'epoch-ms': {
      const ms = epochMs(cell)
      return ms === null ? null : String(ms)
    }
  }
}

/** One line of JSON. @param values in the order of the columns, as `publishedText` gives them */
export function publishedLine(
  columns: readonly PublishedColumn[],
  values: readonly (string | null)[],
  more: Readonly<Record<string, number>>
): string {
  const pairs = columns.map(({ name, encoding }, i) => {
    const value = values[i] ?? null
    const written = value === null ? 'null' : encoding === 'text' ? JSON.stringify(value) : value
    return `${JSON.stringify(name)}:${written}`
  })
  const numbers = Object.entries(more).map(([name, value]) => `${JSON.stringify(name)}:${value}`)
  return `{${[...numbers, ...pairs].join(',')}}`
}
