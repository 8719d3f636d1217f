/**
 * Rejected rows as CSV for people: of several files the file, physical line, row number (from 1), column (empty when the row has the wrong number of fields), reason in
 * words, the raw value that was not accepted, and the row as it stands in the source, written as one CSV line.
 */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { ColumnKind } from '../../../../shared/domain/column-type'
import type { RawRow, Source } from '../../../../shared/domain/source'
import { type CleanText, originalRow, readRowsAt } from '../../scan'
import { translateFileError } from '../../scan/source-file'
import type { Frame } from '../frames'
import { byRows, raggedReason } from '../measure'
import { outcomeName } from '../plan/environment'
import { type OutcomeSource, readOutcome } from '../plan/outcomes'
import { countsOf, textsOf } from '../scratch'
import { names } from '../typed/table'

/** Rows whose text is read together. */
const batchRows = 4096

const typeWords: Readonly<Record<ColumnKind, string>> = {
  string: 'a text',
  long: 'a whole number',
  double: 'a number',
  decimal: 'a number',
  boolean: 'yes or no',
  date: 'a date',
  timestamp: 'a date with a time'
}

interface Rejected {
  /** Row of the source, from 0. */
  readonly row: number
  readonly reason: string
  readonly value: string
}

export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export class RejectedWriter {
  readonly #source: Source
  readonly #workDir: string
  readonly #clean: CleanText
  readonly #walked: OutcomeSource
  readonly #path: string
  readonly #out: ReturnType<typeof createWriteStream>
  readonly #reasons = new Map<string, number>()
  #pending: Rejected[] = []
  #nextRagged = 0
  #rows = 0
  #failure: Error | null = null

  constructor(source: Source, workDir: string, clean: CleanText, walked: OutcomeSource, path: string) {
    this.#source = source
    this.#workDir = workDir
    this.#clean = clean
    this.#walked = walked
    this.#path = path
    this.#out = createWriteStream(`${path}.part`)
    // Heard here, thrown by the next write: without a listener a full disk would end the process.
    this.#out.on('error', (error) => {
      this.#failure ??= error
    })
    this.#out.write(`${source.together ? 'file,' : ''}line,row,column,reason,value,text\r\n`)
  }

  /** Takes rejected rows in the order of the file: columns `row`, `outcome`, `rejected_text`. */
  async add(rejected: Frame, dateColumn: string | null): Promise<void> {
    const rows = countsOf(rejected, names.row)
    const outcomes = countsOf(rejected, outcomeName)
    const texts = textsOf(rejected, names.rejectedText)
    for (const [i, cleanRow] of rows.entries()) {
      const ending = readOutcome(outcomes[i] ?? 0, this.#walked, dateColumn)
      if (ending.kind !== 'rejected') continue
      const row = originalRow(this.#clean.rowMap, cleanRow)
      await this.#addRagged(row)
      await this.#push({ row, reason: ending.reason, value: texts[i] ?? '' })
    }
  }

  /** Closes the file; null when no row was rejected. */
  async finish(): Promise<{ path: string | null; rows: number; byReason: { reason: string; rows: number }[] }> {
    await this.#addRagged(Number.POSITIVE_INFINITY)
    await this.#flush()
    if (this.#failure) this.#refuse(this.#failure)
    await new Promise<void>((resolve, reject) => {
      this.#out.once('close', resolve).once('error', reject).end()
    }).catch((error: unknown) => this.#refuse(error))
    const byReason = [...this.#reasons].map(([reason, rows]) => ({ reason, rows })).sort(byRows)
    if (this.#rows === 0) {
      await rm(`${this.#path}.part`, { force: true })
      return { path: null, rows: 0, byReason }
    }
    await rename(`${this.#path}.part`, this.#path)
    return { path: this.#path, rows: this.#rows, byReason }
  }

  /** Gives up and leaves nothing behind. */
  async discard(): Promise<void> {
    this.#out.destroy()
    await rm(`${this.#path}.part`, { force: true })
  }

  /** Ragged rows that stand before a row of the source. */
  async #addRagged(before: number): Promise<void> {
    const { ragged } = this.#clean.rowMap
    for (;;) {
      const row = ragged[this.#nextRagged]
      if (row === undefined || row >= before) return
      this.#nextRagged++
      await this.#push({ row, reason: raggedReason, value: '' })
    }
  }

  async #push(rejected: Rejected): Promise<void> {
    this.#pending.push(rejected)
    if (this.#pending.length >= batchRows) await this.#flush()
  }

  /** Why a row was rejected, in words. */
  #why(reason: string, value: string, raw: RawRow | undefined): string {
    if (reason === raggedReason) return this.#whyRagged(raw)
    if (value === '') return 'no date'
    const type = this.#walked.readings.find(({ column }) => column === reason)?.type
    return type === undefined ? 'not readable' : `not ${typeWords[type.kind]}`
  }

  #whyRagged(raw: RawRow | undefined): string {
    const { together, columns } = this.#source
    const file = together?.files.find(({ label }) => label === raw?.file)
    return `${raw?.fields ?? raw?.cells.length ?? 0} fields instead of ${(file?.columns ?? columns).length}`
  }

  async #flush(): Promise<void> {
    const pending = this.#pending
    this.#pending = []
    if (pending.length === 0) return
    const raws = new Map(
      (
        await readRowsAt(
          this.#source,
          this.#workDir,
          pending.map(({ row }) => row)
        )
      ).map((raw) => [raw.row, raw])
    )
    const lines = pending.map(({ row, reason, value }) => {
      const raw = raws.get(row)
      const text = (raw?.cells ?? []).slice(0, raw?.fields).map(csvField).join(',')
      const column = reason === raggedReason ? '' : reason
      const why = this.#why(reason, value, raw)
      const file = this.#source.together ? [raw?.file ?? ''] : []
      return [...file, String(raw?.line ?? ''), String(row + 1), column, why, value, text].map(csvField).join(',')
    })
    for (const { reason } of pending) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1)
    this.#rows += pending.length
    if (this.#failure) this.#refuse(this.#failure)
    if (!this.#out.write(`${lines.join('\r\n')}\r\n`)) {
      await once(this.#out, 'drain').catch((error: unknown) => this.#refuse(error))
    }
  }

  /** @throws AppError `load.disk-full`; what it was */
  #refuse(error: unknown): never {
    throw translateFileError(this.#failure ?? error, this.#path)
  }
}
