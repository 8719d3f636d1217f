/** Amounts of several currencies in one column, and what is made of it, are never added up. */
import type { Reading } from './column-type'
import { currenciesOf } from './readings'
import type { Recipe } from './recipe'

/** Whether a reading takes amounts of several currencies; `$` and `USD` are one. */
export function mixesCurrencies({ format }: Pick<Reading, 'format'>): boolean {
  return format?.kind === 'number' && currenciesOf(format.currencies).length > 1
}

/** The recipe's revenue column, or null where its amounts are of several currencies: read so, or derived from such a column. */
export function summableRevenue({ readings, steps, roles }: Recipe): string | null {
  const mixed = new Set(readings.filter(mixesCurrencies).map(({ column }) => column))
  for (const step of steps) {
    if (!step.enabled) continue
    if (step.kind === 'rename' && mixed.delete(step.from)) mixed.add(step.to)
    if (step.kind === 'derive') {
      if ([...mixed].some((name) => step.expression.includes(name))) mixed.add(step.column)
      else mixed.delete(step.column)
    }
  }
  const { revenue } = roles
  return revenue === undefined || mixed.has(revenue) ? null : revenue
}
