/**
 * `strptime` that reads the whole text. What this Polars offers looks for the pattern anywhere inside: it makes
 * 1 February of `31/02/2024` and 2 February of `2023-02-29`. Its own engine can do better; the option is reached by
 * writing the expression out as JSON and reading it back, both documented calls.
 */
import pl from 'nodejs-polars'
import type { Expr } from './frames'

interface Strptime {
  Function: { function: { StringExpr: { Strptime: [unknown, { exact: boolean; cache: boolean }] } } }
}

/**
 * Text to date or timestamp (microseconds), null where it does not fit or the calendar has no such day.
 * Blanks around the text are still let through: gate it with a pattern.
 */
export function exactStrptime(text: Expr, what: 'date' | 'timestamp', format: string): Expr {
  const lenient = what === 'date' ? text.str.strptime(pl.Date, format) : text.str.strptime(pl.Datetime('ms'), format)
  const plan = JSON.parse(lenient.serialize('json').toString()) as Strptime
  const options = plan.Function.function.StringExpr.Strptime[1]
  options.exact = true
  // Days repeat, instants seldom do.
  options.cache = what === 'date'
  return pl.Expr.deserialize(Buffer.from(JSON.stringify(plan)), 'json')
}
