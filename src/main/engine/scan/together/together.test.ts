/** Several files as one table: every row of every file, in its columns, with its own line and file. */
import { execFileSync } from 'node:child_process'
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import type { Source } from '../../../../shared/domain/source'
import { togetherSource } from '../../../../shared/domain/together'
import {
  cleanCopy,
  contentHashes,
  exportText,
  oddRows,
  originalRow,
  placesOfRows,
  readRows,
  readRowsAt,
  rowRanges,
  scanStructure
} from '..'
import { sniff } from '../sniff'
import { testFolder } from '../test-source'
import { checkSource } from '../types'

const place = await testFolder()
afterAll(() => place.remove())
const { folder } = place

let count = 0
/** A work folder of its own, so that nothing is known from before. */
const workDir = () => join(folder, `work ${++count}`)

async function together(texts: Record<string, string | Buffer>, nameColumn = false): Promise<Source> {
  const files: Source[] = []
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(folder, name), text)
    files.push((await sniff(join(folder, name))).source)
  }
  return togetherSource(files, { nameColumn, idOf: (parts) => `all_${++count}_${JSON.stringify(parts).length}` })
}

const titled = 'Umsätze Süd;;;;\nMonat Mai;;;;\nArtikel;Datum;Menge;Preis;Farbe\n'
/** A plain one; one in another encoding, order and dialect, with titles, a ragged row and one of five cells; one packed, in UTF-16 and narrower. */
const shops = {
  'north.csv': 'Datum,Artikel,Menge,Preis\n2024-05-01,Tee,1,2.50\n2024-05-02,"Kaffee, ""fein""",2,4.00\n',
  'south.csv': Buffer.from(
    `${titled}Käse;2024-05-03;3;5.25;gelb\nBrot;2024-05-04;1\nÖl;2024-05-05;1;7.00;grün\nWein;2024-05-06;1;9.00;rot;trocken\n`,
    'latin1'
  ),
  'west.csv.gz': gzipSync(
    Buffer.from('\ufeffPreis\tDatum\tArtikel\n1.00\t2024-05-07\tSalz\n\n2.00\t2024-05-08\tReis\n', 'utf16le')
  )
}
const columns = ['Datum', 'Artikel', 'Menge', 'Preis', 'Farbe']
const rows = [
  ['north.csv', 2, '2024-05-01', 'Tee', '1', '2.50', ''],
  ['north.csv', 3, '2024-05-02', 'Kaffee, "fein"', '2', '4.00', ''],
  ['south.csv', 4, '2024-05-03', 'Käse', '3', '5.25', 'gelb'],
  ['south.csv', 5, 'Brot', '2024-05-04', '1'],
  ['south.csv', 6, '2024-05-05', 'Öl', '1', '7.00', 'grün'],
  ['south.csv', 7, 'Wein', '2024-05-06', '1', '9.00', 'rot', 'trocken'],
  ['west.csv.gz', 2, '2024-05-07', 'Salz', '', '1.00', ''],
  ['west.csv.gz', 4, '2024-05-08', 'Reis', '', '2.00', '']
].map(([file, line, ...cells], row) => ({ row, line, file, cells }))
const ragged = new Set([3, 5])
const expected = rows.map((row) => (ragged.has(row.row) ? { ...row, fields: row.cells.length } : row))

it('adds up the structure and names the file of every line', async () => {
  const source = await together(shops)
  expect(source.columns).toEqual(columns)
  const structure = await scanStructure(source, workDir())
  expect(structure).toMatchObject({
    rowCount: 8,
    columnCount: 5,
    blankLines: 1,
    raggedCount: 2,
    ragged: [
      { row: 3, line: 5, file: 'south.csv', fields: 3 },
      { row: 5, line: 7, file: 'south.csv', fields: 6 }
    ],
    preamble: [
      { line: 1, file: 'south.csv', text: 'Umsätze Süd;;;;' },
      { line: 2, file: 'south.csv', text: 'Monat Mai;;;;' }
    ],
    files: [
      { file: 'north.csv', rowCount: 2, raggedCount: 0, endsInQuote: false },
      { file: 'south.csv', rowCount: 4, raggedCount: 2, endsInQuote: false },
      { file: 'west.csv.gz', rowCount: 2, raggedCount: 0, endsInQuote: false }
    ]
  })
})

it('gives any window of rows, before and after the files have been counted', async () => {
  const source = await together(shops)
  for (const isCounted of [false, true]) {
    const dir = workDir()
    if (isCounted) await scanStructure(source, dir)
    for (let offset = 0; offset <= 9; offset++) {
      for (const limit of [1, 3, 20]) {
        const window = await readRows(source, dir, offset, limit)
        const isKnown = isCounted || offset === 0 || window.rowCount !== null
        if (isKnown) expect(window.rows).toEqual(expected.slice(offset, offset + limit))
        if (isCounted) expect(window.rowCount).toBe(8)
      }
    }
    expect((await readRows(source, dir, 0, 200)).rows).toEqual(expected)
  }
})

it('finds single rows, their places, and those that are odd', async () => {
  const [source, dir] = [await together(shops), workDir()]
  expect(await readRowsAt(source, dir, [7, 3, 0, 99, 3, -1])).toEqual([expected[0], expected[3], expected[7]])
  expect(await placesOfRows(source, dir, [7, 0, 4])).toEqual([
    { line: 4, file: 'west.csv.gz' },
    { line: 2, file: 'north.csv' },
    { line: 6, file: 'south.csv' }
  ])
  expect((await oddRows(source, dir, 'ragged', 10)).map(({ row }) => row)).toEqual([3, 5])
  expect((await oddRows(source, dir, 'ragged', 1)).map(({ row }) => row)).toEqual([3])
})

it('copies all rows with the right number of cells, and knows which rows they were', async () => {
  const [source, dir] = [await together(shops, true), workDir()]
  expect(source.columns).toEqual([...columns, 'file_name'])
  const clean = await cleanCopy(source, dir)
  expect(await readFile(clean.path, 'utf8')).toBe(
    [
      'Datum,Artikel,Menge,Preis,Farbe,file_name',
      '2024-05-01,Tee,1,2.50,,north.csv',
      '2024-05-02,"Kaffee, ""fein""",2,4.00,,north.csv',
      '2024-05-03,Käse,3,5.25,gelb,south.csv',
      '2024-05-05,Öl,1,7.00,grün,south.csv',
      '2024-05-07,Salz,,1.00,,west.csv.gz',
      '2024-05-08,Reis,,2.00,,west.csv.gz',
      ''
    ].join('\n')
  )
  expect(clean).toMatchObject({ isCopy: true, rowCount: 6, columnCount: 6 })
  expect([0, 1, 2, 3, 4, 5].map((row) => originalRow(clean.rowMap, row))).toEqual([0, 1, 2, 4, 6, 7])
  // A row of six cells in a table of six columns: kept apart all the same.
  const [odd] = await readRowsAt(source, dir, [5])
  expect(odd).toEqual({ ...rows[5], cells: [...(rows[5]?.cells ?? []), ''], fields: 6 })
})

it('exports all rows, ragged ones as they stand in their file', async () => {
  const [source, out] = [await together(shops), join(folder, 'out.csv')]
  expect(await exportText(source, workDir(), out)).toEqual({ rows: 8 })
  expect((await readFile(out, 'utf8')).split('\n').slice(3, 7)).toEqual([
    '2024-05-03,Käse,3,5.25,gelb',
    'Brot,2024-05-04,1',
    '2024-05-05,Öl,1,7.00,grün',
    'Wein,2024-05-06,1,9.00,rot,trocken'
  ])
})

it('judges types over all files, with examples named by file and line', async () => {
  const source = await together(shops)
  const facts = await checkSource(source, workDir(), { chosen: [], todayIso: '2025-01-01' })
  expect(facts.columns.map(({ name, reading, nullCount, sum }) => [name, reading.type.kind, nullCount, sum])).toEqual([
    ['Datum', 'date', 0, null],
    ['Artikel', 'string', 0, null],
    ['Menge', 'long', 2, '7'],
    // 2.50 + 4.00 + 5.25 + 7.00 + 1.00 + 2.00
    ['Preis', 'decimal', 0, '21.75'],
    ['Farbe', 'string', 4, null]
  ])
  const found = facts.findings.find(({ rule }) => rule === 'ragged-rows')
  expect(found?.examples[0]).toEqual({ row: 3, line: 5, file: 'south.csv', text: '3' })
})

it('cuts ranges at every 1,024th row across the files', async () => {
  const text = (from: number, rows: number) =>
    `id,v\n${Array.from({ length: rows }, (_, i) => `${from + i},x`).join('\n')}\n`
  const [source, dir] = [
    await together({ 'a.csv': text(0, 1500), 'b.csv': text(1500, 30), 'c.csv': text(1530, 3000) }),
    workDir()
  ]
  const clean = await cleanCopy(source, dir)
  const bytes = await readFile(clean.path)
  const ranges = await rowRanges(source, dir, 3)
  expect(ranges.reduce((sum, range) => sum + range.rows, 0)).toBe(4530)
  for (const { start, firstRow } of ranges) {
    expect(firstRow % 1024).toBe(0)
    expect(bytes.subarray(start, start + 6).toString()).toMatch(new RegExp(`^${firstRow},x`))
  }
  expect((await readRows(source, dir, 1498, 40)).rows.map(({ cells }) => Number(cells[0]))).toEqual(
    Array.from({ length: 40 }, (_, i) => 1498 + i)
  )
})

it('hashes all files in their order, as sha256sum does', async () => {
  const source = await together(shops)
  const paths = source.together?.files.map(({ path }) => path) ?? []
  const { contentHash, fileHashes } = await contentHashes(source)
  expect(fileHashes).toEqual(paths.map((path) => execFileSync('sha256sum', [path], { encoding: 'utf8' }).slice(0, 64)))
  const command = 'sha256sum "$@" | cut -c1-64 | sha256sum'
  expect(contentHash).toBe(execFileSync('sh', ['-c', command, 'sh', ...paths], { encoding: 'utf8' }).slice(0, 64))
  const alone = await together({ 'north.csv': shops['north.csv'] })
  expect((await contentHashes(alone)).contentHash).toBe(fileHashes[0])
})

it('stops where a file has changed or is gone, and leaves nothing half-written', async () => {
  const source = await together(shops)
  const dir = workDir()
  await scanStructure(source, dir)
  await appendFile(join(folder, 'south.csv'), 'x;2024-05-09;1;1.00;blau\n')
  const changed = { code: 'open.changed', details: { path: join(folder, 'south.csv') } }
  await expect(cleanCopy(source, dir)).rejects.toMatchObject(changed)
  await expect(contentHashes(source)).rejects.toMatchObject(changed)
  await rm(join(folder, 'south.csv'))
  await expect(cleanCopy(source, dir)).rejects.toMatchObject({ code: 'open.vanished' })
  await expect(readRows(source, dir, 3, 1)).rejects.toMatchObject({ code: 'open.vanished' })
  expect((await readdir(dir)).filter((name) => name.startsWith(source.id) || name.endsWith('.tmp'))).toEqual([])
})

it('tells progress over all files, and can be cancelled', async () => {
  const text = `id,v\n${Array.from({ length: 200_000 }, (_, i) => `${i},${i * 7}`).join('\n')}\n`
  const source = await together({ 'p1.csv': text, 'p2.csv': text, 'p3.csv': text })
  const told: number[] = []
  await scanStructure(source, workDir(), { onProgress: ({ overall }) => told.push(overall) })
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.some((overall) => overall > 0.4 && overall < 0.9)).toBe(true)
  expect(told.at(-1)).toBeCloseTo(1)
  const stop = new AbortController()
  const cancelled = scanStructure(source, workDir(), { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
})
