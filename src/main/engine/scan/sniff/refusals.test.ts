import { execFileSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sniff } from '.'
import { joined, sniffFolder } from './sniff-under-test'

const { path: pathOf, file, sniffText } = sniffFolder()

describe('refusals', () => {
  const refused = async (path: string) => {
    const error: unknown = await sniff(path).catch((reason: unknown) => reason)
    return { code: (error as { code: string }).code, what: (error as { details: { what?: string } }).details.what }
  }
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

  it('names what is missing, no file or empty', async () => {
    expect((await refused(pathOf('nowhere.csv'))).code).toBe('open.not-found')
    expect((await refused(`${file('a,b\n1,2\n')}/below.csv`)).code).toBe('open.not-found')
    expect((await refused(pathOf(''))).code).toBe('open.not-a-file')
    expect((await refused(file(''))).code).toBe('open.empty')
    expect((await refused(file(gzipSync('')))).code).toBe('open.empty')
    expect(await refused(file('\n\r\n   \n'))).toEqual({ code: 'open.no-rows', what: 'blank lines' })
  })

  it.skipIf(process.platform === 'win32')('does not wait for a named pipe, nor read a device', async () => {
    const pipe = pathOf('pipe.csv')
    execFileSync('mkfifo', [pipe])
    expect((await refused(pipe)).code).toBe('open.not-a-file')
    expect((await refused('/dev/zero')).code).toBe('open.not-a-file')
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('says when permission is missing', async () => {
    const path = file('a,b\n1,2\n')
    chmodSync(path, 0o000)
    expect((await refused(path)).code).toBe('open.unreadable')
  })

  it.each([
    [
      'an Excel workbook (xlsx)',
      bytes('PK\x03\x04', Array(26).fill(0), '[Content_Types].xml', 'PK\x03\x04', 'xl/workbook.xml')
    ],
    ['a Word document (docx)', bytes('PK\x03\x04', Array(26).fill(0), 'word/document.xml')],
    ['an OpenDocument spreadsheet (ods)', bytes('PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    [
      'an old Excel workbook (xls) or another Office file',
      bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', Array(100).fill(0))
    ],
    ['a PNG image', bytes('\x89PNG\r\n\x1a\n', Array(50).fill(0))],
    ['a JPEG image', bytes('\xff\xd8\xff\xe0', Array(50).fill(7))],
    ['a GIF image', bytes('GIF89a', Array(50).fill(0))],
    ['a PDF document', bytes('%PDF-1.7\n1 0 obj\n')],
    ['a Parquet file', bytes('PAR1', Array(50).fill(21))],
    ['an SQLite database', bytes('SQLite format 3\x00', Array(50).fill(0))],
    ['a Linux program (ELF)', bytes('\x7fELF', Array(50).fill(0))],
    ['a Windows program', bytes('MZ', Array(58).fill(0), [64, 0, 0, 0], 'PE\x00\x00')],
    ['a 7-Zip archive', bytes("7z\xbc\xaf'\x1c", Array(20).fill(0))],
    ['a RAR archive', bytes('Rar!\x1a\x07\x01\x00')],
    ['a bzip2-compressed file, which this version does not open yet', bytes('BZh91AY&SY', Array(20).fill(200))],
    ['a web page (HTML)', bytes('\n<!DOCTYPE html>\n<html><table><tr><td>1</td></tr></table></html>')],
    ['an XML document', bytes('<?xml version="1.0"?>\n<rows><row/></rows>')],
    ['a JSON file', bytes('{"id": 1, "name": "x"}\n{"id": 2, "name": "y"}\n')],
    ['a binary file', bytes('a,b\n', Array(500).fill(0), Array(500).fill(5))]
  ])('says that it is %s, whatever its name', async (what, content) => {
    expect(await refused(file(content))).toEqual({ code: 'open.binary', what })
    expect(await refused(file(gzipSync(content)))).toEqual({ code: 'open.binary', what })
  })

  it('notices a damaged or cut gz file', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => `${i},${(i * 7919) % 10_007}`).join('\n')
    const whole = gzipSync(text)
    expect((await refused(file(whole.subarray(0, whole.length / 2)))).code).toBe('open.broken-archive')
    const damaged = Buffer.from(whole)
    damaged.fill(0xff, 2000, 2100)
    expect((await refused(file(damaged))).code).toBe('open.broken-archive')
    expect(await refused(file(gzipSync(gzipSync(text))))).toEqual({
      code: 'open.binary',
      what: 'compressed twice: a gz file inside of a gz file'
    })
  })

  it('refuses more than 10,000 columns and takes 10,000', async () => {
    const wide = (columns: number) =>
      `${Array.from({ length: columns }, (_, i) => `c${i}`).join(',')}\n${Array(columns).fill(1).join(',')}\n`
    expect((await sniffText(wide(10_000))).source.columns).toHaveLength(10_000)
    expect((await refused(file(wide(10_001)))).code).toBe('open.too-many-columns')
  })

  it('refuses an encoding nobody knows, and UTF-32', async () => {
    await expect(sniffText(joined(','), { encoding: 'klingon' })).rejects.toMatchObject({ code: 'open.undecodable' })
    const wide = Buffer.concat(
      [...'\ufeffa,b\n1,2\n'].map((char) => Buffer.from([char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8, 0, 0]))
    )
    await expect(sniffText(wide)).rejects.toMatchObject({ code: 'open.undecodable' })
  })
})
