import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { scanStructure } from '.'
import { lineOfRows, readHeader, readRows, readRowsAt } from './read-rows'
import { testFolder } from './test-source'

const place = await testFolder()
afterAll(() => place.remove())
const { workDir } = place

/** 5,000 rows; every tenth takes two lines, and behind every hundredth stands a blank line. */
function longText(): string {
  let text = 'id,note\n'
  for (let i = 0; i < 5000; i++) {
    text += i % 10 === 0 ? `${i},"é ""q""\n${i}"\n` : `${i},n${i}\n`
    if (i % 100 === 0) text += '\n'
  }
  return text
}
/** Line of a row: the header, a line for each row before it, embedded ones, blank ones. */
const lineOf = (row: number) => 2 + row + Math.ceil(row / 10) + Math.ceil(row / 100)
const cellsOf = (row: number) => [`${row}`, row % 10 === 0 ? `é "q"\n${row}` : `n${row}`]

it('reads any window before and after the pass, with the same rows and lines', async () => {
  const source = await place.source(longText(), 2)
  const windows = [0, 1, 1023, 1024, 1025, 3333, 4999]
  const before = await Promise.all(windows.map((offset) => readRows(source, workDir, offset, 3)))
  expect(before.map((window) => window.rowCount)).toEqual(windows.map(() => null))
  await scanStructure(source, workDir)
  const after = await Promise.all(windows.map((offset) => readRows(source, workDir, offset, 3)))
  expect(after.map((window) => window.rows)).toEqual(before.map((window) => window.rows))
  expect(after.map((window) => window.rowCount)).toEqual(windows.map(() => 5000))
  for (const [i, offset] of windows.entries()) {
    const expected = [offset, offset + 1, offset + 2].filter((row) => row < 5000)
    expect(after[i]?.rows).toEqual(expected.map((row) => ({ row, line: lineOf(row), cells: cellsOf(row) })))
  }
  expect((await readRows(source, workDir, 5000, 10)).rows).toEqual([])
  expect((await readRows(source, workDir, 70_000, 10)).rows).toEqual([])
})

it('reads single rows and tells their lines', async () => {
  const source = await place.source(longText(), 2)
  const rows = [4999, 3, 1030, 3, 99_999]
  expect((await readRowsAt(source, workDir, rows)).map((row) => [row.row, row.line, row.cells])).toEqual(
    [3, 1030, 4999].map((row) => [row, lineOf(row), cellsOf(row)])
  )
  expect(await lineOfRows(source, workDir, [4999, 3, 1030])).toEqual([4999, 3, 1030].map(lineOf))
  const simple = await place.source(`a\n${'1\n'.repeat(3000)}`, 1)
  expect(await lineOfRows(simple, workDir, [0, 1500, 2999])).toEqual([2, 1502, 3001])
})

it('gives ragged and broken rows as they are', async () => {
  const text = 'a,b\n1\n2,"x"y\n3,4,5\n"open,\n6'
  const source = await place.source(text, 2)
  const expected = [
    { row: 0, line: 2, cells: ['1'] },
    { row: 1, line: 3, cells: ['2', 'xy'] },
    { row: 2, line: 4, cells: ['3', '4', '5'] },
    { row: 3, line: 5, cells: ['open,\n6'] }
  ]
  expect((await readRows(source, workDir, 0, 10)).rows).toEqual(expected)
  await scanStructure(source, workDir)
  expect(await readRows(source, workDir, 0, 10)).toEqual({ rows: expected, rowCount: 4 })
  expect(await readHeader(source, workDir)).toEqual(['a', 'b'])
})

it('reads files without header, with titles, with other line ends', async () => {
  const bare = await place.source('1;2\r\n3;4\r\n', 2, {
    dialect: { delimiter: ';', hasHeader: false, lineEnd: 'crlf' }
  })
  expect((await readRows(bare, workDir, 1, 5)).rows).toEqual([{ row: 1, line: 2, cells: ['3', '4'] }])
  expect(await readHeader(bare, workDir)).toBeNull()
  const titled = await place.source('Title\r\ra,b\r1,2\r3,4', 2, { dialect: { skipLines: 2, lineEnd: 'cr' } })
  expect((await readRows(titled, workDir, 0, 5)).rows).toEqual([
    { row: 0, line: 4, cells: ['1', '2'] },
    { row: 1, line: 5, cells: ['3', '4'] }
  ])
  expect(await readHeader(titled, workDir)).toEqual(['a', 'b'])
  await scanStructure(titled, workDir)
  expect((await readRows(titled, workDir, 1, 5)).rows).toEqual([{ row: 1, line: 5, cells: ['3', '4'] }])
})

it('counts an escaped CR with its LF as one line', async () => {
  const source = await place.source('h\nx\\\r\ny\nz\n', 1, { dialect: { lineEnd: 'mixed', escape: 'backslash' } })
  const rows = [
    { row: 0, line: 2, cells: ['x\r'] },
    { row: 1, line: 3, cells: ['y'] },
    { row: 2, line: 4, cells: ['z'] }
  ]
  expect((await readRows(source, workDir, 0, 5)).rows).toEqual(rows)
  await scanStructure(source, workDir)
  expect((await readRows(source, workDir, 0, 5)).rows).toEqual(rows)
})

it('reads the beginning of a compressed file before it is decoded', async () => {
  const latin = Buffer.from('name,x\nM\xfcller,\x80 5\n', 'latin1')
  const source = await place.source(gzipSync(latin), 2, { compression: 'gz', encoding: 'windows-1252' })
  const rows = [{ row: 0, line: 2, cells: ['Müller', '€ 5'] }]
  expect(await readRows(source, workDir, 0, 10)).toEqual({ rows, rowCount: null })
  await scanStructure(source, workDir)
  expect(await readRows(source, workDir, 0, 10)).toEqual({ rows, rowCount: 1 })
})

it('reads rows that are longer than what is read at once', async () => {
  const long = 'x'.repeat(700_000)
  const source = await place.source(`a,b\n1,"${long}"\n2,${long}y\n3,z\n`, 2)
  await scanStructure(source, workDir)
  const { rows } = await readRows(source, workDir, 0, 3)
  expect(rows.map(({ cells }) => cells.map((cell) => cell.length))).toEqual([
    [1, 700_000],
    [1, 700_001],
    [1, 1]
  ])
  expect(rows.map(({ line }) => line)).toEqual([2, 3, 4])
})
