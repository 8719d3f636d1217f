/** Several files as one table, over the whole core: lines of each file, a ledger over all, a recipe that runs again. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import { zipOf } from '../../src/main/engine/scan/text/containers/zip-under-test'
import { fromWire } from '../../src/shared/contract/wire'
import { coreIn, ownFolder, removed } from './core-under-test'

let dir = ''
let core: Core

const start = (host: 'web' | 'cli' = 'web') => coreIn(dir, { host, roots: [join(dir, 'root')] })

beforeAll(async () => {
  dir = ownFolder('together')
  for (const name of ['root', 'root/shops', 'elsewhere']) mkdirSync(join(dir, name))
  core = await start()
})
afterAll(async () => {
  await core.close()
  removed(dir)
})

const at = (name: string) => join(dir, 'root', name)
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => fromWire(error).code
  )
const firstRow = async (sql: string) => (await core.client.explore.sql({ sql, limit: 1 })).rows[0]?.map(Number)

/** Thirty sales of 10.00 in a month, written in one of three ways. */
function shop(number: number, way: 'plain' | 'german' | 'packed'): string {
  const day = (n: number) => String((n % 28) + 1).padStart(2, '0')
  const month = String(number).padStart(2, '0')
  const all = Array.from({ length: 30 }, (_, i) => i + 1)
  if (way === 'plain') {
    const path = at(`shops/shop ${number}.csv`)
    const rows = all.map((n) => `2024-${month}-${day(n)},N${number}-${n},Tee,10.00`)
    writeFileSync(path, `Order Date,Order No,Item,Sales\n${rows.join('\n')}\n`)
    return path
  }
  if (way === 'german') {
    // Another order, a title, a further column; a date that is none in line 33, a short row in line 34.
    const path = at(`shops/shop ${number}.csv`)
    const rows = all.map((n) => `10.00;N${number}-${n};2024-${month}-${day(n)};Käse;rot`)
    rows.push(`7.25;N${number}-31;2024-${month}-41;Brot;blau`, `1.00;N${number}-32`)
    const text = `Filiale ${number};;;;\nSales;Order No;order_date;Item;Colour\n${rows.join('\n')}\n`
    writeFileSync(path, Buffer.from(text, 'latin1'))
    return path
  }
  const path = at(`shops/shop ${number}.csv.gz`)
  const rows = all.map((n) => `N${number}-${n}\t10.00\t2024-${month}-${day(n)}`)
  writeFileSync(path, gzipSync(Buffer.from(`\ufeffOrder No\tSales\tOrder Date\n${rows.join('\n')}\n`, 'utf16le')))
  return path
}

async function loadedTogether(paths: readonly string[], dataset: string, nameColumn = false) {
  const files = paths.map((path) => ({ path }))
  const { source } = await core.client.open.together({ files, nameColumn })
  const draft = await core.client.shape.propose({ sourceId: source.id, dataset })
  const order = { sourceId: source.id, recipe: draft.recipe, dataset }
  const { jobId } = await core.client.load.start({ ...order, belowGateReason: 'a test' })
  expect(await core.jobSettled(jobId)).toMatchObject({ state: 'done' })
  return { source, draft, jobId, receipt: await core.client.load.receipt({ jobId }) }
}

test('columns are shown side by side before anything happens, in folders, patterns and archives', async () => {
  const [one, two, ten] = [shop(1, 'plain'), shop(2, 'german'), shop(10, 'packed')]
  writeFileSync(at('shops/notes.pdf'), '%PDF-1.7')
  const lined = await core.client.open.lineUp({ files: [{ path: at('shops') }] })
  expect(lined.files.map(({ path }) => path)).toEqual([one, two, ten])
  expect(lined.files.map(({ missing, extra, renamed, reordered }) => ({ missing, extra, renamed, reordered }))).toEqual(
    [
      { missing: ['Colour'], extra: [], renamed: [], reordered: false },
      { missing: [], extra: ['Colour'], renamed: [{ file: 'order_date', table: 'Order Date' }], reordered: true },
      { missing: ['Item', 'Colour'], extra: [], renamed: [], reordered: true }
    ]
  )
  expect(lined).toMatchObject({
    columns: ['Order Date', 'Order No', 'Item', 'Sales', 'Colour'],
    nameColumn: 'file_name',
    leftOut: ['notes.pdf']
  })
  rmSync(at('shops/notes.pdf'))

  const pattern = await core.client.open.lineUp({ files: [{ path: at('shops/shop ?.csv') }] })
  expect(pattern.files.map(({ label }) => label)).toEqual(['shop 1.csv', 'shop 2.csv'])

  const zip = at('shops.zip')
  writeFileSync(
    zip,
    zipOf([
      { name: 'north.csv', text: 'a,b\n1,2\n' },
      { name: 'south.csv', text: 'b;a\n3;4\n' },
      { name: 'secret.csv', text: 'a,b\n1,2\n', encrypted: true }
    ])
  )
  const entries = await core.client.open.lineUp({ files: [{ path: zip }] })
  expect(entries.files.map(({ label, override, error }) => [label, override?.member, error?.code])).toEqual([
    ['north.csv', 'north.csv', undefined],
    ['south.csv', 'south.csv', undefined],
    ['secret.csv', 'secret.csv', 'open.archive-encrypted']
  ])
  expect(await refusal(core.client.open.together({ files: [{ path: zip }] }))).toBe('open.archive-encrypted')
  const chosen = ['north.csv', 'south.csv'].map((member) => ({ path: zip, override: { member } }))
  const { source, first } = await core.client.open.together({ files: chosen })
  expect(source.columns).toEqual(['a', 'b'])
  expect(first.rows.map(({ cells, file, line }) => [file, line, ...cells])).toEqual([
    ['north.csv', 2, '1', '2'],
    ['south.csv', 2, '4', '3']
  ])
})

test('only files that may be read are taken', async () => {
  const outside = join(dir, 'elsewhere', 'a.csv')
  writeFileSync(outside, 'a,b\n1,2\n')
  const [one] = [shop(1, 'plain')]
  for (const path of [outside, join(dir, 'elsewhere'), join(dir, 'elsewhere', '*.csv'), at('../elsewhere')]) {
    expect(await refusal(core.client.open.lineUp({ files: [{ path: one }, { path }] }))).toBe('open.outside-roots')
    expect(await refusal(core.client.open.together({ files: [{ path }] }))).toBe('open.outside-roots')
  }
  mkdirSync(at('empty'), { recursive: true })
  expect(await refusal(core.client.open.lineUp({ files: [{ path: at('empty') }] }))).toBe('open.no-files')
  expect(await refusal(core.client.open.lineUp({ files: [{ path: at('shops/*.tsv') }] }))).toBe('open.no-files')
  writeFileSync(at('other.csv'), 'x,y\n1,2\n3,4\n')
  expect(await refusal(core.client.open.together({ files: [{ path: one }, { path: at('other.csv') }] }))).toBe(
    'open.nothing-shared'
  )
  // What a person chose stays open to the app, also as one of several files.
  await core.grantPath(outside)
  const { source } = await core.client.open.together({ files: [{ path: outside }] })
  await core.close()
  core = await start()
  expect(await refusal(core.client.open.open({ path: outside }))).toBe(null)
  const recent = await core.client.open.recent({})
  expect(recent.find(({ together }) => together)).toMatchObject({
    path: join(dir, 'elsewhere'),
    name: source.name,
    exists: true,
    together: { files: [{ path: outside }], nameColumn: false }
  })
})

test('one load, one ledger, a receipt that names every file, and rejected rows with file and line', async () => {
  const paths = [shop(1, 'plain'), shop(2, 'german'), shop(10, 'packed')]
  const { receipt, jobId, source } = await loadedTogether(paths, 'shops', true)
  expect(receipt.ledger).toEqual({ read: 92, loaded: 90, rejected: 2, filtered: 0, deduplicated: 0 })
  expect(receipt.source).toMatchObject({ name: 'shop 1.csv … shop 10.csv.gz (3)', path: at('shops') })
  const hashOf = (path: string) => execFileSync('sha256sum', [path], { encoding: 'utf8' }).slice(0, 64)
  expect(receipt.source.files).toEqual(
    paths.map((path, i) => ({
      label: path.slice(at('shops').length + 1),
      path,
      sizeBytes: readFileSync(path).length,
      contentHash: hashOf(path),
      rows: [30, 32, 30][i]
    }))
  )
  const command = 'sha256sum "$@" | cut -c1-64 | sha256sum'
  const all = execFileSync('sh', ['-c', command, 'sh', ...paths], { encoding: 'utf8' })
  expect(receipt.source.contentHash).toBe(all.slice(0, 64))
  expect(await firstRow('SELECT count(*), sum("Sales"), count(DISTINCT file_name), count("Item") FROM shops')).toEqual([
    90, 900, 3, 60
  ])
  expect(await firstRow(`SELECT count(*) FROM shops WHERE file_name = 'shop 2.csv' AND "Colour" = 'rot'`)).toEqual([30])

  const [header, ...lines] = readFileSync(receipt.rejectedPath ?? '', 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(header).toBe('file,line,row,column,reason,value,text')
  expect(lines).toEqual([
    'shop 2.csv,33,61,Order Date,not a date,2024-02-41,"2024-02-41,N2-31,Brot,7.25,blau,shop 2.csv"',
    'shop 2.csv,34,62,,2 fields instead of 5,,"1.00,N2-32"'
  ])
  const { rows, columns } = await core.client.jobs.rejected({ jobId })
  expect(columns).toEqual(source.columns)
  expect(rows[0]).toMatchObject({ file: 'shop 2.csv', line: 33, row: 61, column: 'Order Date' })

  const cells = ['2024-02-14', 'N2-31', 'Brot', '7.25', 'blau', 'shop 2.csv']
  const { jobId: putBack } = await core.client.jobs.putBack({ jobId, rows: [{ row: 61, cells }] })
  expect(await core.jobSettled(putBack)).toMatchObject({ state: 'done', rowsLoaded: 1 })
  expect(await firstRow('SELECT count(*), sum("Sales") FROM shops')).toEqual([91, 907.25])

  const { source: again } = await core.client.open.together({
    files: paths.map((path) => ({ path })),
    nameColumn: true
  })
  const { recipe } = await core.client.shape.propose({ sourceId: again.id })
  const plan = await core.client.load.plan({ sourceId: again.id, recipe, dataset: 'shops' })
  expect(plan.sameFileJobId).toBe(jobId)
})

test('findings point to file and line, rows are read at any place', async () => {
  const paths = [shop(1, 'plain'), shop(2, 'german')]
  const { source } = await core.client.open.together({ files: paths.map((path) => ({ path })) })
  const report = await core.client.check.report({ sourceId: source.id })
  expect(report.structure).toMatchObject({ rowCount: 62, files: [{ rowCount: 30 }, { rowCount: 32, raggedCount: 1 }] })
  const date = report.columns.find(({ name }) => name === 'Order Date')
  expect(date?.invalidExamples).toEqual([{ row: 60, line: 33, file: 'shop 2.csv', text: '2024-02-41' }])
  const found = report.findings.find(({ rule }) => rule === 'type-violations')
  const page = await core.client.check.findingRows({ sourceId: source.id, findingId: found?.id ?? '' })
  expect(page.rows.map(({ file, line }) => [file, line])).toEqual([['shop 2.csv', 33]])
  const window = await core.client.open.rows({ sourceId: source.id, offset: 28, limit: 4 })
  expect(window.rows.map(({ file, line }) => [file, line])).toEqual([
    ['shop 1.csv', 30],
    ['shop 1.csv', 31],
    ['shop 2.csv', 3],
    ['shop 2.csv', 4]
  ])
})

test('an open quote is shown in the file that has it', async () => {
  const open = at('shops/open.csv')
  const good = Array.from({ length: 9 }, (_, i) => `2024-01-0${i + 1},N${i},"Tee, fein","10.00"`)
  writeFileSync(open, `Order Date,Order No,Item,Sales\n${good.join('\n')}\n2024-01-10,N9,"Tee, fein","10.00\n`)
  const { source } = await core.client.open.together({ files: [open, shop(1, 'plain')].map((path) => ({ path })) })
  const report = await core.client.check.report({ sourceId: source.id })
  const found = report.findings.find(({ rule }) => rule === 'ends-in-quote')
  const page = await core.client.check.findingRows({ sourceId: source.id, findingId: found?.id ?? '' })
  expect(page.rows.map(({ file, line }) => [file, line])).toEqual([['open.csv', 11]])
  rmSync(open)
})

test('the dataset’s recipe runs on the next files by itself, several or one', async () => {
  await loadedTogether([shop(3, 'plain'), shop(4, 'plain')], 'monthly')
  const next = await loadedTogether([shop(5, 'plain'), shop(6, 'plain')], 'monthly')
  expect(next.draft).toMatchObject({ replayedFrom: 'monthly', replay: { stops: [] } })
  const { source } = await core.client.open.open({ path: shop(7, 'plain') })
  const draft = await core.client.shape.propose({ sourceId: source.id })
  expect(draft).toMatchObject({ replayedFrom: 'monthly', replay: { stops: [] } })
  expect(await firstRow('SELECT count(*), sum("Sales") FROM monthly')).toEqual([120, 1200])
})

test('files that wait behind a load are loaded after the next start, though nobody grants them again', async () => {
  const folder = join(dir, 'elsewhere')
  const [first = '', ...waiting] = [1, 2, 3].map((number) => {
    const path = join(folder, `queue ${number}.csv`)
    copyFileSync(shop(number, 'plain'), path)
    return path
  })
  for (const path of [first, ...waiting.slice(0, 1)]) await core.grantPath(path)
  const { source } = await core.client.open.open({ path: first })
  const { recipe } = await core.client.shape.propose({ sourceId: source.id, dataset: 'queue' })
  const runId = `run_${'1'.repeat(32)}`
  const order = {
    runId,
    sourceId: source.id,
    recipe,
    chosen: [],
    dataset: 'queue',
    mode: 'append' as const,
    belowGateReason: null
  }
  const files = waiting.map((path) => ({ path, name: basename(path) }))
  expect(await refusal(core.client.load.startRun({ ...order, waiting: files }))).toBe('open.outside-roots')
  await core.grantPath(waiting[1] ?? '')
  // Two clicks, and an answer that was lost: one run.
  const [run, same] = await Promise.all([1, 2].map(() => core.client.load.startRun({ ...order, waiting: files })))
  const third = await core.client.load.startRun({ ...order, waiting: files })
  expect([same?.id, third.id]).toEqual([runId, runId])
  // Another window that has the same file open.
  const other = { ...order, runId: `run_${'2'.repeat(32)}`, waiting: files }
  expect(await refusal(core.client.load.startRun(other))).toBe('load.run-under-way')
  await core.jobSettled(run?.items[0]?.jobId ?? '')
  await core.close()
  const states = async () =>
    (await core.client.load.runs({})).map(({ items }) => items.map(({ state }) => state).join(' '))
  // A command in between does what it was called for and loads nothing of it.
  core = await start('cli')
  const left = await states()
  expect(left).toEqual([expect.stringMatching(/waiting$/)])
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect([await states(), core.runningJobs()]).toEqual([left, 0])
  await core.close()
  core = await start()
  await expect.poll(states, { timeout: 30_000 }).toEqual([])
  expect(await firstRow('SELECT count(*), sum("Sales") FROM queue')).toEqual([90, 900])
  const { jobs } = await core.client.jobs.list({ search: 'queue' })
  expect(jobs.map(({ sourceName, state }) => [sourceName, state])).toEqual(
    [3, 2, 1].map((number) => [`queue ${number}.csv`, 'done'])
  )
})

test('a load of files one of which has changed since fails with its name, and nothing changes', async () => {
  const paths = [shop(8, 'plain'), shop(9, 'plain')]
  const { source } = await core.client.open.together({ files: paths.map((path) => ({ path })) })
  const { recipe, dataset } = await core.client.shape.propose({ sourceId: source.id })
  const { jobId: first } = await core.client.load.start({ sourceId: source.id, recipe, dataset, mode: 'replace-all' })
  expect(await core.jobSettled(first)).toMatchObject({ state: 'done', rowsLoaded: 60 })
  appendFileSync(paths[1] ?? '', '2024-09-30,N9-31,Tee,10.00\n')
  const { jobId } = await core.client.load.start({ sourceId: source.id, recipe, dataset, mode: 'replace-all' })
  const job = await core.jobSettled(jobId)
  expect(job).toMatchObject({ state: 'failed', error: { code: 'open.changed', details: { path: paths[1] } } })
  expect(await firstRow(`SELECT count(*) FROM ${dataset}`)).toEqual([60])
})
