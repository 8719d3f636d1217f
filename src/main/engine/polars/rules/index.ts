/** Rules of a dataset on the typed rows of a source, and those rows in figures. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { RuleTally } from '../../../../shared/contract/engine'
import type { Reading } from '../../../../shared/domain/column-type'
import type { TableProfile } from '../../../../shared/domain/load-profile'
import { rowQuestion } from '../../../../shared/domain/rule-condition'
import { judgesRows, type Rule } from '../../../../shared/domain/rules'
import { placeOf, type RawRow, type Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { type CleanText, cleanCopy, originalRow, type PassOptions, readRowsAt } from '../../scan'
import type { LazyFrame } from '../frames'
import { repeatedRows } from '../profile/repeats'
import { answerOf, countsOf, runFolder, sinkTo } from '../scratch'
import { withTypedTable } from '../typed/cache'
import { frameOf, names, type PlacedReading } from '../typed/table'
import { type Asked, brokenName, type Columns, columnsOfTable, markBroken, membersOf } from './marks'
import { columnFacts, monthsAndDays, type TableFacts, valuesOf } from './table-facts'

export interface RuleInput {
  readonly rule: Rule
  /** Values of another dataset's column, for a rule that looks into one. */
  readonly valuesPath: string | null
}

export interface RuleQuestions {
  readonly readings: readonly Reading[]
  readonly rules: readonly RuleInput[]
}

export interface JudgeQuestion extends RuleQuestions {
  readonly dateColumn: string | null
  /** Columns whose values are listed with their rows. */
  readonly valueColumns: readonly string[]
}

const examplesKept = 20
const cellTextKept = 200

/** A source as typed rows that its readings do not reject. */
interface Judging {
  readonly source: Source
  readonly workDir: string
  readonly clean: CleanText
  readonly columns: Columns
  readonly rows: () => LazyFrame
  /** Rows of the clean text: at least as many as are judged. */
  readonly most: number
  /** For files of this run. */
  readonly folder: string
  readonly check: () => void
}

async function withRows<T>(
  source: Source,
  workDir: string,
  readings: readonly Reading[],
  { signal }: PassOptions,
  use: (judging: Judging) => Promise<T>
): Promise<T> {
  const check = () => {
    if (signal?.aborted) throw new AppError('cancelled')
  }
  const clean = await cleanCopy(source, workDir, { signal })
  check()
  const placed: PlacedReading[] = readings
    .map((reading) => ({ reading, place: source.columns.indexOf(reading.column) }))
    .filter(({ place }) => place >= 0)
  const folder = await runFolder(workDir, 'rules')
  try {
    return await withTypedTable(
      source,
      workDir,
      clean,
      placed,
      (table) => {
        const rows = () => frameOf(table).filter(pl.col(names.rejected).eq(pl.lit(0)))
        const columns = columnsOfTable(placed)
        return use({ source, workDir, clean, columns, rows, most: table.rows, folder, check })
      },
      { signal }
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Judges rules about rows and profiles the rows, in one streaming pass over the typed table (one more a rule that is broken, for its first
 * rows; one a unique rule; one a column whose values are listed). Rules about the file as a whole are passed over.
 * @throws AppError `cancelled` and what reading the file throws; a rule that cannot be judged is told in its tally
 */
export async function judge(
  source: Source,
  workDir: string,
  question: JudgeQuestion,
  options: PassOptions = {}
): Promise<{ table: TableProfile; tallies: RuleTally[] }> {
  return withRows(source, workDir, question.readings, options, async (judging) => {
    const asked: Asked[] = []
    const problems: RuleTally[] = []
    for (const { rule, valuesPath } of question.rules) {
      if (!judgesRows(rule.check.kind)) continue
      judging.check()
      const ready = await askable(judging, rule, valuesPath)
      if ('problem' in ready) problems.push(ready)
      else asked.push(ready)
    }
    const { facts, counts, failed } = await countAll(judging, asked)
    const tallies: RuleTally[] = []
    for (const [at, one] of asked.entries()) {
      const count = counts[at]
      if (count === undefined) continue
      judging.check()
      const examples = count === 0 ? [] : await firstBroken(judging, one, 0, examplesKept)
      tallies.push({ ruleId: one.ruleId, count, problem: null, examples: examplesOf(judging, one, examples) })
    }
    const { months, days } = await monthsAndDays(judging, question.dateColumn)
    const columns: TableProfile['columns'] = []
    for (const column of facts.columns) {
      judging.check()
      const isListed = question.valueColumns.includes(column.name)
      columns.push({ ...column, values: isListed ? await valuesOf(judging, column.name) : null })
    }
    const table = { rows: facts.rows, columns, months, days, dateColumn: days === 0 ? null : question.dateColumn }
    return { table, tallies: [...tallies, ...problems, ...failed] }
  })
}

/** Rows that break the first rule, `offset` to `offset + limit - 1` of them in the order of the file. */
export async function breakingRows(
  source: Source,
  workDir: string,
  question: RuleQuestions,
  offset: number,
  limit: number,
  options: PassOptions = {}
): Promise<RawRow[]> {
  const [first] = question.rules
  if (first === undefined) return []
  return withRows(source, workDir, question.readings, options, async (judging) => {
    const ready = await askable(judging, first.rule, first.valuesPath)
    return 'problem' in ready ? [] : firstBroken(judging, ready, offset, limit)
  })
}

/** A rule made ready, or why it cannot be judged. */
async function askable(judging: Judging, rule: Rule, valuesPath: string | null): Promise<Asked | RuleTally> {
  try {
    const columns = [...judging.columns].map(([name, { reading }]) => ({ name, type: reading.type }))
    const question = rowQuestion(rule, columns)
    if (question === null) throw new AppError('internal', { reference: `rule ${rule.id} asks no row` })
    const beside = await besideOf(judging, question, valuesPath, rule.id)
    return { ruleId: rule.id, question, beside }
  } catch (error) {
    return problemOf(rule.id, error)
  }
}

function problemOf(ruleId: string, error: unknown): RuleTally {
  if (!(error instanceof AppError) || error.code === 'cancelled' || error.code === 'internal') throw error
  const { code, message, details } = error.toShape()
  return { ruleId, count: 0, problem: { code, message, details }, examples: [] }
}

let files = 0

async function besideOf(
  { columns, rows, most, folder, check }: Judging,
  question: Asked['question'],
  valuesPath: string | null,
  ruleId: string
): Promise<LazyFrame | null> {
  if (question.kind === 'member') {
    const column = columns.get(question.column)
    if (column === undefined) return null
    const values =
      question.values === null
        ? pl.scanParquet(valuesPath ?? missingValues(ruleId), { glob: false })
        : pl.DataFrame({ value: pl.Series('value', [...question.values], pl.String) }).lazy()
    return membersOf(values, column)
  }
  if (question.kind !== 'unique') return null
  const keys = question.columns.flatMap((name) => columns.get(name)?.id ?? [])
  const table = { rows: most, folder, check, answer: (frame: LazyFrame) => answerOf(frame, folder) }
  const repeats = await repeatedRows(
    table,
    rows,
    keys.map((key) => pl.col(key))
  )
  // Asked twice: for the count and for the first rows.
  const path = join(folder, `unique${++files}.parquet`)
  await sinkTo(repeats, path, 'lz4')
  return pl.scanParquet(path, { glob: false })
}

function missingValues(ruleId: string): never {
  throw new AppError('internal', { reference: `rule ${ruleId} without the values it looks into` })
}

interface Counted {
  readonly facts: TableFacts
  /** One a rule; undefined for those in `failed`. */
  readonly counts: readonly (number | undefined)[]
  readonly failed: readonly RuleTally[]
}

/** All rules and the figures of the columns in one pass; when that breaks off (a number beyond 38 digits), rule by rule. */
async function countAll(judging: Judging, asked: readonly Asked[]): Promise<Counted> {
  try {
    return { ...(await columnFacts(judging, asked)), failed: [] }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'shape.overflow' || asked.length === 0) throw error
  }
  const { facts } = await columnFacts(judging, [])
  const counts: (number | undefined)[] = []
  const failed: RuleTally[] = []
  for (const one of asked) {
    try {
      counts.push((await columnFacts(judging, [one])).counts[0])
    } catch (error) {
      counts.push(undefined)
      failed.push(problemOf(one.ruleId, error))
    }
  }
  return { facts, counts, failed }
}

async function firstBroken(judging: Judging, asked: Asked, offset: number, limit: number): Promise<RawRow[]> {
  const { source, workDir, clean, folder } = judging
  const row = pl.col(names.row)
  const broken = markBroken(judging.rows(), [asked], judging.columns)
    .filter(pl.col(brokenName(0)))
    .select(row.cast(pl.Int64))
    .sort(names.row)
    .slice(offset, limit)
  const found = countsOf(await answerOf(broken, folder), names.row)
  return readRowsAt(
    source,
    workDir,
    found.map((one) => originalRow(clean.rowMap, one))
  )
}

function examplesOf({ source }: Judging, { question }: Asked, rows: readonly RawRow[]): RuleTally['examples'] {
  const column = 'column' in question ? question.column : question.kind === 'true' ? question.filled : null
  const at = column === null ? -1 : source.columns.indexOf(column)
  return rows.map((row) => {
    const { cells } = row
    const text = at < 0 ? cells.join(', ') : (cells[at] ?? '')
    return { ...placeOf(row), text: text.slice(0, cellTextKept) }
  })
}
