/** For tests: a core that answers from plain values and writes down what it was asked. */
import type { FileChoice } from '../../shared/contract/open'
import type { CheckReport } from '../../shared/domain/check-report'
import { commaDialect } from '../../shared/domain/dialect'
import type { Job, JobDetail, Receipt } from '../../shared/domain/job'
import type { Source } from '../../shared/domain/source'
import { togetherSource } from '../../shared/domain/together'
import { AppError } from '../../shared/errors'
import { linedUp, sniffAll } from '../pipeline/open/several'
import type { CliCore } from './cli-core'
import type { Output } from './output'

export function recordedOutput() {
  const printed: string[] = []
  const complaints: string[] = []
  const output: Output = {
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
    progress: () => undefined
  }
  return { output, printed, complaints }
}

const source = (path: string): Source => ({
  id: `src_${path}`,
  path,
  name: path.split('/').at(-1) ?? path,
  sizeBytes: 1234,
  modifiedMs: 0,
  encoding: 'windows-1252',
  hasBom: false,
  compression: 'none',
  dialect: { ...commaDialect, delimiter: ';', lineEnd: 'crlf' },
  confidence: 0.9,
  overridden: [],
  columns: ['Preis', 'Menge']
})

const number = {
  kind: 'number' as const,
  decimalMark: ',' as const,
  thousandsMark: '.' as const,
  currencies: [],
  percent: false,
  parenthesesNegative: false,
  trailingMinus: false
}
const column = (name: string, index: number): CheckReport['columns'][number] => ({
  name,
  index,
  state: 'sure',
  reading: {
    column: name,
    type: index === 0 ? { kind: 'decimal', precision: 18, scale: 2 } : { kind: 'long' },
    format: index === 0 ? number : { ...number, decimalMark: '.', thousandsMark: null },
    nullTokens: [],
    onInvalid: 'reject'
  },
  alternatives: [],
  evidence: [{ code: 'decimal-comma', count: 3, text: ',', line: 2 }],
  rowCount: 4,
  nullCount: 1,
  validCount: 3,
  invalidCount: 0,
  invalidExamples: [],
  nullTokens: [{ token: '', count: 1 }],
  distinct: { count: 3, exact: true },
  min: '1.5',
  max: '20',
  sum: '30',
  mean: 10,
  top: [],
  histogram: [],
  lengthMin: 1,
  lengthMax: 4
})

export const report: CheckReport = {
  sourceId: 'src_x',
  structure: {
    rowCount: 4,
    columnCount: 2,
    blankLines: 0,
    raggedCount: 1,
    ragged: [{ row: 2, line: 4, fields: 3 }],
    brokenQuoteRows: 0,
    undecodableCount: 0,
    endsInQuote: false,
    textBytes: 1234,
    tookMs: 1,
    contentHash: null
  },
  columns: [column('Preis', 0), column('Menge', 1)],
  findings: [
    {
      id: 'ragged-rows',
      rule: 'ragged-rows',
      severity: 'warning',
      column: null,
      count: 1,
      share: 0.25,
      examples: [{ row: 2, line: 4, text: '' }],
      values: {}
    }
  ],
  quality: { score: 91.5, gate: 80, passes: true, dimensions: [], blocking: [] },
  duplicateRows: 0,
  tookMs: 2
}

const receipt: Receipt = {
  jobId: 'job_1',
  dataset: 'shop',
  warehouse: 'local',
  source: { name: 'a.csv', path: '/in/a.csv', sizeBytes: 1234, contentHash: 'abc' },
  ledger: { read: 1200, loaded: 1190, rejected: 7, filtered: 2, deduplicated: 1 },
  mode: 'replace-months',
  months: [
    { month: '2024-01', rows: 600, rowsBefore: 0 },
    { month: '2024-02', rows: 590, rowsBefore: 0 }
  ],
  schema: [],
  recipe: { version: 1, readings: [], steps: [], roles: {} },
  quality: null,
  belowGateReason: null,
  parity: [{ name: 'sum(revenue)', shaped: '99.50', warehouse: '99.50', equal: true }],
  parts: [],
  rejectedPath: '/ws/rejected.csv',
  timings: [],
  finishedMs: 0
}

const job: Job = {
  id: 'job_1',
  kind: 'load',
  state: 'done',
  dataset: 'shop',
  connectionId: null,
  sourceName: 'a.csv',
  createdMs: new Date(2024, 4, 1, 13, 7, 22).getTime(),
  updatedMs: 0,
  attempt: 1,
  queuePlace: null,
  progress: null,
  leftS: null,
  rowsPerS: null,
  rowsLoaded: 1190,
  tookMs: null,
  quality: null,
  error: null
}

const sniffed = async (choices: FileChoice[]) =>
  (
    await sniffAll(choices, {
      expand: async (path) => ({ files: [path], leftOut: [] }),
      sniff: async ({ path }) => source(path)
    })
  ).files

/** Paths with `missing` are not there, with `bad` can't be checked, with `failing` fail to load. */
export function fakeCore() {
  const asked: { call: string; input: Record<string, unknown> }[] = []
  const note = (call: string, input: object) => asked.push({ call, input: { ...input } })
  const client = {
    open: {
      open: async (input: { path: string; override?: object }) => {
        note('open', input)
        return { source: source(input.path), first: { rows: [], rowCount: null } }
      },
      lineUp: async ({ files }: { files: FileChoice[] }) => linedUp(await sniffed(files), []),
      together: async (input: { files: FileChoice[]; nameColumn: boolean }) => {
        note('together', input)
        const sources = input.files.map(({ path }) => source(path))
        return { source: togetherSource(sources, { nameColumn: input.nameColumn, idOf: () => 'src_all' }) }
      }
    },
    check: {
      report: async (input: { sourceId: string }) => {
        note('check', input)
        if (input.sourceId.includes('bad')) throw new AppError('check.too-wide', { name: 'bad.csv', columns: 9 })
        return report
      }
    },
    shape: {
      propose: async () => ({
        recipe: receipt.recipe,
        roles: [{ role: 'unitPrice', column: 'Preis', confidence: 0.9, because: ['name'] }],
        dataset: 'shop',
        replayedFrom: null,
        replay: null
      })
    },
    load: {
      start: async (input: { sourceId: string; mode: string }) => {
        note('load', input)
        return { jobId: input.sourceId }
      }
    },
    jobs: {
      get: async ({ jobId }: { jobId: string }): Promise<Partial<JobDetail>> =>
        jobId.includes('failing')
          ? {
              ...job,
              state: 'failed',
              error: new AppError('load.parity', { difference: 'rows' }).toShape(),
              receipt: null
            }
          : { ...job, receipt },
      list: async () => ({ jobs: [job], total: 1 })
    },
    explore: {
      sql: async (input: { sql: string; limit: number }) => {
        note('sql', input)
        if (input.sql === 'bad') throw new AppError('explore.sql', { reason: 'syntax error' })
        return {
          columns: [
            { name: 'name', type: 'VARCHAR' },
            { name: 'n', type: 'BIGINT' }
          ],
          rows: [
            ['Köln', 7],
            [null, 1200]
          ],
          truncated: false,
          tookMs: 3
        }
      }
    }
  }
  const core = {
    client,
    grantPath: async (path: string) => {
      if (path.includes('missing')) throw new AppError('open.not-found', { path })
      return path
    },
    exportText: async (sourceId: string, outPath: string) => {
      note('text', { sourceId, outPath })
      return 4
    },
    jobSettled: async () => job,
    onJob: () => () => undefined
  }
  return { core: core as unknown as CliCore, asked }
}
