/** The rows behind a finding: all of the file, page by page, and the nearest one from any row. */
import { createHash } from 'node:crypto'
import type { Finding } from '../../../../shared/domain/check-report'
import type { Reading } from '../../../../shared/domain/column-type'
import type { FindingPage, RowSeek } from '../../../../shared/domain/finding-page'
import type { Source } from '../../../../shared/domain/source'
import { oddRows, originalRow, readRowsAt, scanStructure } from '../../scan'
import { cleanRowsOf, problemRows } from './row-queries'
import { withProfileTable } from './table'

export type RowsQuestion = {
  readonly source: Source
  readonly workDir: string
  /** How the check read the columns, one for each. */
  readonly readings: readonly Reading[]
  /** Null: all problems of the file. */
  readonly finding: Finding | null
  readonly todayIso: string
  readonly offset: number
  readonly limit: number
  /** The page begins at the nearest row instead of at `offset`. */
  readonly seek: RowSeek | null
}

/** Lists that were asked for last stay; a person walks through one of them. */
const listsKept = 6
const lists = new Map<string, Promise<Uint32Array>>()

/**
 * Rows behind a finding as raw text.
 * @throws AppError `cancelled`, what reading the file throws
 */
export async function findingRows(question: RowsQuestion, signal?: AbortSignal): Promise<FindingPage> {
  const { source, workDir, offset, limit, seek } = question
  const list = await listOf(question, signal)
  const from = seek === null ? offset : nearest(list, seek)
  if (from === null || from >= list.length) return { rows: [], total: list.length, position: null }
  const rows = await readRowsAt(source, workDir, [...list.subarray(from, from + limit)])
  return { rows, total: list.length, position: from }
}

/** Place of the nearest row after or before one, or null. */
function nearest(list: Uint32Array, { row, direction }: RowSeek): number | null {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) <= (direction === 'next' ? row : row - 1)) low = middle + 1
    else high = middle
  }
  const place = direction === 'next' ? low : low - 1
  return place >= 0 && place < list.length ? place : null
}

function keyOf({ source, readings, finding, todayIso }: RowsQuestion): string {
  const asked = finding === null ? null : [finding.rule, finding.column, finding.columns, finding.values]
  return createHash('sha256')
    .update(JSON.stringify([source.id, readings, asked, todayIso]))
    .digest('hex')
}

function listOf(question: RowsQuestion, signal?: AbortSignal): Promise<Uint32Array> {
  const key = keyOf(question)
  const known = lists.get(key)
  if (known !== undefined) {
    lists.delete(key)
    lists.set(key, known)
    return known
  }
  const made = makeList(question, signal)
  lists.set(key, made)
  made.catch(() => lists.delete(key))
  for (const [oldest] of lists) {
    if (lists.size <= listsKept) break
    lists.delete(oldest)
  }
  return made
}

async function makeList({ source, workDir, readings, finding, todayIso }: RowsQuestion, signal?: AbortSignal) {
  if (finding?.rule === 'ragged-rows' || finding?.rule === 'broken-quotes') {
    const kind = finding.rule === 'ragged-rows' ? 'ragged' : 'broken-quotes'
    return Uint32Array.from(await oddRows(source, workDir, kind, Number.POSITIVE_INFINITY), ({ row }) => row)
  }
  if (finding?.rule === 'ends-in-quote' && source.together) return Uint32Array.from(await openEnds(source, workDir))
  const odd = finding === null ? await structureProblems(source, workDir) : []
  return await withProfileTable(source, workDir, readings, { signal }, async (table) => {
    if (finding?.rule === 'ends-in-quote') {
      return Uint32Array.from(table.rows === 0 ? [] : [originalRow(table.clean.rowMap, table.rows - 1)])
    }
    const clean = finding === null ? await problemRows(table) : await cleanRowsOf(table, finding, todayIso)
    const rows = clean.map((row) => originalRow(table.clean.rowMap, row))
    return Uint32Array.from([...new Set([...rows, ...odd])].sort((a, b) => a - b))
  })
}

async function structureProblems(source: Source, workDir: string): Promise<number[]> {
  const ragged = await oddRows(source, workDir, 'ragged', Number.POSITIVE_INFINITY)
  const broken = await oddRows(source, workDir, 'broken-quotes', Number.POSITIVE_INFINITY)
  return [...ragged, ...broken].map(({ row }) => row)
}

/** Of several files: the last row of each that ends inside of an open quote. */
async function openEnds(source: Source, workDir: string): Promise<number[]> {
  const { files = [] } = await scanStructure(source, workDir)
  let end = 0
  return files.flatMap(({ rowCount, endsInQuote }) => {
    end += rowCount
    return endsInQuote && rowCount > 0 ? [end - 1] : []
  })
}
