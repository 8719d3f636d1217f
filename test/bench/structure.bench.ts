/**
 * Structure of a large CSV, warm: the pass against `wc -l` and against plain JavaScript; windows of rows; the exact way; an export.
 * `BENCH_CSV` names a comma-separated file with a header; without it one of `BENCH_ROWS` rows (default 1,000,000) is made. Limits: half a second for
 * each 1.34 GB, 300 MB of memory.
 */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentHash, exportText, readRows, scanStructure } from '../../src/main/engine/scan'
import { sniff } from '../../src/main/engine/scan/sniff'
import type { Source } from '../../src/shared/domain/source'

const limitBytesPerS = 1.34e9 / 0.5

/** A file like a sales export: quoted product names and notes, doubled quotes, commas in quotes. */
async function makeFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  out.write('order_id,order_date,region,product,quantity,unit_price,revenue,notes\n')
  let block = ''
  for (let i = 0; i < rows; i++) {
    const day = String((i % 28) + 1).padStart(2, '0')
    const note = i % 3 === 0 ? '"said ""fine"", paid later"' : 'sample'
    block += `ORD-${i},${day}/03/2024,North,"Item ${i % 500}",${i % 9},${(i % 900) / 100},${(i % 7000) / 100},${note}\n`
    if (block.length > 1 << 20 || i === rows - 1) {
      if (!out.write(block)) await once(out, 'drain')
      block = ''
    }
  }
  out.end()
  await once(out, 'close')
}

/** Rows of a file by plain JavaScript: quote state and line ends. */
async function rowsInJs(path: string): Promise<number> {
  let rows = 0
  let inside = false
  for await (const chunk of createReadStream(path, { highWaterMark: 2 << 20 })) {
    const bytes: Uint8Array = chunk
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]
      if (byte === 34) inside = !inside
      else if (byte === 10 && !inside) rows++
    }
  }
  return rows
}

/** The least time of some runs, in seconds. */
async function best(times: number, run: (turn: number) => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < times; turn++) {
    const startMs = performance.now()
    await run(turn)
    least = Math.min(least, (performance.now() - startMs) / 1000)
  }
  return Number(least.toFixed(4))
}

function print(name: string, unit: string, ours: number, peer: number | null, note: string): void {
  const ratio = peer === null ? null : Number((ours / peer).toFixed(2))
  console.log(JSON.stringify({ name, unit, ours, peer, ratio, note }))
}

export async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'structure-bench-'))
  try {
    let path = process.env.BENCH_CSV
    if (!path) {
      path = join(folder, 'made.csv')
      await makeFile(path, Number(process.env.BENCH_ROWS ?? 1_000_000))
    }
    await measure(path, join(folder, 'work'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(path: string, workDir: string): Promise<void> {
  const { size } = statSync(path)
  const { source } = await sniff(path)
  /** The same file under another id, so that no index is found. */
  const fresh = (id: string): Source => ({ ...source, id })

  const wc = await best(3, () => spawnSync('wc', ['-l', path]))
  const idle = process.memoryUsage.rss()
  let peak = idle
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 5)
  const pass = await best(3, (turn) => scanStructure(fresh(`turn${turn}`), workDir))
  clearInterval(watch)
  const structure = await scanStructure(fresh('turn0'), workDir)
  const rate = `${(size / 1e9 / pass).toFixed(2)} GB/s`
  print('structure, peer wc -l', 's', pass, wc, `${structure.rowCount} rows, ${(size / 1e9).toFixed(2)} GB, ${rate}`)
  const js = await best(1, () => rowsInJs(path))
  print('structure, peer plain JavaScript', 's', pass, js, 'the peer counts rows only')
  const limitS = Number((size / limitBytesPerS).toFixed(4))
  print('structure, peer the limit', 's', pass, limitS, 'half a second for 1.34 GB')
  const mib = (bytes: number) => Math.round(bytes / 1024 ** 2)
  print('memory of the process during the pass, peer the limit', 'MiB', mib(peak), 286, `${mib(idle)} before it`)

  const last = Math.max(0, structure.rowCount - 100)
  print(
    '100 rows at the end',
    's',
    await best(3, () => readRows(fresh('turn0'), workDir, last, 100)),
    0.2,
    'peer: the limit'
  )
  print(
    'first 200 rows, no index yet',
    's',
    await best(3, () => readRows(fresh('new'), workDir, 0, 200)),
    1,
    'peer: the limit'
  )
  const sha = await best(1, () => spawnSync('sha256sum', [path]))
  print(
    'content hash, peer sha256sum',
    's',
    await best(1, () => contentHash(path)),
    sha,
    'in a worker, apart from the pass'
  )
  const escaped: Source = { ...fresh('escaped'), dialect: { ...source.dialect, escape: 'backslash' } }
  const exact = await best(1, () => scanStructure(escaped, workDir))
  print('structure by the exact way only', 's', exact, pass, 'backslash escapes; peer: the fast way')
  const copy = await best(1, () => exportText(fresh('turn0'), workDir, join(workDir, 'export.csv')))
  print('export of all rows', 's', copy, null, 'cells read and written anew')
}
