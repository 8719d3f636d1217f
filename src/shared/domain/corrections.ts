/** Rejected rows that a person corrects and puts back into the dataset. */
import { z } from 'zod'
import { invalid, parseValue } from './readings'
import type { Recipe } from './recipe'

export const RejectedRow = z.object({
  /** Row of the source, from 1, and the physical line it begins on. */
  row: z.number(),
  line: z.number(),
  /** Of several files: the one in which the line stands. */
  file: z.string().optional(),
  /** Column whose value was not accepted; empty when the whole row is at fault. */
  column: z.string(),
  /** Why, in words, as the rejected file has it. */
  reason: z.string(),
  /** Raw text that was not accepted. */
  value: z.string(),
  /** All cells of the row as raw text; more or fewer than there are columns in a ragged row. */
  cells: z.array(z.string()),
  /** Of several files, a row with the wrong number of fields: how many it has, and how many its file's rows have. */
  fields: z.object({ found: z.number(), expected: z.number() }).optional(),
  /** The load that put the row back, or is about to. */
  putBackBy: z.string().nullable()
})
export type RejectedRow = z.infer<typeof RejectedRow>

export const RejectedPage = z.object({
  /** Columns of the source. */
  columns: z.array(z.string()),
  rows: z.array(RejectedRow),
  total: z.number()
})
export type RejectedPage = z.infer<typeof RejectedPage>

export const correctionLimits = { rows: 5000, cell: 100_000 } as const

export const CorrectedRow = z.object({
  /** Row of the source, from 1. */
  row: z.int().min(1),
  /** One cell for each column of the source. */
  cells: z.array(z.string().max(correctionLimits.cell))
})
export type CorrectedRow = z.infer<typeof CorrectedRow>

/** Which rows of which load a load corrects. */
export const CorrectionOf = z.object({ jobId: z.string(), rows: z.array(z.number()) })
export type CorrectionOf = z.infer<typeof CorrectionOf>

/** What is wrong with a cell: its text is no value of the reading, it is the order date and empty, or it is beyond the last column. */
export type Mistake = 'unreadable' | 'no-date' | 'beyond'

/**
 * Mistakes by the index of the cell, judged by the very readings of the load. A row without any may still be rejected by a
 * later step of the recipe; the load says so.
 */
export function mistakesOf(cells: readonly string[], columns: readonly string[], recipe: Recipe): Map<number, Mistake> {
  const mistakes = new Map<number, Mistake>()
  for (const reading of recipe.readings) {
    const at = columns.indexOf(reading.column)
    if (at < 0) continue
    const value = parseValue(reading, cells[at] ?? '')
    if (value === invalid && reading.onInvalid === 'reject') mistakes.set(at, 'unreadable')
    // A date that is left empty ends a row; whether it is left so to the end, only the load knows.
    else if (value === null && recipe.roles.orderDate === reading.column) mistakes.set(at, 'no-date')
  }
  for (let at = columns.length; at < cells.length; at++) if (cells[at] !== '') mistakes.set(at, 'beyond')
  return mistakes
}

/** The cells of a record of RFC 4180 text: commas, quotes doubled inside of quotes. */
export function csvCells(record: string): string[] {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (record[at] === '"') {
      let cell = ''
      at++
      for (;;) {
        const end = record.indexOf('"', at)
        if (end < 0) return [...cells, cell + record.slice(at)]
        cell += record.slice(at, end)
        at = end + 1
        if (record[at] !== '"') break
        cell += '"'
        at++
      }
      cells.push(cell)
    } else {
      const end = record.indexOf(',', at)
      cells.push(record.slice(at, end < 0 ? undefined : end))
      at = end < 0 ? record.length : end
    }
    if (record[at] !== ',') return cells
    at++
  }
}

/** One record of RFC 4180 text, with its line end. */
export function csvRecord(cells: readonly string[]): string {
  const line = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
  return `${line === '' ? '""' : line}\r\n`
}
