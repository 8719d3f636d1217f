/** The lines of a proof by what they are about: the load as a whole, and each month. */
import type { ParityRow } from '../../../shared/domain/job'

export interface MonthProof {
  readonly month: string
  /** By measure, such as `rows` or `sum(Sales)`. */
  readonly cells: ReadonlyMap<string, ParityRow>
  readonly equal: boolean
}

export interface ParityParts {
  readonly whole: readonly ParityRow[]
  /** Those that differ first, then in the order of time. */
  readonly months: readonly MonthProof[]
  /** Of the months, in the order of their lines. */
  readonly measures: readonly string[]
}

const ofMonth = /^(\d{4}-\d{2}) (.*)$/s

export function parityParts(parity: readonly ParityRow[]): ParityParts {
  const whole: ParityRow[] = []
  const byMonth = new Map<string, Map<string, ParityRow>>()
  const measures = new Set<string>()
  for (const row of parity) {
    const [, month, measure] = ofMonth.exec(row.name) ?? []
    if (month === undefined || measure === undefined) {
      whole.push(row)
      continue
    }
    const cells = byMonth.get(month) ?? new Map<string, ParityRow>()
    cells.set(measure, row)
    byMonth.set(month, cells)
    measures.add(measure)
  }
  const months = [...byMonth].map(([month, cells]) => ({
    month,
    cells,
    equal: [...cells.values()].every((cell) => cell.equal)
  }))
  months.sort((a, b) => Number(a.equal) - Number(b.equal) || a.month.localeCompare(b.month))
  // What differs in the whole stands first, too.
  whole.sort((a, b) => Number(a.equal) - Number(b.equal))
  return { whole, months, measures: [...measures] }
}
