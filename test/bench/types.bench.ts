/**
 * Two comparisons on every row of a file, each in the same run, turns of both interleaved, structure not counted. Verification against DuckDB's
 * adaptive check, which casts each typed column and counts what fails; ours says the same, with the lines of the first violations, and exact sums,
 * minima and maxima. The whole check (types, exact or sketched distinct, top values, histograms, lengths, repeated rows) against SUMMARIZE with the types given.
 * `BENCH_CSV` names a file with the columns below; without it one of `BENCH_ROWS` rows (default 1,000,000) is made.
 */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { scanStructure } from '../../src/main/engine/scan'
import { sniff } from '../../src/main/engine/scan/sniff'
import { checkSource } from '../../src/main/engine/scan/types'
import type { Verification } from '../../src/shared/domain/verification'

const typed: Record<string, string> = {
  order_date: "try_strptime(order_date, '%d/%m/%Y')",
  quantity: 'try_cast(quantity AS BIGINT)',
  unit_price: 'try_cast(unit_price AS DECIMAL(18,2))',
  discount: 'try_cast(discount AS DECIMAL(18,2))',
  cost: 'try_cast(cost AS DECIMAL(18,2))',
  revenue: 'try_cast(revenue AS DECIMAL(18,2))'
}

/** The same types for SUMMARIZE; every other column is text. */
const given: Record<string, string> = {
  order_date: 'DATE',
  quantity: 'BIGINT',
  unit_price: 'DECIMAL(18,2)',
  discount: 'DECIMAL(18,2)',
  cost: 'DECIMAL(18,2)',
  revenue: 'DECIMAL(18,2)'
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

/** Begins to measure; the answer gives the time on the clock so far, and that of all threads, which says more on a machine with other work. */
function watch(): () => Cost {
  const [startMs, startCpu] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(startCpu)
    return { wallS: (performance.now() - startMs) / 1000, cpuS: (user + system) / 1e6 }
  }
}

async function timed(work: () => Promise<unknown>): Promise<Cost> {
  const spent = watch()
  await work()
  return spent()
}

const turns = 3
const medianOf = (list: readonly Cost[], what: keyof Cost) => median(list.map((c) => c[what]))

function row(name: string, ours: readonly Cost[], peer: readonly Cost[], note: string): string {
  const [wall, peerWall] = [medianOf(ours, 'wallS'), medianOf(peer, 'wallS')]
  const cpu = `CPU ${medianOf(ours, 'cpuS').toFixed(1)} s against ${medianOf(peer, 'cpuS').toFixed(1)} s`
  return JSON.stringify({
    name,
    ours: wall,
    peer: peerWall,
    unit: 's',
    ratio: wall / peerWall,
    note: `${cpu}; ${note}`
  })
}

/** Prints the rows of the table. */
export async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'types-bench-'))
  try {
    const path = process.env.BENCH_CSV ?? join(folder, 'sales.csv')
    if (process.env.BENCH_CSV === undefined) await makeFile(path, Number(process.env.BENCH_ROWS ?? 1_000_000))
    const { source } = await sniff(path, {})
    const structure = await timed(() => scanStructure(source, folder))
    const file = `'${path.replaceAll("'", "''")}', header=true`
    const casts = Object.entries(typed).map(([column, cast]) => `count(${column}) - count(${cast})`)
    const adaptive = `SELECT count(*), ${casts.join(', ')} FROM read_csv(${file}, all_varchar=true)`
    const columns = source.columns.map((name) => `'${name}': '${given[name] ?? 'VARCHAR'}'`)
    const summarize = `SUMMARIZE FROM read_csv(${file}, columns={${columns.join(', ')}}, dateformat='%d/%m/%Y')`
    const [verified, checked, cast, summarized]: [Cost[], Cost[], Cost[], Cost[]] = [[], [], [], []]
    let connection: DuckDBConnection | null = null
    let [rows, invalid, peakBytes, ourPeak] = [0, 0, 0, 0]
    for (let turn = 0; turn < turns; turn++) {
      const sampler = setInterval(() => {
        peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
      }, 20)
      const spent = watch()
      const onVerified = (verification: Verification) => {
        verified.push(spent())
        invalid = verification.columns.reduce((sum, c) => sum + (c.invalid ?? 0), 0)
      }
      const facts = await checkSource(source, folder, { chosen: [], todayIso: '2026-01-01', onVerified })
      checked.push(spent())
      clearInterval(sampler)
      rows = facts.structure.rowCount
      // DuckDB begins after the first turn, so that the peak of that one is ours alone.
      if (turn === 0) ourPeak = peakBytes
      connection ??= await (await DuckDBInstance.create(':memory:')).connect()
      const duck = connection
      cast.push(await timed(() => duck.runAndReadAll(adaptive)))
      summarized.push(await timed(() => duck.runAndReadAll(summarize)))
    }
    connection?.closeSync()
    const about = `${rows} rows, ${availableParallelism()} cores; structure before it ${structure.wallS.toFixed(2)} s`
    const peak = `peak of ours ${Math.round(ourPeak / 1048576)} MB RSS`
    console.log(
      row('types verified on every row', verified, cast, `${about}; ${invalid} violations; DuckDB casts six columns`)
    )
    console.log(
      row(
        'types and profile of every row',
        checked,
        summarized,
        `${about}; ${peak}; verification included; DuckDB SUMMARIZE, types given`
      )
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
