import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pl from 'nodejs-polars'
import { afterAll, describe, expect, it } from 'vitest'
import type { Source } from '../../../shared/domain/source'
import { type CleanText, cleanCopy, exportText, originalRow, rowRanges } from '.'
import { type SourceParts, testFolder } from './test-source'

const place = await testFolder()
afterAll(() => place.remove())
const { workDir } = place

/** Cells as Polars reads the clean text; missing ones as empty. */
function inPolars(clean: CleanText): string[][] {
  const frame = pl.readCSV(clean.path, {
    inferSchemaLength: 0,
    hasHeader: clean.hasHeader,
    skipRows: clean.skipRows,
    sep: clean.delimiter,
    quoteChar: clean.quote ?? '\u0001'
  })
  return frame.rows().map((row: unknown[]) => row.map((cell) => (cell === null ? '' : String(cell))))
}

describe('regular text is its own clean text, and Polars reads it as we do', () => {
  it.each<[string, string, SourceParts, string[][]]>([
    [
      'plain',
      'a,b\n1,"x ""y"",\nz"\n2,\n',
      {},
      [
        ['1', 'x "y",\nz'],
        ['2', '']
      ]
    ],
    ['byte order mark', '\ufeffa,b\n1,2\n', { hasBom: true }, [['1', '2']]],
    [
      'CRLF, quoted last cells',
      'a,b\r\n1,"2"\r\n3,4\r\n5,"6"',
      { dialect: { lineEnd: 'crlf' } },
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6']
      ]
    ],
    ['semicolons, other quote', "a;b\n'1;1';2\n", { dialect: { delimiter: ';', quote: "'" } }, [['1;1', '2']]],
    ['no quoting', 'a\tb\n"1\t2"\n', { dialect: { delimiter: '\t', quote: null } }, [['"1', '2"']]],
    [
      'no header',
      '1,2\n3,4\n',
      { dialect: { hasHeader: false } },
      [
        ['1', '2'],
        ['3', '4']
      ]
    ],
    ['titles', 'Report of May\nby Ann, Bob, Cid\na,b\n1,2\n', { dialect: { skipLines: 2 } }, [['1', '2']]]
  ])('%s', async (_, text, parts, expected) => {
    const source = await place.source(text, ['a', 'b'], parts)
    const clean = await cleanCopy(source, workDir)
    expect(clean).toMatchObject({ isCopy: false, path: source.path, rowCount: expected.length, columnCount: 2 })
    expect(clean.dialectIsPlain).toBe(clean.delimiter === ',' && clean.quote === '"')
    expect(inPolars(clean)).toEqual(expected)
  })
})

describe('everything else is copied', () => {
  it.each<[string, string | Uint8Array, SourceParts, string]>([
    ['ragged rows', 'a,b\n1,2\n3\n4,5,6\n7,8\n', {}, 'a,b\n1,2\n7,8\n'],
    ['broken quotes', 'a,b\n5" pipe,"x"y\n"open,1', {}, 'a,b\n"5"" pipe",xy\n'],
    ['blank lines', 'a,b\n1,2\n\n3,4\n\n', {}, 'a,b\n1,2\n3,4\n'],
    ['comments', 'a,b\n#1,2\n3,4\n', { dialect: { commentPrefix: '#' } }, 'a,b\n3,4\n'],
    ['CR', 'a,b\r1,"2\r3"\r', { dialect: { lineEnd: 'cr' } }, 'a,b\n1,"2\r3"\n'],
    ['mixed ends', 'a;b\r1;2\n3;"4;"\r\n', { dialect: { delimiter: ';', lineEnd: 'mixed' } }, 'a,b\n1,2\n3,4;\n'],
    ['backslashes', 'a,b\n"1\\"",2\\,3\n', { dialect: { escape: 'backslash' } }, 'a,b\n"1""","2,3"\n'],
    ['undecodable bytes', Buffer.from('a,b\nM\xfcller,2\n', 'latin1'), {}, 'a,b\nM\ufffdller,2\n'],
    ['blank title line', 'Report\n\na,b\n1,2\n', { dialect: { skipLines: 2 } }, 'a,b\n1,2\n'],
    ['quote in a title', 'The "best\na,b\n1,2\n', { dialect: { skipLines: 1 } }, 'a,b\n1,2\n'],
    ['short header', 'a\n1,2\n', {}, 'a,b\n1,2\n'],
    ['header of two lines', '"a\n",b\n1,2\n', {}, 'a,b\n1,2\n'],
    ['header only', 'a,b\n', {}, 'a,b\n'],
    ['nothing but ragged rows', 'a,b\n1\n', {}, 'a,b\n']
  ])('%s', async (_, text, parts, expected) => {
    const source = await place.source(text, ['a', 'b'], parts)
    const clean = await cleanCopy(source, workDir)
    const rowCount = expected.split('\n').length - 2
    expect(await readFile(clean.path, 'utf8')).toBe(expected)
    expect(clean).toMatchObject({
      isCopy: true,
      dialectIsPlain: true,
      hasHeader: true,
      skipRows: 0,
      dataStart: 4,
      rowCount
    })
    expect(clean.dataEnd).toBe(Buffer.byteLength(expected))
    expect(await cleanCopy(source, workDir)).toEqual(clean)
  })

  it('a column of empty cells stays whole', async () => {
    const source = await place.source('a,b\nx\n"",\n', ['a'], {})
    expect(await readFile((await cleanCopy(source, workDir)).path, 'utf8')).toBe('a\nx\n')
    const empty = await place.source('a\n""\n\n1\n', ['a'], {})
    const clean = await cleanCopy(empty, workDir)
    expect(await readFile(clean.path, 'utf8')).toBe('a\n""\n1\n')
    expect(inPolars(clean)).toEqual([[''], ['1']])
  })

  it('decoded text that is regular needs no second copy', async () => {
    const source = await place.source(gzipSync('a,b\n1,2\n'), ['a', 'b'], { compression: 'gz' })
    const clean = await cleanCopy(source, workDir)
    expect([clean.isCopy, clean.path]).toEqual([false, join(workDir, `${source.id}.text.csv`)])
  })

  it('names of columns are quoted where needed', async () => {
    const source = await place.source('x\n1,2\n3\n', ['a "b"', 'c,d'])
    expect(await readFile((await cleanCopy(source, workDir)).path, 'utf8')).toBe('"a ""b""","c,d"\n1,2\n')
  })
})

it('leads rows of the clean text back to the source', async () => {
  const source = await place.source('a,b\n0\n1,1\n2\n3\n4,4\n5,5\n6\n', ['a', 'b'])
  const { rowMap } = await cleanCopy(source, workDir)
  expect([...rowMap.ragged]).toEqual([0, 2, 3, 6])
  expect([0, 1, 2].map((row) => originalRow(rowMap, row))).toEqual([1, 4, 5])
  expect(originalRow({ ragged: new Float64Array(0) }, 9)).toBe(9)
})

/** What lies in the ranges, and where each begins. */
async function contents(source: Source, clean: CleanText, parts: number) {
  const bytes = await readFile(clean.path)
  const ranges = await rowRanges(source, workDir, parts)
  return { ranges, texts: ranges.map(({ start, end }) => bytes.subarray(start, end).toString()) }
}

it('splits originals and copies at row borders', async () => {
  const row = (i: number) => `${i},"x\n${i % 7 === 0 ? 'longer' : ''}"\n`
  const rows = Array.from({ length: 10_000 }, (_, i) => row(i)).join('')
  for (const text of [`a,b\n${rows}`, `a,b\nragged\n${rows}`]) {
    const source = await place.source(text, ['a', 'b'])
    const clean = await cleanCopy(source, workDir)
    for (const parts of [1, 2, 3, 7, 50]) {
      const { ranges, texts } = await contents(source, clean, parts)
      expect(ranges.length).toBe(Math.min(parts, 10))
      expect(texts.join('')).toBe(rows)
      expect(ranges[0]?.start).toBe(clean.dataStart)
      let next = 0
      for (const [i, range] of ranges.entries()) {
        expect(range.firstRow).toBe(next)
        expect(texts[i]?.startsWith(row(range.firstRow).slice(0, -1))).toBe(true)
        next += range.rows
      }
      expect(next).toBe(10_000)
    }
  }
  const empty = await place.source('a,b\n', ['a', 'b'])
  expect(await rowRanges(empty, workDir, 4)).toEqual([])
})

it('exports every row as it was read', async () => {
  const text = 'Title "x\n"Name ";n\n1;"a,b"\n\n2\n3;x"y;z\n"4";\n'
  const source = await place.source(text, ['Name', 'n'], { dialect: { delimiter: ';', skipLines: 1 } })
  const out = join(place.folder, 'out.csv')
  // The header's own cells, not the names we made of them.
  expect(await exportText(source, workDir, out)).toEqual({ rows: 4 })
  expect(await readFile(out, 'utf8')).toBe('Name ,n\n1,"a,b"\n2\n3,"x""y",z\n4,\n')
  const bare = await place.source(Buffer.from('\ufeffé|2', 'utf16le'), ['column 1', 'column 2'], {
    encoding: 'utf-16le',
    dialect: { delimiter: '|', hasHeader: false }
  })
  expect(await exportText(bare, workDir, out)).toEqual({ rows: 1 })
  expect(await readFile(out, 'utf8')).toBe('é,2\n')
})

it('cancels a copy and leaves nothing behind', async () => {
  const source = await place.source(`a,b\nx\n${'1,2\n'.repeat(2_000_000)}`, ['a', 'b'])
  const stop = new AbortController()
  const onProgress = ({ step }: { step: string }) => {
    if (step === 'write') stop.abort()
  }
  await expect(cleanCopy(source, workDir, { onProgress, signal: stop.signal })).rejects.toMatchObject({
    code: 'cancelled'
  })
  await expect(stat(join(workDir, `${source.id}.clean.csv`))).rejects.toThrow()
  expect((await cleanCopy(source, workDir)).rowCount).toBe(2_000_000)
})
