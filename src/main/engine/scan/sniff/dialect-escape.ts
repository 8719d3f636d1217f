/**
 * Whether a backslash escapes. Texts hold backslashes that mean nothing (paths, formulas, `\n`), and to drop those would
 * change the text: a backslash escapes only where that mends rows which are broken or ragged otherwise. All of the text
 * at hand is looked at, since such rows are rare.
 */
import type { Trial } from './dialect-lead'
import { headRows, type RowRules } from './head-rows'

export interface EscapeChoice {
  readonly trial: Trial
  /** 0 to 1: share of the faulty rows that the choice mends; 1 when both read all alike or only one was tried. */
  readonly confidence: number
}

/**
 * @param trials best first
 * @param rulesOf rules to read the whole text by under a cut
 */
export function chooseEscape(
  trials: readonly Trial[],
  text: string,
  isAll: boolean,
  rulesOf: (cut: Trial['cut']) => RowRules
): EscapeChoice | null {
  const [best, ...others] = trials
  if (!best) return null
  const { delimiter, quote, escape: escaping, skipInitialSpace } = best.cut
  const other = others.find(
    ({ cut }) =>
      cut.delimiter === delimiter &&
      cut.quote === quote &&
      cut.skipInitialSpace === skipInitialSpace &&
      cut.escape !== escaping
  )
  if (!other) return { trial: best, confidence: 1 }
  const [plain, escaped] = best.cut.escape === 'backslash' ? [other, best] : [best, other]
  const faultsOf = ({ cut, shape }: Trial) => {
    const { rows } = headRows(text, rulesOf(cut), isAll, Number.POSITIVE_INFINITY)
    return rows.filter((row) => row.broken > 0 || row.cells.length !== shape.width).length
  }
  const without = faultsOf(plain)
  const within = faultsOf(escaped)
  const most = Math.max(without, within)
  const confidence = most === 0 ? 0.5 : Math.abs(without - within) / most
  // An escaped delimiter in every row is no fault without its escape, but a column more.
  if (within === without && plain.shape.width !== escaped.shape.width) return { trial: best, confidence }
  return { trial: within < without ? escaped : plain, confidence }
}
