import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import pl from 'nodejs-polars'
import { PartWriter } from '../../src/main/engine/polars/shape/write-parts'
import { withWholeFile } from '../../src/main/engine/polars/whole-file'
import { cleanCopy } from '../../src/main/engine/scan'
import { sniff } from '../../src/main/engine/scan/sniff'
import { checkSource } from '../../src/main/engine/scan/types'
import { proposeRecipe } from '../../src/shared/domain/presets'

const anon = () => Math.round(Number(/RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)
async function t<T>(name: string, f: () => Promise<T> | T): Promise<T> {
  let peak = 0
  const i = setInterval(() => {
    peak = Math.max(peak, anon())
  }, 10)
  const c = process.cpuUsage(),
    s = performance.now()
  const r = await f()
  clearInterval(i)
  const u = process.cpuUsage(c)
  console.log(
    name,
    Math.round(performance.now() - s),
    'ms cpu',
    Math.round((u.user + u.system) / 1000),
    'anon',
    anon(),
    'peak',
    peak
  )
  return r
}
export async function main() {
  const path = process.env.BENCH_CSV ?? '/tmp/shape/s2m.csv'
  const work = '/tmp/shape/probework'
  await mkdir(work, { recursive: true })
  const { source } = await sniff(path)
  await cleanCopy(source, work)
  const { columns } = await checkSource(source, work, { chosen: [], todayIso: '2030-01-01' })
  const { recipe } = proposeRecipe(columns)
  await withWholeFile(source, work, recipe, {}, async (p) => {
    const size = Number(process.env.SIZE ?? 1_000_000)
    const rg = Number(process.env.RG ?? 16384)
    const dir = '/tmp/shape/probeparts'
    await rm(dir, { recursive: true, force: true })
    await mkdir(dir)
    const n = Math.ceil(p.rows / size)
    await t('ends', () => { const f = p.plan(); return f.frame.groupBy('outcome').agg(pl.len().alias('n')).sinkParquet(dir + '/ends.parquet').collect() })
    await t('pieces', async () => {
      for (let k = 0; k < n; k++) {
        const fin = p.plan(k * size, size)
        await fin.frame.filter(pl.col('outcome').eq(pl.lit(0))).select(...PartWriter.selection(fin)).sort('month').sinkParquet(`${dir}/piece${k}.parquet`, { compression: 'lz4', rowGroupSize: rg, statistics: false }).collect()
      }
    })
    const offs = new Map<number, [number, number, number][]>()
    await t('counts', async () => {
      for (let k = 0; k < n; k++) {
        const df = await pl.scanParquet(`${dir}/piece${k}.parquet`).groupBy('month').agg(pl.len().alias('n')).sort('month').collect()
        let at = 0
        for (const [i, m] of (df.getColumn('month').toArray() as number[]).entries()) {
          const c = Number(df.getColumn('n').toArray()[i])
          offs.set(m, [...(offs.get(m) ?? []), [k, at, c]])
          at += c
        }
      }
    })
    await t('finish', async () => {
      for (const [m, list] of offs) {
        await pl.concat(list.map(([k, at, c]) => pl.scanParquet(`${dir}/piece${k}.parquet`).slice(at, c))).sinkParquet(`${dir}/m${m}.parquet`, { compression: 'zstd' }).collect()
      }
    })
    const parts = [...offs.keys()].map((m) => `${dir}/m${m}.parquet`)
    await t('sums', () => pl.concat(parts.map((x) => pl.scanParquet(x))).select(pl.len().alias('n'), pl.col('x6').sum(), pl.col('x7').sum(), pl.col('x8').sum(), pl.col('x9').sum(), pl.col('x10').sum(), pl.col('time').min(), pl.col('time').max().alias('mx')).sinkParquet(dir + '/s.parquet').collect())
    await t('distinct sink', () => pl.concat(parts.map((x) => pl.scanParquet(x))).select(pl.col('x0')).sinkParquet(dir + '/d.parquet', { compression: 'lz4', statistics: false }).collect())
    await t('distinct nunique', () => pl.scanParquet(dir + '/d.parquet').select(pl.col('x0').nUnique()).sinkParquet(dir + '/s.parquet').collect())
    await t('distinct group', () => pl.scanParquet(dir + '/d.parquet').groupBy('x0').agg(pl.len().alias('z')).select(pl.len()).sinkParquet(dir + '/s.parquet').collect())
    await t('distinct 1/4', () => pl.scanParquet(dir + '/d.parquet').filter(pl.col('x0').hash(1, 2, 3, 4).cast(pl.UInt64).modulo(pl.lit(4).cast(pl.UInt64)).eq(pl.lit(1).cast(pl.UInt64))).select(pl.col('x0').nUnique()).sinkParquet(dir + '/s.parquet').collect())
    await t('distinct 1/4 direct', () => pl.concat(parts.map((x) => pl.scanParquet(x))).select(pl.col('x0')).filter(pl.col('x0').hash(1, 2, 3, 4).cast(pl.UInt64).modulo(pl.lit(4).cast(pl.UInt64)).eq(pl.lit(1).cast(pl.UInt64))).select(pl.col('x0').nUnique()).sinkParquet(dir + '/s.parquet').collect())
    await t('distinct 1/4 group', () => pl.concat(parts.map((x) => pl.scanParquet(x))).select(pl.col('x0')).filter(pl.col('x0').hash(1, 2, 3, 4).cast(pl.UInt64).modulo(pl.lit(4).cast(pl.UInt64)).eq(pl.lit(1).cast(pl.UInt64))).groupBy('x0').agg(pl.len().alias('z')).select(pl.len()).sinkParquet(dir + '/s.parquet').collect())
  })
}
