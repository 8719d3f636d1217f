/**
 * Shaping a large CSV against bare Polars: the typed table (CSV to one typed Parquet) against a bare sink of the same columns with
 * the same types, then the whole of shape with parts by month, ledger and proof, without a step and with ten. Runs take turns, the
 * best of each counts. `BENCH_CSV` names a file of the reference columns; without it one of `BENCH_ROWS` rows (default 1,000,000)
 * is made. Limits: 1.1 times the bare sink without a step, 1.2 with ten; 1 GiB of own memory.
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import { measure, shape } from '../../src/main/engine/polars'
import { rawName, scanClean } from '../../src/main/engine/polars/clean-scan'
import { dataTypeOf } from '../../src/main/engine/polars/frames'
import { buildTypedTable, type PlacedReading } from '../../src/main/engine/polars/typed/table'
import { type CleanText, cleanCopy } from '../../src/main/engine/scan'
import { sniff } from '../../src/main/engine/scan/sniff'
import { checkSource } from '../../src/main/engine/scan/types'
import { proposeRecipe } from '../../src/shared/domain/presets'
import type { Step } from '../../src/shared/domain/recipe'
import { makeSalesFile } from './sales-file'

const turns = Number(process.env.BENCH_TURNS ?? 2)
const memoryLimitMiB = 1024

/** Ten steps of different kinds over the columns of the reference file. */
const tenSteps: Step[] = [
  { id: 't1', enabled: true, kind: 'trim', columns: ['product', 'notes'], collapse: true },
  { id: 't2', enabled: true, kind: 'case', columns: ['region'], to: 'upper' },
  {
    id: 't3',
    enabled: true,
    kind: 'replace',
    columns: ['notes'],
    find: 'door',
    replacement: 'front door',
    isPattern: false,
    whole: false,
    ignoreCase: false
  },
  { id: 't4', enabled: true, kind: 'map', column: 'country', entries: [{ from: 'Country 7', to: 'Japan' }] },
  { id: 't5', enabled: true, kind: 'fill', columns: ['discount'], with: { kind: 'value', value: '0' } },
  { id: 't6', enabled: true, kind: 'filter', expression: 'quantity > 0 and revenue >= 0' },
  { id: 't7', enabled: true, kind: 'derive', column: 'net', expression: 'quantity * unit_price * (1 - discount)' },
  {
    id: 't8',
    enabled: true,
    kind: 'derive',
    column: 'margin',
    expression: 'if(revenue > 0, (revenue - cost) / revenue, null)'
  },
  {
    id: 't9',
    enabled: true,
    kind: 'retype',
    reading: { column: 'customer_id', type: { kind: 'string' }, format: null, nullTokens: [], onInvalid: 'reject' }
  },
  { id: 't10', enabled: true, kind: 'rename', from: 'customer_id', to: 'customer' }
]

/** What a person who knows the file would write: types by cast, dates by strptime, nothing checked, nothing trimmed. */
function bareSink(clean: CleanText, columns: readonly PlacedReading[], path: string) {
  const values = columns.map(({ reading: { type, format }, place }) => {
    const raw = pl.col(rawName(place))
    if (format?.kind !== 'date') return type.kind === 'string' ? raw : raw.cast(dataTypeOf(type))
    const [pattern = ''] = format.patterns
    const directives = pattern
      .replace('YYYY', '%Y')
      .replace(/M{1,2}/, '%m')
      .replace(/D{1,2}/, '%d')
    return raw.str.strptime(pl.Date, directives)
  })
  return scanClean(clean)
    .select(...values)
    .sinkParquet(path, { compression: 'zstd' })
    .collect()
}

/** Own (anonymous) memory of this process in MiB; 0 where the system does not tell. */
function ownMiB(): number {
  if (process.platform !== 'linux') return 0
  const kib = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Math.round(Number(kib ?? 0) / 1024)
}

/** Most own memory while something runs, and how long it took. */
async function watched(run: () => Promise<unknown>): Promise<{ seconds: number; cpuS: number; peakMiB: number }> {
  let peakMiB = 0
  const timer = setInterval(() => {
    peakMiB = Math.max(peakMiB, ownMiB())
  }, 20)
  const cpu = process.cpuUsage()
  const started = performance.now()
  await run()
  const seconds = (performance.now() - started) / 1000
  const used = process.cpuUsage(cpu)
  clearInterval(timer)
  return { seconds, cpuS: (used.user + used.system) / 1e6, peakMiB }
}

type Watched = Awaited<ReturnType<typeof watched>>

function bestOf(runs: readonly Watched[]): Watched {
  const least = runs.reduce((best, run) => (run.seconds < best.seconds ? run : best))
  return { ...least, peakMiB: Math.max(...runs.map(({ peakMiB }) => peakMiB)) }
}

function print(name: string, unit: string, ours: number, peer: number | null, note: string): void {
  const ratio = peer === null ? null : Number((ours / peer).toFixed(2))
  console.log(
    JSON.stringify({ name, unit, ours: Number(ours.toFixed(2)), peer: peer && Number(peer.toFixed(2)), ratio, note })
  )
}

/** Runs something in a folder of its own, which is gone afterwards. */
async function timed(runs: Watched[], folder: string, run: (into: string) => Promise<unknown>): Promise<void> {
  const into = await mkdtemp(join(folder, 'run-'))
  runs.push(await watched(() => run(into)))
  await rm(into, { recursive: true })
}

export async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shape-bench-'))
  try {
    let path = process.env.BENCH_CSV
    if (path === undefined) {
      path = join(folder, 'sales.csv')
      await makeSalesFile(path, Number(process.env.BENCH_ROWS ?? 1_000_000))
    }
    const work = join(folder, 'work')
    const { source } = await sniff(path)
    const clean = await cleanCopy(source, work)
    const { columns } = await checkSource(source, work, { chosen: [], todayIso: '2030-01-01' })
    const { recipe } = proposeRecipe(columns)
    const placed = recipe.readings.map((reading) => ({ reading, place: source.columns.indexOf(reading.column) }))
    console.log(
      `shape: ${clean.rowCount} rows, ${Math.round(source.sizeBytes / 1e6)} MB, steps ${recipe.steps.map((step) => step.kind)}`
    )

    const runs = { bare: [] as Watched[], typed: [] as Watched[], plain: [] as Watched[], ten: [] as Watched[] }
    const roles = { orderDate: 'order_date', orderId: 'order_id' }
    for (let turn = 0; turn < turns; turn++) {
      runs.bare.push(await watched(() => bareSink(clean, placed, join(folder, 'bare.parquet'))))
      await timed(runs.typed, folder, (into) => buildTypedTable(clean, placed, into))
      // The table of an earlier turn must not be found.
      await timed(runs.plain, folder, (into) =>
        shape(source, join(into, 'work'), { ...recipe, roles, steps: [] }, into)
      )
      await timed(runs.ten, folder, (into) =>
        shape(source, join(into, 'work'), { ...recipe, roles, steps: tenSteps }, into)
      )
    }
    const peer = bestOf(runs.bare)
    const against = (name: string, ours: Watched) => {
      const { cpuS, peakMiB, seconds } = ours
      const cpu = `CPU ${cpuS.toFixed(1)} against ${peer.cpuS.toFixed(1)} s = ${(cpuS / peer.cpuS).toFixed(2)}`
      print(name, 's', seconds, peer.seconds, `${cpu}; own memory ${peakMiB} against ${peer.peakMiB} MiB`)
    }
    against('CSV to one typed Parquet, against the bare sink', bestOf(runs.typed))
    against('CSV to typed Parquet by month with ledger and proof', bestOf(runs.plain))
    const whole = bestOf(runs.ten)
    against('the same with ten steps', whole)
    print('shape: own memory', 'MiB', whole.peakMiB, memoryLimitMiB, 'peer: the limit')
    await shape(source, work, recipe, join(folder, 'out'))
    const again = await watched(() => measure(source, work, recipe))
    print('measure of a table that is there', 's', again.seconds, null, `own memory ${again.peakMiB} MiB`)
    if (whole.peakMiB > memoryLimitMiB) throw new Error(`shape took ${whole.peakMiB} MiB of own memory`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
