/** Rules as columns of a frame: true where a row breaks them. */
import pl from 'nodejs-polars'
import { trimCharacters } from '../../../../shared/domain/readings'
import type { RowQuestion } from '../../../../shared/domain/rule-condition'
import { exactStrptime } from '../exact-strptime'
import { compileExpression, withLets } from '../expressions/compile'
import { dataTypeOf, type Expr, type LazyFrame } from '../frames'
import { names, type PlacedReading } from '../typed/table'

/** A rule about rows, ready to be asked. */
export interface Asked {
  readonly ruleId: string
  readonly question: RowQuestion
  /** `member`: frame with `value` (texts, each once). `unique`: frame with `row`, the rows that repeat an earlier one. */
  readonly beside: LazyFrame | null
}

/** Name of the mark of the rule at a place. */
export const brokenName = (at: number) => `b${at}`

/** Columns of a typed table by their names. */
export type Columns = ReadonlyMap<string, { readonly id: string; readonly reading: PlacedReading['reading'] }>

export function columnsOfTable(columns: readonly PlacedReading[]): Columns {
  return new Map(columns.map(({ reading }, i) => [reading.column, { id: names.value(i), reading }]))
}

function columnValue(columns: Columns, name: string): Expr {
  const column = columns.get(name)
  if (column === undefined) throw new TypeError(`no column ${name} in the typed table`)
  return pl.col(column.id)
}

/** A value as the text under which it is compared with those of a list: exact, at the column's scale. */
export function keyText(value: Expr): Expr {
  return value.cast(pl.String)
}

/** Adds the marks `b0` … of rules to rows of a typed table. No row is dropped or moved. */
export function markBroken(rows: LazyFrame, asked: readonly Asked[], columns: Columns): LazyFrame {
  return asked.reduce((frame, one, at) => marked(frame, one, at, columns), rows)
}

function marked(frame: LazyFrame, { question, beside }: Asked, at: number, columns: Columns): LazyFrame {
  const broken = brokenName(at)
  const withMark = (rows: LazyFrame, mark: Expr) => rows.withColumns(mark.alias(broken))
  switch (question.kind) {
    case 'empty':
      return withMark(frame, columnValue(columns, question.column).isNull())
    case 'pattern': {
      const value = columnValue(columns, question.column)
      const fits = value.str.contains(question.pattern, false)
      return withMark(frame, value.isNotNull().and(fits.not()))
    }
    case 'true': {
      const columnOf = (name: string) => {
        const value = columnValue(columns, name)
        return question.asDays ? value.cast(pl.Date) : value
      }
      const { lets, value } = compileExpression(question.condition, columnOf, `r${at}_`, pl.col(names.row))
      // Unknown is not true.
      const fails = pl.when(value).then(pl.lit(false)).otherwise(pl.lit(true))
      const judged = question.filled === null ? fails : columnValue(columns, question.filled).isNotNull().and(fails)
      return withMark(withLets(frame, lets), judged)
    }
    case 'member': {
      const value = columnValue(columns, question.column)
      const [key, hit] = [`k${at}`, `h${at}`]
      const table = (beside ?? noValues()).select(pl.col('value').alias(key), pl.lit(true).alias(hit))
      const joined = frame
        .withColumns(keyText(value).alias(`${key}_own`))
        .join(table, { leftOn: `${key}_own`, rightOn: key, how: 'left', maintainOrder: 'left' })
      return withMark(joined, value.isNotNull().and(pl.col(hit).isNull()))
    }
    case 'unique': {
      const hit = `h${at}`
      const table = (beside ?? noRows()).select(pl.col(names.row), pl.lit(true).alias(hit))
      const joined = frame.join(table, { on: names.row, how: 'left', maintainOrder: 'left' })
      return withMark(joined, pl.col(hit).isNotNull())
    }
  }
}

const noValues = (): LazyFrame => pl.DataFrame({ value: pl.Series('value', [] as string[], pl.String) }).lazy()
const noRows = (): LazyFrame => pl.DataFrame({ row: pl.Series('row', [] as number[], pl.UInt32) }).lazy()

/** The values of a list as `keyText` writes those of a column; what is no value of its type is left out. */
export function membersOf(
  values: LazyFrame,
  { reading: { type } }: { readonly reading: PlacedReading['reading'] }
): LazyFrame {
  const text = pl.col('value')
  const read =
    type.kind === 'string'
      ? text
      : keyText(asType(text.str.stripChars(trimCharacters), type.kind).cast(dataTypeOf(type)))
  return values.select(read.alias('value')).filter(pl.col('value').isNotNull()).unique()
}

function asType(text: Expr, kind: string): Expr {
  if (kind === 'date') return exactStrptime(text, 'date', '%Y-%m-%d')
  if (kind === 'boolean') return text.eq(pl.lit('true'))
  return text
}
