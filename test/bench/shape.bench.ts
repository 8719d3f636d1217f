/**
 * Shaping a large CSV against bare Polars: the typed table (CSV to one typed Parquet) against a bare sink of the same columns with
 * the same types, then the whole of measure and shape with revenue derived, parts by month and expectations. Runs take turns, the
 * best of each counts. `BENCH_CSV` names a comma-separated file; without it one of `BENCH_ROWS` rows (default 1,000,000) is made.
 * Limit: 1.1 times the bare sink; 1 GiB of own memory.
 */
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
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

const turns = Number(process.env.BENCH_TURNS ?? 2)
const memoryLimitMiB = 1024

/** Sales of three years in random order. */
async function makeFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  out.write('order_id,order_date,region,product,quantity,unit_price,cost,notes\n')
  let block = ''
  let seed = 42
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((seed / 2 ** 31) * below)
  }
  for (let i = 0; i < rows; i++) {
    const day = `${String(random(28) + 1).padStart(2, '0')}/${String(random(12) + 1).padStart(2, '0')}/${2022 + random(3)}`
    const note = random(3) === 0 ? '"said ""fine"", paid later"' : 'sample'
    const price = (random(100_000) / 100).toFixed(2)
    block += `ORD-${Math.floor(i / 3)},${day},North,"Item ${random(500)}",${random(9) + 1},${price},${(random(80_000) / 100).toFixed(2)},${note}\n`
    if (block.length > 1 << 20 || i === rows - 1) {
      if (!out.write(block)) await once(out, 'drain')
      block = ''
    }
  }
  out.end()
  await once(out, 'close')
}

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

export async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shape-bench-'))
  try {
    let path = process.env.BENCH_CSV
    if (path === undefined) {
      path = join(folder, 'sales.csv')
      await makeFile(path, Number(process.env.BENCH_ROWS ?? 1_000_000))
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

    const bare: Watched[] = []
    const typed: Watched[] = []
    for (let turn = 0; turn < turns; turn++) {
      bare.push(await watched(() => bareSink(clean, placed, join(folder, 'bare.parquet'))))
      const into = join(folder, `typed${turn}`)
      await mkdir(into)
      typed.push(await watched(() => buildTypedTable(clean, placed, into)))
      await rm(into, { recursive: true })
    }
    const [ours, peer] = [bestOf(typed), bestOf(bare)]
    const cost = `CPU ${ours.cpuS.toFixed(1)} against ${peer.cpuS.toFixed(1)} s, own memory ${ours.peakMiB} against ${peer.peakMiB} MiB`
    print('CSV to typed Parquet, against the bare sink', 's', ours.seconds, peer.seconds, cost)

    console.log(`shape: own memory before ${ownMiB()} MiB`)
    const whole = await watched(() => shape(source, work, recipe, join(folder, 'out')))
    print('shape: typed, months, proof', 's', whole.seconds, peer.seconds, `CPU ${whole.cpuS.toFixed(1)} s`)
    print('shape: own memory', 'MiB', whole.peakMiB, memoryLimitMiB, 'peer: the limit')
    const again = await watched(() => measure(source, work, recipe))
    print('measure of a table that is there', 's', again.seconds, null, `own memory ${again.peakMiB} MiB`)
    if (whole.peakMiB > memoryLimitMiB) throw new Error(`shape took ${whole.peakMiB} MiB of own memory`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
