/** Decimal and thousands marks that the numbers of a table show. */
import type { DecimalMark } from '../../../../shared/domain/dialect'

export interface NumberMarks {
  readonly decimalMark: DecimalMark | null
  readonly thousandsMark: string | null
  /** Share of the telling numbers that agree; 1 when none tells anything. */
  readonly decimalConfidence: number
  readonly thousandsConfidence: number
}

const surroundings =
  /^[(+\-\s]*(?:[$€£¥₹]|[A-Z]{3}|R\$|kr\.?|zł|Fr\.?)?\s?-?|\s?(?:[$€£¥₹%]|[A-Z]{3}|kr\.?|zł|Kč)?\)?-?$/g
/** Groups of three, then perhaps decimals by another mark. */
const grouped = /^\d{1,3}(?:([.,' \u00a0\u202f’])\d{3})(?:\1\d{3})*(?:([.,])\d+)?$/
const plainDecimal = /^\d*([.,])\d+$/
const cellLimit = 20_000

/** @param rows data rows only */
export function numberMarks(rows: readonly (readonly string[])[]): NumberMarks {
  const decimals = new Map<string, number>()
  const thousands = new Map<string, number>()
  let seen = 0
  for (const cells of rows) {
    for (const cell of cells) {
      if (seen++ > cellLimit) break
      if (cell.length > 40 || !/\d[.,' \u00a0\u202f’]\d/.test(cell)) continue
      const { decimal, group } = marksOf(cell.trim().replace(surroundings, ''))
      if (decimal !== null) decimals.set(decimal, (decimals.get(decimal) ?? 0) + 1)
      if (group !== null) thousands.set(group, (thousands.get(group) ?? 0) + 1)
    }
  }
  const decimal = most(decimals)
  const group = most(thousands)
  return {
    decimalMark: decimal.mark === '.' || decimal.mark === ',' ? decimal.mark : null,
    thousandsMark: group.mark === decimal.mark ? null : group.mark,
    decimalConfidence: decimal.share,
    thousandsConfidence: group.share
  }
}

function marksOf(bare: string): { decimal: string | null; group: string | null } {
  const groups = grouped.exec(bare)
  if (groups) {
    const [, group = '', decimal] = groups
    if (decimal !== undefined && decimal !== group) return { decimal, group }
    if (decimal !== undefined) return { decimal: null, group: null }
    // `1,234` and `1.234` may be either; two groups, a blank or an apostrophe can't be decimals.
    const isGroup = bare.split(group).length > 2 || (group !== '.' && group !== ',')
    return { decimal: null, group: isGroup ? group : null }
  }
  const decimal = plainDecimal.exec(bare)?.[1] ?? null
  return { decimal, group: null }
}

function most(counts: ReadonlyMap<string, number>): { mark: string | null; share: number } {
  let mark: string | null = null
  let best = 0
  let total = 0
  for (const [each, count] of counts) {
    total += count
    if (count > best) {
      best = count
      mark = each
    }
  }
  return { mark, share: total === 0 ? 1 : best / total }
}
