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
    for (const size of [1_000_000, 500_000, 250_000]) {
      console.log('size', size)
      for (let k = 0; k < 2; k++) {
        const fin = p.plan(k * size, size)
        const df = await t('collect', () => fin.frame.select(...PartWriter.selection(fin)).collect())
        const f = await t('filter', () => df.filter(pl.col('outcome').eq(pl.lit(0))))
        const parts = await t('partitionBy', () => f.partitionBy('month', true, true))
        await t('sort', () => f.sort('month'))
        await t('lazy sort sink', () =>
          f
            .lazy()
            .sort('month')
            .sinkParquet('/tmp/shape/zzs.parquet', { compression: 'lz4', rowGroupSize: 16384 })
            .collect()
        )
        await t('sinks lz4', async () => {
          for (const [i, x] of parts.entries())
            await x.lazy().sinkParquet(`/tmp/shape/zz${i}.parquet`, { compression: 'lz4', statistics: false }).collect()
        })
        await t('sinks zstd', async () => {
          for (const [i, x] of parts.entries())
            await x.lazy().sinkParquet(`/tmp/shape/zz${i}.parquet`, { compression: 'zstd', statistics: true }).collect()
        })
        await t('sink whole zstd', () =>
          f.lazy().sinkParquet('/tmp/shape/zz.parquet', { compression: 'zstd' }).collect()
        )
        await t('sink whole lz4', () =>
          f.lazy().sinkParquet('/tmp/shape/zz.parquet', { compression: 'lz4', statistics: false }).collect()
        )
        await t('sink whole ipc', () =>
          f.lazy().sinkIpc('/tmp/shape/zz.ipc', { compression: 'uncompressed' }).collect()
        )
        console.log(parts.length)
      }
    }
    await t('stream sink all', () => {
      const fin = p.plan()
      return fin.frame
        .select(...PartWriter.selection(fin))
        .sinkParquet('/tmp/shape/zzall.parquet', { compression: 'lz4', statistics: false })
        .collect()
    })
    await t('stream sink all zstd', () => {
      const fin = p.plan()
      return fin.frame
        .select(...PartWriter.selection(fin))
        .sinkParquet('/tmp/shape/zzall.parquet', { compression: 'zstd', statistics: false })
        .collect()
    })
  })
}
