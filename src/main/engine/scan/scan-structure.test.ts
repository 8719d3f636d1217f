import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { cleanCopy, contentHash, exportText, oddRows, readRows, scanStructure } from '.'
import { readHeader } from './read-rows'
import { indexPathOf } from './row-index'
import { testFolder } from './test-source'

const place = await testFolder()
afterAll(() => place.remove())
const { workDir } = place

it('counts rows, blank lines, ragged rows and broken quotes with row and line numbers', async () => {
  const text = [
    'id,name,note', // line 1
    '1,Ann,"two', // 2, row 0
    'lines"', // 3
    '', // 4, blank
    '2,Bob', // 5, row 1: ragged
    '3,5" pipe,ok', // 6, row 2: broken
    '4,"x"y,ok', // 7, row 3: broken
    '5,Eve,a,b', // 8, row 4: ragged
    '6,Fay,"open' // 9, row 5: broken, never closed
  ].join('\n')
  const source = await place.source(text, 3)
  expect(await scanStructure(source, workDir)).toMatchObject({
    rowCount: 6,
    columnCount: 3,
    blankLines: 1,
    raggedCount: 2,
    ragged: [
      { row: 1, line: 5, fields: 2 },
      { row: 4, line: 8, fields: 4 }
    ],
    brokenQuoteRows: 3,
    undecodableCount: 0,
    endsInQuote: true,
    textBytes: Buffer.byteLength(text),
    contentHash: null
  })
  const broken = await oddRows(source, workDir, 'broken-quotes', 10)
  expect(broken.map(({ row, line }) => [row, line])).toEqual([
    [2, 6],
    [3, 7],
    [5, 9]
  ])
})

it.each([
  ['no rows at all', 'a,b\n', 2, {}, 0],
  ['no line end at the end', 'a,b\n1,2', 2, {}, 1],
  ['CRLF', 'a,b\r\n1,"2"\r\n\r\n3,4\r\n', 2, { lineEnd: 'crlf' as const }, 2],
  ['CR', 'a,b\r1,2\r\r3,4', 2, { lineEnd: 'cr' as const }, 2],
  ['CR, LF and CRLF', 'a,b\r1,2\n3,4\r\n5,6', 2, { lineEnd: 'mixed' as const }, 3],
  ['no header', '1;2\n3;4\n', 2, { delimiter: ';', hasHeader: false }, 2],
  ['titles before the header', 'Report "x\n\na,b\n1,2\n', 2, { skipLines: 2 }, 1],
  ['comments', '# one\na,b\n#"two\n1,2\n3,#4\n', 2, { commentPrefix: '#' }, 2],
  ['no quoting', 'a|b\n"1|2\n3"|4\n', 2, { delimiter: '|', quote: null }, 2],
  ['other quote', "a,b\n'1,\n1',2\n", 2, { quote: "'" }, 1],
  ['backslash escape', 'a,b\n"x\\",y",2\n\\,z,3\n', 2, { escape: 'backslash' as const }, 2],
  ['one column with an empty quoted cell', 'a\n""\n\n1\n', 1, {}, 2]
])('%s', async (_, text, columns, dialect, rowCount) => {
  const source = await place.source(text, columns, { dialect })
  expect(await scanStructure(source, workDir)).toMatchObject({ rowCount, raggedCount: 0, brokenQuoteRows: 0 })
})

it('keeps the first 1,000 ragged rows in the structure and all of them in the index', async () => {
  const text = `a,b\n${'1,2\n3\n'.repeat(20_000)}`
  const source = await place.source(text, 2)
  const structure = await scanStructure(source, workDir)
  expect([structure.rowCount, structure.raggedCount, structure.ragged.length]).toEqual([40_000, 20_000, 1000])
  expect(structure.ragged[999]).toEqual({ row: 1999, line: 2001, fields: 1 })
  const all = await oddRows(source, workDir, 'ragged', 30_000)
  expect(all.length).toBe(20_000)
  expect(all.at(-1)).toEqual({ row: 39_999, line: 40_001, fields: 1, ragged: true, brokenQuotes: false })
})

it('uses a stored index again and makes a damaged one anew', async () => {
  const source = await place.source('a,b\n1,2\n3\n', 2)
  const first = await scanStructure(source, workDir)
  const path = indexPathOf(workDir, source.id)
  const made = (await stat(path)).mtimeMs
  expect(await scanStructure(source, workDir)).toEqual(first)
  expect((await stat(path)).mtimeMs).toBe(made)
  // The same bytes under another id: nothing is in memory, and what lies on disk is cut off.
  const twin = { ...source, id: `${source.id}-twin` }
  const whole = await readFile(path)
  await writeFile(indexPathOf(workDir, twin.id), whole.subarray(0, whole.length - 9))
  expect(await scanStructure(twin, workDir)).toMatchObject({ rowCount: 2, ragged: first.ragged })
  // A whole index on disk answers without the pass: a mark in it is seen.
  const other = { ...source, id: `${source.id}-other` }
  const marked = whole.toString('latin1').replace('"blankLines":0', '"blankLines":7')
  await writeFile(indexPathOf(workDir, other.id), Buffer.from(marked, 'latin1'))
  expect((await scanStructure(other, workDir)).blankLines).toBe(7)
})

it('counts undecodable bytes of UTF-8 and tells their rows', async () => {
  const bytes = Buffer.concat([
    Buffer.from('id,name\n1,é\n'),
    Buffer.from([0x32, 0x2c, 0xe9, 0x0a]),
    Buffer.from('3,\ufffd\n'),
    Buffer.from([0x34, 0x2c, 0xe2, 0x82, 0x0a])
  ])
  const source = await place.source(bytes, 2)
  expect(await scanStructure(source, workDir)).toMatchObject({
    rowCount: 4,
    undecodableCount: 2,
    undecodable: [
      { row: 1, line: 3, byte: 15 },
      { row: 3, line: 5, byte: 25 }
    ]
  })
})

it('skips a byte order mark', async () => {
  const source = await place.source('\ufeff"a",b\n1,2\n', 2, { hasBom: true })
  expect(await scanStructure(source, workDir)).toMatchObject({ rowCount: 1, brokenQuoteRows: 0, textBytes: 10 })
  expect((await readRows(source, workDir, 0, 9)).rows).toEqual([{ row: 0, line: 2, cells: ['1', '2'] }])
})

it('refuses a field of more than 16 MiB, quoted or not, and says on which line', async () => {
  const long = 'x'.repeat(16 * 1024 * 1024 + 1)
  const open = await place.source(`a,b\n1,2\n3,"${long}\n`, 2)
  await expect(scanStructure(open, workDir)).rejects.toMatchObject({
    code: 'open.field-too-long',
    details: { line: 3 }
  })
  const plain = await place.source(`a,b\n${long},2\n`, 2)
  await expect(scanStructure(plain, workDir)).rejects.toMatchObject({ details: { line: 2 } })
  const justFits = await place.source(`a,b\n${long.slice(1)},2\n`, 2)
  expect(await scanStructure(justFits, workDir)).toMatchObject({ rowCount: 1 })
  expect((await readRows(justFits, workDir, 0, 1)).rows[0]?.cells[0]?.length).toBe(16 * 1024 * 1024)
  expect((await readdir(workDir)).filter((name) => name.includes('.tmp'))).toEqual([])
})

it('notices a file that changed or went away', async () => {
  const source = await place.source('a,b\n1,2\n', 2)
  await appendFile(source.path, '3,4\n')
  await expect(scanStructure(source, workDir)).rejects.toMatchObject({ code: 'open.changed' })
  await truncate(source.path, source.sizeBytes)
  await utimes(source.path, 1, 1)
  await expect(readRows(source, workDir, 0, 1)).rejects.toMatchObject({ code: 'open.changed' })
  await rm(source.path)
  await expect(scanStructure(source, workDir)).rejects.toMatchObject({ code: 'open.vanished' })
  await mkdir(source.path)
  await expect(contentHash(source.path)).rejects.toMatchObject({ code: 'open.not-a-file' })
})

it('notices a change during the pass', async () => {
  const source = await place.source(`a,b\n${'1,2\n'.repeat(2_000_000)}`, 2)
  let touched: Promise<void> | null = null
  const onProgress = () => {
    touched ??= utimes(source.path, 1, 1)
  }
  await expect(scanStructure(source, workDir, { onProgress })).rejects.toMatchObject({ code: 'open.changed' })
  await touched
})

it('stops when the last of those who wait cancels', async () => {
  const source = await place.source(`a,b\n${'1,2\n'.repeat(2_000_000)}`, 2)
  const [first, second] = [new AbortController(), new AbortController()]
  const shared = scanStructure(source, workDir, { signal: second.signal, onProgress: () => first.abort() })
  const left = scanStructure(source, workDir, { signal: first.signal })
  await expect(left).rejects.toMatchObject({ code: 'cancelled' })
  expect((await shared).rowCount).toBe(2_000_000)
  const alone = new AbortController()
  const twin = { ...source, id: `${source.id}-twin` }
  const stopped = scanStructure(twin, workDir, { signal: alone.signal, onProgress: () => alone.abort() })
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  await expect(scanStructure(twin, workDir, { signal: alone.signal })).rejects.toMatchObject({ code: 'cancelled' })
  expect((await scanStructure(twin, workDir)).rowCount).toBe(2_000_000)
})

it('tells progress by bytes up to the end', async () => {
  const text = `a,b\n${'1,2\n'.repeat(1000)}`
  const source = await place.source(gzipSync(text), 2, { compression: 'gz' })
  const steps: [string, number][] = []
  await scanStructure(source, workDir, { onProgress: ({ step, overall }) => steps.push([step, overall]) })
  expect(steps.at(0)?.[0]).toBe('decode')
  expect(steps.at(-1)).toEqual(['structure', 1])
  expect(steps.every(([, overall], i) => i === 0 || overall >= (steps[i - 1]?.[1] ?? 0))).toBe(true)
})

it('hashes the bytes on disk', async () => {
  const source = await place.source('abc', 1)
  expect(await contentHash(source.path)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  const bytes = Buffer.alloc(3_000_001, 7)
  const large = join(place.folder, 'large.bin')
  await writeFile(large, bytes)
  expect(await contentHash(large)).toBe(createHash('sha256').update(bytes).digest('hex'))
  await expect(contentHash(large, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
})

it('leaves out footers and says what they are, in the file and in a decoded text', async () => {
  const text = 'Report\n\nid,name\n1,a\n2,b\n\nTotal,2\n\nSource: own calculation\n\n'
  for (const [bytes, encoding] of [
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(text, 'utf16le'), 'utf-16le']
  ] as const) {
    const source = await place.source(bytes, ['id', 'name'], { encoding, dialect: { skipLines: 2, footerLines: 2 } })
    // Before the pass, too, the rows end before the footer.
    expect((await readRows(source, workDir, 0, 9)).rows.map((row) => row.cells)).toEqual([
      ['1', 'a'],
      ['2', 'b']
    ])
    expect(await scanStructure(source, workDir)).toMatchObject({
      rowCount: 2,
      raggedCount: 0,
      preamble: [{ line: 1, text: 'Report' }],
      footer: [
        { line: 7, text: 'Total,2' },
        { line: 9, text: 'Source: own calculation' }
      ]
    })
    const out = join(place.folder, 'out.csv')
    expect(await exportText(source, workDir, out)).toEqual({ rows: 2 })
    expect(await readFile(out, 'utf8')).toBe('id,name\n1,a\n2,b\n')
    const clean = await cleanCopy(source, workDir)
    expect(clean).toMatchObject({ isCopy: true, rowCount: 2 })
    expect(await readFile(clean.path, 'utf8')).toBe('id,name\n1,a\n2,b\n')
  }
})

it('joins a header of two rows, with merged cells', async () => {
  const source = await place.source(';2023;;2024;\nRegion;Sales;Units;Sales;Units\nDE;1;2;3;4\n', 5, {
    dialect: { delimiter: ';', headerRows: 2 }
  })
  expect(await scanStructure(source, workDir)).toMatchObject({ rowCount: 1, raggedCount: 0 })
  const names = ['Region', '2023 / Sales', '2023 / Units', '2024 / Sales', '2024 / Units']
  expect(await readHeader(source, workDir)).toEqual(names)
  const out = join(place.folder, 'out.csv')
  expect(await exportText(source, workDir, out)).toEqual({ rows: 1 })
  expect(await readFile(out, 'utf8')).toBe(`${names.join(',')}\nDE,1,2,3,4\n`)
})

it('takes blanks behind delimiters for a part of them, and reads delimiters of several characters', async () => {
  const spaced = await place.source('id, name, n\n1, "a, b", 3\n2,"c",  4\n', 3, {
    dialect: { skipInitialSpace: true }
  })
  expect((await readRows(spaced, workDir, 0, 9)).rows.map((row) => row.cells)).toEqual([
    ['1', 'a, b', '3'],
    ['2', 'c', '4']
  ])
  expect(await scanStructure(spaced, workDir)).toMatchObject({ rowCount: 2, raggedCount: 0, brokenQuoteRows: 0 })
  for (const [delimiter, text] of [
    ['||', 'id||name\n1||"a||b|"\n2||c|d\n'],
    ['§', 'id§name\n1§"a||b|"\n2§c|d\n']
  ] as const) {
    const source = await place.source(text.replace('"a||b|"', delimiter === '§' ? 'a||b|' : '"a||b|"'), 2, {
      dialect: { delimiter }
    })
    expect(await scanStructure(source, workDir)).toMatchObject({ rowCount: 2, raggedCount: 0, brokenQuoteRows: 0 })
    const clean = await cleanCopy(source, workDir)
    expect((await readFile(clean.path, 'utf8')).split('\n').slice(1)).toEqual(['1,a||b|', '2,c|d', ''])
  }
})
