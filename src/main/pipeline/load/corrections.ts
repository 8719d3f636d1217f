/** Rejected rows of a load: shown, corrected, and put back by a small load of their own. Each row goes back once. */
import { createHash } from 'node:crypto'
import {
  type CorrectedRow,
  correctionLimits,
  csvCells,
  csvRecord,
  type RejectedPage,
  type RejectedRow
} from '../../../shared/domain/corrections'
import { commaDialect } from '../../../shared/domain/dialect'
import { isSettled, type JobDetail, type LoadRequest, type Receipt } from '../../../shared/domain/job'
import type { Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { JobStore, PartStore, Reader, Warehouse } from '../ports'

export interface CorrectionPorts {
  readonly reader: Reader
  readonly warehouse: Warehouse
  readonly jobs: JobStore
  readonly parts: PartStore
  readonly workDir: string
}

export interface Corrections {
  /** Rejected rows of a finished load, in the order of the file. */
  rejected(jobId: string, offset: number, limit: number): Promise<RejectedPage>
  /**
   * Makes the load of corrected rows: appended to the dataset of the load that rejected them, by the same recipe.
   * @throws AppError `jobs.no-receipt`, `load.no-rejected`, `load.correction`, `load.put-back-already`, `load.replaced-since`
   */
  request(jobId: string, rows: readonly CorrectedRow[]): Promise<LoadRequest>
}

/** How the rejected file and the corrected one are written: nothing of them is guessed. */
const { decimalMark: _mark, thousandsMark: _thousands, ...written } = commaDialect
const asWritten = { ...written, lineEnd: 'crlf' as const, encoding: 'utf-8' }

export function corrections({ reader, warehouse, jobs, parts, workDir }: CorrectionPorts): Corrections {
  function finished(jobId: string): { job: JobDetail; receipt: Receipt } {
    const job = jobs.get(jobId)
    if (!job) throw new AppError('jobs.unknown', { jobId })
    if (job.state !== 'done' || !job.receipt) throw new AppError('jobs.no-receipt', { jobId, state: job.state })
    return { job, receipt: job.receipt }
  }

  async function rowsThere(dataset: string, jobId: string): Promise<number> {
    const { exists } = await warehouse.call((client) => client.warehouse.describe({ dataset }))
    if (!exists) return 0
    const sql = `SELECT count(*) AS n FROM "${dataset}" WHERE __load = ?`
    const answer = await warehouse.call((client) =>
      client.warehouse.query({ sql, params: [jobId], limit: 1, timeoutMs: 60_000 })
    )
    return Number(answer.rows[0]?.[0] ?? 0)
  }

  /**
   * Rows that were put back, by the load that did it: of this load, and of earlier loads of the very same file whose corrections
   * are still in the dataset.
   */
  async function putBack({ job, receipt }: { job: JobDetail; receipt: Receipt }): Promise<Map<number, string>> {
    const taken = new Map<number, string>()
    for (const other of jobs.corrections(receipt.source.contentHash, job.dataset)) {
      if (isSettled(other.state) && other.state !== 'done') continue
      const isThere = other.state !== 'done' || (await rowsThere(job.dataset, other.id)) > 0
      if (isThere) for (const row of other.of.rows) taken.set(row, other.id)
    }
    return taken
  }

  async function read(receipt: Receipt, offset: number, limit: number): Promise<Omit<RejectedRow, 'putBackBy'>[]> {
    const path = receipt.rejectedPath
    if (path === null) return []
    const { source } = await reader
      .call((client) => client.reader.sniff({ path, override: asWritten }))
      .catch((error: unknown) => {
        if (error instanceof AppError && (error.code === 'open.not-found' || error.code === 'open.vanished')) {
          throw new AppError('load.no-rejected', { jobId: receipt.jobId, path })
        }
        throw error
      })
    const { rows } = await reader.call((client) => client.reader.rows({ source, workDir, offset, limit }))
    const at = (name: string) => source.columns.indexOf(name)
    return rows.map(({ cells }) => {
      const cell = (name: string) => cells[at(name)] ?? ''
      // Files of older versions name the column as the reason.
      const column = at('column') < 0 ? cell('reason') : cell('column')
      return {
        row: Number(cell('row')),
        line: Number(cell('line')),
        ...(at('file') < 0 ? {} : { file: cell('file') }),
        column,
        reason: cell('reason'),
        value: cell('value'),
        cells: csvCells(cell('text'))
      }
    })
  }

  return {
    async rejected(jobId, offset, limit) {
      const original = finished(jobId)
      const { job, receipt } = original
      const taken = await putBack(original)
      const rows = await read(receipt, offset, limit)
      return {
        columns: job.request.source.columns,
        total: receipt.ledger.rejected,
        rows: rows.map((row) => ({ ...inTable(row, job.request.source), putBackBy: taken.get(row.row) ?? null }))
      }
    },
    async request(jobId, rows) {
      const original = finished(jobId)
      const { job, receipt } = original
      const { columns, name } = job.request.source
      if (rows.length === 0 || rows.length > correctionLimits.rows) {
        throw new AppError('load.correction', { reason: `there are ${rows.length} rows` })
      }
      const numbers = rows.map(({ row }) => row)
      if (new Set(numbers).size < numbers.length)
        throw new AppError('load.correction', { reason: 'a row stands twice' })
      const narrow = rows.find(({ cells }) => cells.length !== columns.length)
      if (narrow) {
        const reason = `row ${narrow.row} has ${narrow.cells.length} fields instead of ${columns.length}`
        throw new AppError('load.correction', { reason })
      }
      await refuseForeign(receipt, numbers)
      const taken = await putBack(original)
      const again = numbers.find((row) => taken.has(row))
      if (again !== undefined) throw new AppError('load.put-back-already', { row: again, jobId: taken.get(again) })
      if ((await rowsThere(job.dataset, jobId)) === 0) {
        throw new AppError('load.replaced-since', { jobId, dataset: job.dataset })
      }
      const text = [columns, ...rows.map(({ cells }) => cells)].map(csvRecord).join('')
      const hash = createHash('sha256').update(text).digest('hex')
      const stem = name.replace(/(\.[A-Za-z0-9]{1,5}){1,2}$/, '') || 'rows'
      const path = await parts.keep(job.dataset, jobId, `${stem}-corrected-${hash.slice(0, 8)}.csv`, text)
      const { source } = await reader.call((client) => client.reader.sniff({ path, override: asWritten }))
      return {
        source,
        recipe: job.request.recipe,
        dataset: job.dataset,
        mode: 'append',
        belowGateReason: null,
        quality: null,
        contentHash: hash,
        correctionOf: { jobId, rows: numbers.toSorted((a, b) => a - b) }
      }
    }
  }

  /** @throws AppError `load.correction` for a row that the load did not reject */
  async function refuseForeign(receipt: Receipt, numbers: readonly number[]) {
    const wanted = new Set(numbers)
    const page = 500
    for (let offset = 0; wanted.size > 0 && offset < receipt.ledger.rejected; offset += page) {
      for (const { row } of await read(receipt, offset, page)) wanted.delete(row)
    }
    const [foreign] = wanted
    if (foreign !== undefined) throw new AppError('load.correction', { reason: `row ${foreign} was not rejected` })
  }
}

/**
 * Of several files, a row with the wrong number of fields stands as it does in its file: its cells are put under the table's
 * columns as far as they go, those beyond behind them.
 */
function inTable<Row extends Pick<RejectedRow, 'file' | 'column' | 'cells'>>(row: Row, source: Source): Row {
  const file = source.together?.files.find(({ label }) => label === row.file)
  if (!file || row.column !== '') return row
  const named = source.together?.nameColumn == null ? [] : [file.label]
  const placed = file.places.map((place) => (place === null ? '' : (row.cells[place] ?? '')))
  const cells = [...placed, ...named, ...row.cells.slice(file.columns.length)]
  return { ...row, cells, fields: { found: row.cells.length, expected: file.columns.length } }
}
