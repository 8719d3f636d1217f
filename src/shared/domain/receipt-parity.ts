/** The comparisons of a receipt in the order in which a person wants them: what differs first, months apart from the whole. */
import type { ParityRow } from './job'

export interface MonthParity {
  /** `YYYY-MM`. */
  readonly month: string
  /** Named as in the whole: `rows`, `sum(net)`. */
  readonly rows: readonly ParityRow[]
}

export interface ParityParts {
  readonly whole: readonly ParityRow[]
  readonly months: readonly MonthParity[]
  /** What is compared in the months, in the order of the receipt. */
  readonly measures: readonly string[]
}

/** Whole and months with what differs first, else in the order of the receipt. */
export function splitParity(parity: readonly ParityRow[]): ParityParts {
  const whole: ParityRow[] = []
  const months = new Map<string, ParityRow[]>()
  const measures = new Set<string>()
  for (const row of parity) {
    const [, month, name] = /^(\d{4}-\d{2}) (.+)$/s.exec(row.name) ?? []
    if (month === undefined || name === undefined) whole.push(row)
    else {
      months.set(month, [...(months.get(month) ?? []), { ...row, name }])
      measures.add(name)
    }
  }
  const wrong = (rows: readonly ParityRow[]) => (rows.some(({ equal }) => !equal) ? 0 : 1)
  return {
    whole: redFirst(whole),
    months: [...months]
      .map(([month, rows]) => ({ month, rows: redFirst(rows) }))
      .sort((a, b) => wrong(a.rows) - wrong(b.rows)),
    measures: [...measures]
  }
}

function redFirst(rows: readonly ParityRow[]): ParityRow[] {
  return [...rows].sort((a, b) => Number(a.equal) - Number(b.equal))
}
