import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { readRows, scanStructure } from '..'
import { testFolder } from '../test-source'
import { decode, findText } from './decode'
import { transcoderOf } from './transcoder'

const place = await testFolder()
afterAll(() => place.remove())
const { workDir } = place

/** UTF-16, big-endian. */
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
const text = 'name,city\nJürgen,Köln €\n漢字,🎈\n'

it.each([
  ['UTF-16 LE with mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le', 'none' as const],
  ['UTF-16 BE with mark', swapped(`\ufeff${text}`), 'utf-16be', 'none' as const],
  ['UTF-16 LE without mark', Buffer.from(text, 'utf16le'), 'utf-16le', 'none' as const],
  ['gz', gzipSync(text), 'utf-8', 'gz' as const],
  ['gz with mark', gzipSync(`\ufeff${text}`), 'utf-8', 'gz' as const],
  [
    'gz of several members',
    Buffer.concat([gzipSync(text.slice(0, 13)), gzipSync(text.slice(13))]),
    'utf-8',
    'gz' as const
  ],
  ['gz of UTF-16', gzipSync(Buffer.from(`\ufeff${text}`, 'utf16le')), 'utf-16le', 'gz' as const]
])('%s', async (_, bytes, encoding, compression) => {
  const source = await place.source(bytes, 2, { encoding, compression })
  expect(await findText(source, workDir)).toBeNull()
  const found = await decode(source, workDir)
  expect(await readFile(found.path, 'utf8')).toBe(text)
  expect([found.start, found.end]).toEqual([0, Buffer.byteLength(text)])
  expect(await findText(source, workDir)).toEqual(found)
  expect(await scanStructure(source, workDir)).toMatchObject({ rowCount: 2, undecodableCount: 0, raggedCount: 0 })
})

it('makes no copy of plain UTF-8', async () => {
  const source = await place.source(text, 2)
  expect((await decode(source, workDir)).path).toBe(source.path)
})

it('counts what Shift JIS, UTF-16 and one-byte encodings do not know, with rows', async () => {
  const sjis = await place.source(Buffer.from([0x61, 0x0a, 0x83, 0x41, 0x0a, 0x81, 0x0a, 0x62, 0x0a]), 1, {
    encoding: 'shift_jis'
  })
  expect(await scanStructure(sjis, workDir)).toMatchObject({
    rowCount: 3,
    undecodableCount: 1,
    undecodable: [{ row: 1, line: 3, byte: 5 }]
  })
  expect((await readRows(sjis, workDir, 0, 2)).rows.map((row) => row.cells)).toEqual([['ア'], ['\ufffd']])

  const half = await place.source(
    Buffer.concat([Buffer.from('a\nx\ud83dy\n\ufffd\n', 'utf16le'), Buffer.of(0x31)]),
    1,
    {
      encoding: 'utf-16le'
    }
  )
  expect(await scanStructure(half, workDir)).toMatchObject({
    rowCount: 3,
    undecodableCount: 2,
    undecodable: [
      { row: 0, line: 2, byte: 6 },
      { row: 2, line: 4, byte: 16 }
    ]
  })

  // 0xFF is not assigned in Windows-874.
  const thai = await place.source(Buffer.from([0x61, 0x0a, 0xa1, 0x0a, 0xff, 0x0a]), 1, { encoding: 'windows-874' })
  expect(await scanStructure(thai, workDir)).toMatchObject({ undecodable: [{ row: 1, line: 3, byte: 4 }] })
  expect((await readRows(thai, workDir, 0, 2)).rows.map((row) => row.cells)).toEqual([['ก'], ['\ufffd']])
})

it.each(['utf-16le', 'utf-16be', 'windows-1252', 'shift_jis', 'gb18030'])('%s in pieces of any size', (encoding) => {
  const bytes =
    encoding === 'utf-16le'
      ? Buffer.from(text, 'utf16le')
      : encoding === 'utf-16be'
        ? swapped(text)
        : Buffer.from([0x61, 0x2c, 0x83, 0x41, 0x80, 0x81, 0x30, 0x81, 0x30, 0x0a, 0xe9, 0x41])
  const whole = new TextDecoder(encoding, { ignoreBOM: true })
  const expected = whole.decode(bytes, { stream: true }) + whole.decode()
  for (let size = 1; size <= bytes.length; size++) {
    const transcoder = transcoderOf(encoding, 'x')
    const out: Uint8Array[] = []
    for (let i = 0; i < bytes.length; i += size) out.push(Buffer.from(transcoder.write(bytes.subarray(i, i + size))))
    out.push(transcoder.end())
    expect(Buffer.concat(out).toString()).toBe(expected)
    expect(transcoder.undecodableCount).toBe(expected.split('\ufffd').length - 1)
  }
})

it('reads Windows-1252 as Windows does', async () => {
  const bytes = Buffer.from([0x80, 0x99, 0xe4, 0x0a])
  expect(Buffer.from(transcoderOf('windows-1252', 'x').write(bytes)).toString()).toBe('€™ä\n')
})

it('refuses a broken archive and an unknown encoding, and leaves nothing behind', async () => {
  const whole = gzipSync(Array.from({ length: 5000 }, (_, i) => `${i},${i * 7919}\n`).join(''))
  const broken = { code: 'open.broken-archive' }
  const cut = await place.source(whole.subarray(0, whole.length - 2000), 2, { compression: 'gz' })
  await expect(scanStructure(cut, workDir)).rejects.toMatchObject(broken)
  const spoilt = Buffer.from(whole)
  spoilt.fill(0x55, 3000, 3100)
  await expect(scanStructure(await place.source(spoilt, 2, { compression: 'gz' }), workDir)).rejects.toMatchObject(
    broken
  )
  const noArchive = await place.source('a,b\n1,2\n', 2, { compression: 'gz' })
  await expect(decode(noArchive, workDir)).rejects.toMatchObject(broken)
  const unknown = await place.source('a,b\n', 2, { encoding: 'no-such-encoding' })
  await expect(scanStructure(unknown, workDir)).rejects.toMatchObject({ code: 'open.undecodable' })
  expect((await readdir(workDir)).filter((name) => name.includes('.tmp'))).toEqual([])
})

it('stops and leaves nothing behind', async () => {
  const stop = new AbortController()
  const source = await place.source(Buffer.from('a,b\n'.repeat(1_000_000), 'utf16le'), 2, { encoding: 'utf-16le' })
  const running = decode(source, workDir, { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  expect((await readdir(workDir)).filter((name) => name.startsWith(source.id))).toEqual([])
})

it('notices that the file changed while it was decoded', async () => {
  const source = await place.source(Buffer.from('a,b\n'.repeat(1_000_000), 'utf16le'), 2, { encoding: 'utf-16le' })
  let changed: Promise<void> | null = null
  const onProgress = () => {
    changed ??= appendFile(source.path, 'xx')
  }
  await expect(decode(source, workDir, { onProgress })).rejects.toMatchObject({ code: 'open.changed' })
  await changed
  await writeFile(source.path, '')
})
