/** Which picture fits an answer: along what, of what, and how. */
import type { Table } from '../../../shared/contract/explore'

export type ChartKind = 'line' | 'bar'
export interface ChartChoice {
  readonly kind: ChartKind
  /** Columns by their place. */
  readonly x: number
  readonly y: number
}

const numeric = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL|NUMERIC|DOUBLE|FLOAT|REAL|LONG)\b/i
const temporal = /^(?:DATE|TIMESTAMP|TIME)\b/i
const isoTime = /^\d{4}-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?$/

/** Bars beyond that are no picture. */
export const mostBars = 60

export function isNumericColumn(table: Table, column: number): boolean {
  return numeric.test(table.columns[column]?.type ?? '')
}

/** By its type, or because all its values are written as times. */
export function isTimeColumn(table: Table, column: number): boolean {
  if (temporal.test(table.columns[column]?.type ?? '')) return true
  const values = table.rows.map((row) => row[column]).filter((value) => value !== null)
  return values.length > 0 && values.every((value) => typeof value === 'string' && isoTime.test(value))
}

/** Times along a line, everything else side by side; null where there is no number to be shown. */
export function proposedChart(table: Table): ChartChoice | null {
  const places = table.columns.map((_, index) => index)
  if (table.rows.length === 0) return null
  const x =
    places.find((column) => isTimeColumn(table, column)) ??
    places.find((column) => !isNumericColumn(table, column)) ??
    0
  const y = places.find((column) => column !== x && isNumericColumn(table, column))
  return y === undefined ? null : { x, y, kind: fittingKind(table, x) }
}

/** A line says that what lies between two points is between them. */
export function fittingKind(table: Table, x: number): ChartKind {
  const isOrdered = isTimeColumn(table, x) || isNumericColumn(table, x)
  return isOrdered && table.rows.length > 2 ? 'line' : 'bar'
}

export interface ChartPoint {
  readonly label: string | null
  /** Exact, as the database wrote it. */
  readonly text: string | null
  readonly value: number | null
}

/** What is drawn: a line in the order of its x, bars in the order of the answer and no more than fit. */
export function chartPoints(table: Table, { kind, x, y }: ChartChoice): readonly ChartPoint[] {
  const cells = table.rows.map((row) => ({ at: row[x] ?? null, of: row[y] ?? null }))
  const points = cells.map(({ at, of }) => {
    const value = of === null || typeof of === 'boolean' ? Number.NaN : Number(of)
    return {
      at,
      label: at === null ? null : shortTime(String(at)),
      text: of === null ? null : String(of),
      value: Number.isFinite(value) ? value : null
    }
  })
  const isNumber = isNumericColumn(table, x)
  const drawn =
    kind === 'line'
      ? [...points].sort((a, b) =>
          isNumber ? Number(a.at) - Number(b.at) : a.at === b.at ? 0 : String(a.at ?? '') < String(b.at ?? '') ? -1 : 1
        )
      : points.slice(0, mostBars)
  return drawn.map(({ label, text, value }) => ({ label, text, value }))
}

/** A day where the hour says nothing. */
function shortTime(text: string): string {
  return text.replace(/^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?$/, '$1')
}
