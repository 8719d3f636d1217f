/** Whether quantity × price, less discount, is the revenue that the file gives. */
import pl from 'nodejs-polars'
import { printColumn } from '../../../../shared/domain/expression'
import type { RoleAssignment } from '../../../../shared/domain/role'
import type { Expr } from '../frames'
import { countsOf } from '../scratch'
import type { ProfileTable } from './table'

/** Part of the rows for which a formula must hold before the others are remarkable. */
const holdsFor = 0.8

export type AmountModel = {
  /** The formula in the expression language. */
  readonly formula: string
  readonly columns: readonly string[]
  /** Rows with all values. */
  readonly rows: number
  readonly mismatches: number
  /** In the table's frame: all values are there and the formula does not hold. */
  readonly differs: Expr
}

type Formula = { readonly text: string; readonly value: Expr }

/**
 * The formula that holds for most rows, or null when none holds for four in five. Tolerance: a cent, half a cent for each unit (rounded
 * prices) and a millionth of the amount.
 */
export async function amountModel(table: ProfileTable, roles: RoleAssignment): Promise<AmountModel | null> {
  const { quantity, unitPrice, discount, revenue } = roles
  if (!quantity || !unitPrice || !revenue) return null
  const number = (column: string) => table.value(column)?.cast(pl.Float64) ?? null
  const [q, p, r, d] = [number(quantity), number(unitPrice), number(revenue), discount ? number(discount) : null]
  if (q === null || p === null || r === null) return null
  const [qn, pn, rn] = [printColumn(quantity), printColumn(unitPrice), printColumn(revenue)]
  const formulas: Formula[] = [{ text: `${qn} * ${pn}`, value: q.mul(p) }]
  if (d !== null && discount) {
    const dn = printColumn(discount)
    const off = d.fillNull(pl.lit(0))
    formulas.push(
      { text: `${qn} * ${pn} * (1 - ${dn})`, value: q.mul(p).mul(pl.lit(1).sub(off)) },
      { text: `${qn} * ${pn} - ${dn}`, value: q.mul(p).sub(off) },
      { text: `${qn} * ${pn} * (1 - ${dn} / 100)`, value: q.mul(p).mul(pl.lit(1).sub(off.div(pl.lit(100)))) }
    )
  }
  const complete = q.isNotNull().and(p.isNotNull()).and(r.isNotNull())
  const room = q
    .abs()
    .mul(pl.lit(0.005))
    .add(pl.lit(0.01))
    .add(r.abs().mul(pl.lit(1e-6)))
  const differs = ({ value }: Formula) => complete.and(value.sub(r).abs().gt(room))
  const counts = await table.answer(
    table
      .frame()
      .select(
        complete.sum().cast(pl.Int64).alias('rows'),
        ...formulas.map((formula, at) => differs(formula).sum().cast(pl.Int64).alias(`m${at}`))
      )
  )
  const rows = countsOf(counts, 'rows')[0] ?? 0
  const misses = formulas.map((_, at) => countsOf(counts, `m${at}`)[0] ?? 0)
  const fewest = Math.min(...misses)
  const best = formulas[misses.indexOf(fewest)]
  if (best === undefined || rows === 0 || fewest > rows * (1 - holdsFor)) return null
  const columns = [quantity, unitPrice, ...(best === formulas[0] || !discount ? [] : [discount]), revenue]
  return { formula: `${best.text} = ${rn}`, columns, rows, mismatches: fewest, differs: differs(best) }
}
