/**
 * Cohort retention (reference: kpis.md, "Cohort retention"): of the customers whose first order was in a month, the share that ordered k months
 * later. What lies after the last day with data is blank, not zero.
 */
import type { DateRange } from '../../board'
import { type Calendar, defaultCalendar } from '../../dataset'
import { periodKey, periodsIn } from '../../periods/period'
import { type Figure, figure, noFigure } from '../figure'
import { fraction, numberFrom } from '../fraction'

export interface CohortFacts {
  /** Distinct customers by the month of their first order and a month in which they ordered; keys as of `periodKey`. */
  readonly counts: readonly { readonly cohort: string; readonly month: string; readonly customers: number }[]
  /** First and last day with data. */
  readonly data: DateRange
  readonly calendar?: Calendar
  readonly fiscal?: boolean
}

export interface CohortCell {
  readonly customers: number
  /** customers ÷ size of the cohort; null: the cohort is empty. */
  readonly share: number | null
  /** The data end inside of the month: more may still come. */
  readonly isPartial: boolean
}

export interface Cohort {
  readonly month: string
  /** Customers whose first order was in it. */
  readonly size: number
  /** Month 0 is that of the first order; null: after the last day with data. All rows are of the same length. */
  readonly cells: readonly (CohortCell | null)[]
  /** Near to the first day with data, where many "first" orders are only the first that is known. */
  readonly isHistoryStart: boolean
}

export interface Cohorts {
  readonly cohorts: readonly Cohort[]
  /** By month k, over the cohorts of which it is known and complete: Σ customers ÷ Σ sizes; null: of none. */
  readonly average: readonly (number | null)[]
  /** First day with data. */
  readonly dataFrom: string
}

/** Cohorts of so many first months of the data are marked. */
export const usualStartMonths = 3

/** @returns no figure: `no-value` (no customers) */
export function cohortsOf(facts: CohortFacts, startMonths = usualStartMonths): Figure<Cohorts> {
  const { counts, data, calendar = defaultCalendar, fiscal = false } = facts
  const periods = periodsIn(data, { unit: 'month', fiscal }, calendar)
  const months = periods.map(periodKey)
  const isPartialEnd = (periods.at(-1)?.to ?? data.to) > data.to
  const byCohort = new Map<string, Map<string, number>>()
  for (const { cohort, month, customers } of counts) {
    const row = byCohort.get(cohort) ?? new Map<string, number>()
    row.set(month, customers)
    byCohort.set(cohort, row)
  }
  if (!counts.some(({ customers }) => customers > 0)) return noFigure('no-value')
  const cohorts = months.map((month, first): Cohort => {
    const row = byCohort.get(month)
    const size = row?.get(month) ?? 0
    const cells = months.map((_, k): CohortCell | null => {
      const key = months[first + k]
      if (key === undefined) return null
      const customers = row?.get(key) ?? 0
      const share = size === 0 ? null : shareOf(customers, size)
      return { customers, share, isPartial: isPartialEnd && first + k === months.length - 1 }
    })
    return { month, size, cells, isHistoryStart: first < startMonths }
  })
  return figure({ cohorts, average: months.map((_, k) => averageOf(cohorts, k)), dataFrom: data.from })
}

function averageOf(cohorts: readonly Cohort[], k: number): number | null {
  const known = cohorts.flatMap(({ size, cells }) => {
    const cell = cells[k]
    return cell && !cell.isPartial && size > 0 ? [{ size, customers: cell.customers }] : []
  })
  const size = known.reduce((sum, one) => sum + one.size, 0)
  const customers = known.reduce((sum, one) => sum + one.customers, 0)
  return size === 0 ? null : shareOf(customers, size)
}

function shareOf(part: number, of: number): number {
  return numberFrom(fraction(BigInt(part), BigInt(of)))
}
