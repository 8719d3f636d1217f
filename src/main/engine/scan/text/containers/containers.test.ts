import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { readRows, scanStructure } from '../..'
import { sniff } from '../../sniff'
import { testFolder } from '../../test-source'
import { decode } from '../decode'
import { zipOf } from './zip-under-test'
import { knowsZstd } from './zstd'

const place = await testFolder()
afterAll(() => place.remove())
const { folder, workDir } = place

const rows = Array.from(
  { length: 60_000 },
  (_, i) => `${i},2024-01-${String((i % 28) + 1).padStart(2, '0')},${i * 7919}`
)
const text = `id,day,amount\n${rows.join('\n')}\n`
const half = Math.floor(text.length / 2)
const skippable = Buffer.concat([Buffer.from([0x50, 0x2a, 0x4d, 0x18, 5, 0, 0, 0]), Buffer.from('hello')])

let count = 0
async function opened(bytes: Buffer, override = {}) {
  // The name says nothing: only the bytes count.
  const path = join(folder, `packed ${++count}.csv`)
  await writeFile(path, bytes)
  const { source, first } = await sniff(path, override)
  return { source, first, path }
}

const cases: [string, string, () => Buffer][] = [
  ['gz', 'gz', () => gzipSync(text)],
  ['gz of two members', 'gz', () => Buffer.concat([gzipSync(text.slice(0, half)), gzipSync(text.slice(half))])],
  ['zip, deflated', 'zip', () => zipOf([{ name: 'a/sales.csv', text }])],
  ['zip, stored', 'zip', () => zipOf([{ name: 'sales.csv', text, method: 0 }])],
  ['zip64 fields', 'zip', () => zipOf([{ name: 'sales.csv', text, wide: true }], { wideEnd: true })],
  ['zip with a comment', 'zip', () => zipOf([{ name: 'sales', text }], { comment: 'from PK\x05\x06 the till' })],
  [
    'zip with what macOS adds',
    'zip',
    () =>
      zipOf([
        { name: 'sales/', text: '' },
        { name: 'sales/sales.csv', text },
        { name: '__MACOSX/sales/._sales.csv', text: 'x' },
        { name: 'sales/.DS_Store', text: 'x' },
        { name: 'sales/README.txt', text: 'Read me' }
      ])
  ]
]
if (knowsZstd) {
  cases.push(
    ['zst', 'zst', () => zstdCompressSync(text)],
    [
      'zst of several frames',
      'zst',
      () =>
        Buffer.concat([zstdCompressSync(text.slice(0, half)), skippable, zstdCompressSync(text.slice(half)), skippable])
    ],
    ['zst that begins with a frame to skip', 'zst', () => Buffer.concat([skippable, zstdCompressSync(text)])]
  )
}

it.each(cases)('reads %s to the last row', async (_, compression, bytes) => {
  const { source, first } = await opened(bytes())
  expect(source).toMatchObject({ compression, columns: ['id', 'day', 'amount'] })
  expect(first[0]?.cells).toEqual(['0', '2024-01-01', '0'])
  const found = await decode(source, workDir)
  expect(await readFile(found.path, 'utf8')).toBe(text)
  expect(await scanStructure(source, workDir)).toMatchObject({
    rowCount: 60_000,
    raggedCount: 0,
    textBytes: text.length
  })
  expect((await readRows(source, workDir, 59_999, 5)).rows).toEqual([
    { row: 59_999, line: 60_001, cells: ['59999', '2024-01-24', String(59_999 * 7919)] }
  ])
})

it('asks which of several tables in a zip is meant, and reads the chosen one', async () => {
  const archive = zipOf([
    { name: 'north.csv', text: 'a,b\n1,2\n' },
    { name: 'south.csv', text: 'c;d\n3;4\n5;6\n' }
  ])
  await expect(opened(archive)).rejects.toMatchObject({
    code: 'open.archive-several',
    details: { count: 2, shown: 'north.csv, south.csv', entries: ['north.csv', 'south.csv'] }
  })
  const { source: north } = await opened(archive, { member: 'north.csv' })
  const { source: south, path } = await opened(archive, { member: 'south.csv' })
  expect(south).toMatchObject({ member: 'south.csv', columns: ['c', 'd'], overridden: ['member'] })
  expect(south.id).not.toBe((await sniff(path, { member: 'north.csv' })).source.id)
  expect((await scanStructure(south, workDir)).rowCount).toBe(2)
  expect((await scanStructure(north, workDir)).rowCount).toBe(1)
  await expect(opened(archive, { member: 'west.csv' })).rejects.toMatchObject({ code: 'open.archive-entry' })
})

it.each([
  ['open.archive-encrypted', () => zipOf([{ name: 'sales.csv', text, encrypted: true }])],
  ['open.archive-method', () => zipOf([{ name: 'sales.csv', text, method: 12 }])],
  ['open.empty', () => zipOf([{ name: 'folder/', text: '' }])],
  ['open.binary', () => zipOf([{ name: 'picture.png', text: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') }])],
  ['open.binary', () => zipOf([{ name: 'sales.csv.gz', text: gzipSync(text) }])],
  [
    'open.binary',
    () =>
      zipOf([
        { name: 'a.xml', text: 'x' },
        { name: '[Content_Types].xml', text: 'x' }
      ])
  ],
  ['open.broken-archive', () => zipOf([{ name: 'sales.csv', text }]).subarray(0, 20_000)],
  ['open.broken-archive', () => zipOf([{ name: 'sales.csv', text: 'a,b\n1,2\n', crc: 7 }])],
  ['open.broken-archive', () => zipOf([{ name: 'sales.csv', text: 'a,b\n1,2\n', sizeBytes: 5 }])],
  ['open.broken-archive', () => zipOf([{ name: 'sales.csv', text: 'a,b\n1,2\n', sizeBytes: 5000 }])]
])('refuses with %s', async (code, bytes) => {
  await expect(opened(bytes())).rejects.toMatchObject({ code })
})

it('calls a workbook a workbook, however its entries are named', async () => {
  // Written by a program that puts the list of contents last, behind more bytes than are looked at first.
  const filler = { name: 'docProps/thumbnail.bin', text: Buffer.alloc(40_000, 'x'), method: 0 }
  const workbook = zipOf([filler, { name: 'xl/workbook.xml', text: 'x' }, { name: '[Content_Types].xml', text: 'x' }])
  await expect(opened(workbook)).rejects.toMatchObject({
    code: 'open.binary',
    details: { what: 'an Excel workbook (xlsx)' }
  })
})

it('finds damage that lies behind the beginning, and leaves nothing half-written', async () => {
  const long = `a,b\n${Array.from({ length: 700_000 }, (_, i) => `${i},${(i * 7919) % 10_007}\n`).join('')}`
  const packed = [gzipSync(long), zipOf([{ name: 'x.csv', text: long, crc: 1 }])]
  if (knowsZstd) packed.push(Buffer.from(zstdCompressSync(long)))
  const [gz, zip, zst] = packed
  const broken: Buffer[] = [gz?.subarray(0, gz.length - 500) ?? Buffer.of(), zip ?? Buffer.of()]
  if (zst) broken.push(zst.subarray(0, zst.length - 500), Buffer.concat([zst, zst.subarray(0, 1000)]))
  for (const bytes of broken) {
    const { source } = await opened(bytes)
    await expect(scanStructure(source, workDir)).rejects.toMatchObject({ code: 'open.broken-archive' })
    expect((await readdir(workDir)).filter((name) => name.startsWith(source.id))).toEqual([])
  }
})

it('stops a file that was made to fill the disk', async () => {
  const start = Buffer.from('a,b\n1,2\n')
  const zeros = Buffer.alloc(300 * 1024 * 1024, '1,2\n')
  const { source } = await opened(gzipSync(Buffer.concat([start, zeros])))
  // 3 MB of gz hold some 300 MB of one line again and again: a ratio below 500 is let through only when it is small.
  const ratio = (start.length + zeros.length) / source.sizeBytes
  expect(ratio).toBeGreaterThan(500)
  await expect(decode(source, workDir)).rejects.toMatchObject({ code: 'open.inflates' })
  expect((await readdir(workDir)).filter((name) => name.startsWith(source.id))).toEqual([])
  await rm(source.path)
})
