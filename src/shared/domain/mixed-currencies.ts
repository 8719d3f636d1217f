/** Amounts of several currencies in one column, and what is made of it, are never added up. */
import type { Reading } from './column-type'
import { currenciesOf } from './readings'
import type { Recipe } from './recipe'
import type { Role } from './role'

/** Whether a reading takes amounts of several currencies; `$` and `USD` are one. */
export function mixesCurrencies({ format }: Pick<Reading, 'format'>): boolean {
  return format?.kind === 'number' && currenciesOf(format.currencies).length > 1
}

/** The recipe's revenue column, or null where its amounts are of several currencies: read so, or derived from such a column. */
export function summableRevenue(recipe: Recipe): string | null {
  const { revenue } = recipe.roles
  if (revenue === undefined) return null
  return (currenciesByColumn(recipe).get(revenue)?.size ?? 0) > 1 ? null : revenue
}

/** What a board adds up. */
const addedUp: readonly Role[] = ['revenue', 'cost', 'profit']

/** The currencies (ISO) of all amounts that a board adds up, as far as the marks beside them tell; sorted, each once. */
export function moneyCurrencies(recipe: Pick<Recipe, 'readings' | 'steps' | 'roles'>): readonly string[] {
  const byColumn = currenciesByColumn(recipe)
  const found = addedUp.flatMap((role) => {
    const column = recipe.roles[role]
    return column === undefined ? [] : [...(byColumn.get(column) ?? [])]
  })
  return [...new Set(found)].sort()
}

/**
 * Currencies of the columns at the end of a recipe by the marks of the readings: a computed column has those of all columns it
 * names, one that is converted by a rate that of the rates' home.
 */
function currenciesByColumn({ readings, steps }: Pick<Recipe, 'readings' | 'steps'>): Map<string, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>()
  for (const { column, format } of readings) {
    if (format?.kind === 'number' && format.currencies.length > 0)
      known.set(column, new Set(currenciesOf(format.currencies)))
  }
  const rates = new Map<string, string>()
  for (const step of steps) {
    if (!step.enabled) continue
    if (step.kind === 'rename') {
      const own = known.get(step.from)
      known.delete(step.from)
      if (own !== undefined) known.set(step.to, own)
    }
    if (step.kind === 'rate') rates.set(step.column, step.home)
    if (step.kind === 'derive') {
      const home = [...rates].find(([rate]) => step.expression.includes(rate))?.[1]
      const named = [...known].filter(([name]) => step.expression.includes(name)).flatMap(([, own]) => [...own])
      const own = home === undefined ? named : [home]
      if (own.length > 0) known.set(step.column, new Set(own))
      else known.delete(step.column)
    }
  }
  return known
}
