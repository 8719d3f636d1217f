/** Targets that a person has set for a dataset: plans of amounts by period, for everything or for the values of a column. */
import { z } from 'zod'
import { type Calendar, defaultCalendar } from '../dataset'
import { exactOf } from '../exact'
import type { Targets } from '../kpi/quota'
import { type Grain, type Period, periodKey, periodsIn } from '../periods/period'
import { Role } from '../role'

/** What a target can be given to days of: sums and counts that add up over them. */
export const TargetMetric = z.enum(['revenue', 'profit', 'units', 'orders', 'lines'])
export type TargetMetric = z.infer<typeof TargetMetric>

export const targetDimensions = [
  'salesperson',
  'region',
  'country',
  'channel',
  'category',
  'product',
  'customer'
] as const satisfies readonly Role[]

export const TargetRow = z.object({
  /** `2024-02`, `2024-Q1`, `2024`; fiscal ones `FY2024-P02`, `FY2024-Q1`, `FY2024`. */
  period: z.string().regex(/^(?:\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?|FY\d{4}(?:-(?:P(?:0[1-9]|1[0-2])|Q[1-4]))?)$/),
  /** Of the plan's dimension; null: everything together. */
  value: z.string().min(1).nullable(),
  /** An exact number. */
  amount: z.string().regex(/^-?\d{1,20}(?:\.\d{1,9})?$/)
})
export type TargetRow = z.infer<typeof TargetRow>

const mostRows = 20_000

export const TargetPlan = z.object({
  /** Unique in its dataset. */
  name: z.string().trim().min(1).max(80),
  metric: TargetMetric,
  /** Null: only of everything together. */
  dimension: Role.nullable(),
  rows: z.array(TargetRow).max(mostRows)
})
export type TargetPlan = z.infer<typeof TargetPlan>

export const StoredPlan = z.object({ plan: TargetPlan, updatedMs: z.number() })
export type StoredPlan = z.infer<typeof StoredPlan>

/** Of which period a key is. */
export function grainOfKey(key: string): Grain & { readonly unit: 'month' | 'quarter' | 'year' } {
  const fiscal = key.startsWith('FY')
  const part = key.split('-')[1]
  return { unit: part === undefined ? 'year' : part.startsWith('Q') ? 'quarter' : 'month', fiscal }
}

/** The days of a period of that key; null: the calendar has none. */
export function periodOfKey(key: string, calendar: Calendar = defaultCalendar): Period | null {
  const year = Number(key.replace('FY', '').slice(0, 4))
  const around = { from: `${year - 1}-01-01`, to: `${year + 1}-12-31` }
  return periodsIn(around, grainOfKey(key), calendar).find((period) => periodKey(period) === key) ?? null
}

/** Targets of each value, for the calculator; those of everything are under null. */
export function targetsByValue(
  { rows }: Pick<TargetPlan, 'rows'>,
  calendar: Calendar
): ReadonlyMap<string | null, readonly Targets[]> {
  const found = new Map<
    string | null,
    Map<string, { readonly grain: Grain; readonly amounts: Map<string, TargetRow> }>
  >()
  for (const row of rows) {
    const grain = grainOfKey(row.period)
    const ofValue = found.get(row.value) ?? new Map()
    const name = `${grain.unit} ${grain.fiscal}`
    const ofGrain = ofValue.get(name) ?? { grain, amounts: new Map<string, TargetRow>() }
    ofGrain.amounts.set(row.period, row)
    found.set(row.value, ofValue.set(name, ofGrain))
  }
  const targetsOf = ({
    grain,
    amounts
  }: {
    readonly grain: Grain
    readonly amounts: Map<string, TargetRow>
  }): Targets => ({
    unit: grain.unit === 'quarter' || grain.unit === 'year' ? grain.unit : 'month',
    fiscal: grain.fiscal,
    calendar,
    amounts: new Map(
      [...amounts].flatMap(([key, { amount }]) => {
        const value = exactOf(amount)
        return value ? [[key, value] as const] : []
      })
    )
  })
  return new Map([...found].map(([value, grains]) => [value, [...grains.values()].map(targetsOf)]))
}
