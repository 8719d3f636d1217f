/** How a verdict on a made column fares against the truth of its cells. */
import { inferFile } from '../../../src/main/engine/scan/types/infer/file'
import { semanticOf } from '../../../src/main/engine/scan/types/infer/semantics'
import type { Entry, Verdict, Way } from '../../../src/main/engine/scan/types/infer/verdict'
import { compileReading, trimText } from '../../../src/shared/domain/readings'
import { randomOf } from '../../fuzz/random'
import type { MadeColumn } from './column'
import { madeCounts, madeDates, madeTimes } from './dates'
import { madeNumbers } from './numbers'
import { madeBooleans, madeTexts } from './others'

/**
 * `right` every value as it was meant; `asked` open, and the right reading is among the choices; `text` kept as text although it is more;
 * `silent` read without a question as something else than it was meant; `lost` open, without the right reading among the choices.
 */
export type Outcome = 'right' | 'asked' | 'text' | 'silent' | 'lost'

export type Judged = {
  readonly column: MadeColumn
  readonly verdict: Verdict
  readonly outcome: Outcome
  readonly example: string
}

export const todayIso = '2026-01-01'

/** The column of a seed: kinds in turn. */
export function madeColumn(seed: number): MadeColumn {
  const random = randomOf(20_261_128, seed)
  const makers = [
    madeDates,
    madeNumbers,
    madeTexts,
    madeDates,
    madeNumbers,
    madeBooleans,
    madeTimes,
    madeTexts,
    madeCounts
  ]
  return random.pick(makers)(random)
}

function entriesOf(column: MadeColumn): Entry[] {
  const list = new Map<string, { text: string; count: number; firstRow: number }>()
  for (const [row, { text: raw }] of column.cells.entries()) {
    const text = trimText(raw)
    if (text === '') continue
    const known = list.get(text)
    if (known === undefined) list.set(text, { text, count: 1, firstRow: row })
    else known.count++
  }
  return [...list.values()]
}

/** The first cell that a way reads as another value than was meant, or null. What does not read at all is shown, not wrong. */
function wrongCell(column: MadeColumn, way: Way, nullTokens: readonly string[]): string | null {
  const read = compileReading({ column: '', ...way, nullTokens: [...nullTokens], onInvalid: 'reject' })
  for (const { text, truth } of column.cells) {
    const value = read(text)
    if (truth === null || typeof value === 'symbol') continue
    if (value !== truth && !isSameNumber(value, truth)) return `${text} read as ${value}, meant ${truth}`
  }
  return null
}

const isSameNumber = (value: string | null, truth: string) =>
  value !== null && /^-?[0-9.]+$/.test(value) && /^-?[0-9.]+$/.test(truth) && Number(value) === Number(truth)

function kindFits(column: MadeColumn, way: Way): boolean {
  switch (column.kind) {
    case 'number':
      return way.type.kind === 'long' || way.type.kind === 'decimal' || way.type.kind === 'double'
    case 'time':
      return way.type.kind === 'string'
    case 'text':
      return way.type.kind === 'string'
    default:
      return way.type.kind === column.kind
  }
}

/** Whether most cells of a column are without a value: then nobody can say what it is. */
const isBlank = (column: MadeColumn) => column.cells.filter(({ truth }) => truth !== null).length < 2

export function judge(column: MadeColumn): Judged | null {
  if (isBlank(column)) return null
  const entries = entriesOf(column)
  const [verdict] = inferFile([{ name: column.name, entries }], column.delimiter, todayIso)
  if (verdict === undefined) return null
  const wrong = wrongCell(column, verdict, verdict.nullTokens)
  const isRight = kindFits(column, verdict) && wrong === null
  const done = (outcome: Outcome): Judged => ({ column, verdict, outcome, example: wrong ?? '' })
  if (verdict.state === 'ambiguous') {
    const ways: readonly Way[] = [verdict, ...verdict.rivals]
    const isThere = ways.some((way) => kindFits(column, way) && wrongCell(column, way, verdict.nullTokens) === null)
    return done(isThere ? 'asked' : 'lost')
  }
  if (column.kind === 'time') {
    return done(semanticOf(column.name, verdict, entries, false)?.kind === 'time' ? 'right' : 'text')
  }
  if (isRight) return done('right')
  return done(verdict.type.kind === 'string' ? 'text' : 'silent')
}
