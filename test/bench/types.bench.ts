/**
 * Check of every row (types, profile, duplicates) against DuckDB's adaptive check, which casts each typed column of the same file and counts what fails.
 * Ours does more in its time: exact sums, distinct, top values, histograms, repeated rows. `BENCH_CSV` names a file with the
 * columns below; without it one of `BENCH_ROWS` rows (default 1,000,000) is made.
 */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { scanStructure } from '../../src/main/engine/scan'
import { sniff } from '../../src/main/engine/scan/sniff'
import { checkSource } from '../../src/main/engine/scan/types'

const typed: Record<string, string> = {
  order_date: "try_strptime(order_date, '%d/%m/%Y')",
  quantity: 'try_cast(quantity AS BIGINT)',
  unit_price: 'try_cast(unit_price AS DECIMAL(18,2))',
  discount: 'try_cast(discount AS DECIMAL(18,2))',
  cost: 'try_cast(cost AS DECIMAL(18,2))',
  revenue: 'try_cast(revenue AS DECIMAL(18,2))'
}

async function makeFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  let seed = 88_172_645_463_325
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 4_294_967_291
    return Math.floor((seed / 4_294_967_291) * below)
  }
  const two = (n: number) => String(n).padStart(2, '0')
  out.write(
    'order_id,order_date,region,country,product,category,quantity,unit_price,discount,cost,revenue,customer_id,notes\n'
  )
  let lines: string[] = []
  for (let row = 1; row <= rows; row++) {
    const [quantity, price] = [1 + next(20), 200 + next(50_000)]
    const discount = next(4) === 0 ? '' : `0.${two(next(7) * 5)}`
    const cents = quantity * price
    lines.push(
      `ORD-${String(row).padStart(9, '0')},${two(1 + next(28))}/${two(1 + next(12))}/${2021 + next(4)},Region ${next(5)},Country ${next(25)},` +
        `"Item ${next(2000)}",Kind ${next(8)},${quantity},${(price / 100).toFixed(2)},${discount},${((cents * 0.7) / 100).toFixed(2)},` +
        `${(cents / 100).toFixed(2)},C${String(next(500_000)).padStart(6, '0')},${next(5) === 0 ? '' : `"leave at ""door"" ${next(50)}, please"`}`
    )
    if (lines.length === 20_000 || row === rows) {
      if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain')
      lines = []
    }
  }
  out.end()
  await once(out, 'finish')
}

const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0

type Cost = { readonly wallS: number; readonly cpuS: number }

/** Time on the clock, and of all threads: the latter says more on a machine with other work. */
async function timed(work: () => Promise<unknown>): Promise<Cost> {
  const [startMs, startCpu] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(startCpu)
  return { wallS: (performance.now() - startMs) / 1000, cpuS: (user + system) / 1e6 }
}

/** Prints the rows of the table. */
export async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'types-bench-'))
  try {
    const path = process.env.BENCH_CSV ?? join(folder, 'sales.csv')
    if (process.env.BENCH_CSV === undefined) await makeFile(path, Number(process.env.BENCH_ROWS ?? 1_000_000))
    const { source } = await sniff(path, {})
    const structure = await timed(() => scanStructure(source, folder))
    const [ours, peer]: [Cost[], Cost[]] = [[], []]
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const checks = Object.entries(typed).map(([column, cast]) => `count(${column}) - count(${cast})`)
    const sql = `SELECT count(*), ${checks.join(', ')} FROM read_csv('${path.replaceAll("'", "''")}', all_varchar=true, header=true)`
    let rows = 0
    let peakBytes = 0
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
    }, 20)
    for (let turn = 0; turn < 3; turn++) {
      ours.push(
        await timed(async () => {
          const facts = await checkSource(source, folder, { chosen: [], todayIso: '2026-01-01' })
          rows = facts.structure.rowCount
        })
      )
    }
    clearInterval(watch)
    for (let turn = 0; turn < 3; turn++) peer.push(await timed(() => connection.runAndReadAll(sql)))
    connection.closeSync()
    const wall = (list: Cost[]) => median(list.map((c) => c.wallS))
    const cpu = (list: Cost[]) => median(list.map((c) => c.cpuS))
    const note = `${rows} rows, ${availableParallelism()} cores; structure before it ${structure.wallS.toFixed(2)} s; peak of ours ${Math.round(peakBytes / 1048576)} MB RSS; CPU ${cpu(ours).toFixed(1)} s against ${cpu(peer).toFixed(1)} s; DuckDB casts six columns, no profile`
    const ratio = wall(ours) / wall(peer)
    console.log(
      JSON.stringify({
        name: 'types and profile of every row',
        ours: wall(ours),
        peer: wall(peer),
        unit: 's',
        ratio,
        note
      })
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
