/** Upper and lower case beyond what Polars offers. */
import pl from 'nodejs-polars'
import type { Expr } from '../frames'

/** The first letter as a capital. */
export function capital(text: Expr): Expr {
  return text.str.slice(0, 1).str.toUpperCase().plus(text.str.slice(1))
}

/** Every word, and every part of a word after a hyphen, with a capital; all other letters small. */
export function titleCase(text: Expr): Expr {
  const parts = (word: Expr) => word.str.split('-').lst.eval(capital(pl.element())).lst.join('-')
  return text.str.toLowerCase().str.split(' ').lst.eval(parts(pl.element())).lst.join(' ')
}
