import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sniff } from '.'
import { sniffFolder } from './sniff-under-test'

const { file, sniffText } = sniffFolder()

describe('encoding', () => {
  const names = 'Kunde;Ort;Betrag\nMüller;Köln;12,50\nSchröder;Düren;3,20\nGroß;Bückeburg;4,00\n'
  const utf16 = (text: string, isBig: boolean) => {
    const bytes = Buffer.from(text, 'utf16le')
    return isBig ? bytes.swap16() : bytes
  }

  it.each([
    ['utf-8', false, Buffer.from(names)],
    ['utf-8', true, Buffer.from(`\ufeff${names}`)],
    ['utf-16le', true, utf16(`\ufeff${names}`, false)],
    ['utf-16be', true, utf16(`\ufeff${names}`, true)],
    ['utf-16le', false, utf16(names, false)],
    ['utf-16be', false, utf16(names, true)],
    ['windows-1252', false, Buffer.from(names, 'latin1')]
  ])('finds %s (mark: %s)', async (encoding, hasBom, content) => {
    const { source, first } = await sniffText(content)
    expect(source).toMatchObject({ encoding, hasBom, columns: ['Kunde', 'Ort', 'Betrag'] })
    expect(first.map((row) => row.cells)).toEqual([
      ['Müller', 'Köln', '12,50'],
      ['Schröder', 'Düren', '3,20'],
      ['Groß', 'Bückeburg', '4,00']
    ])
  })

  // Bytes from the tables of the encodings: 0x80 € and 0x93/0x94 “ ” of windows-1252, ą 0xb9 ł 0xb3 ę 0xea of 1250.
  it.each([
    ['windows-1252', 'item,price\n\x93Caf\xe9\x94,5 \x80\nCr\xe8me,7 \x80\nP\xe2t\xe9,9 \x80\n', ['“Café”', '5 €']],
    [
      'windows-1250',
      'item,price\nksi\xb9\xbfka,5\nmas\xb3o,7\nm\xeaski,9\n\xa3\xf3d\x9f,1\nKrak\xf3w,2\n',
      ['książka', '5']
    ],
    [
      'windows-1251',
      'item,price\n\xcc\xee\xf1\xea\xe2\xe0,5\n\xca\xe0\xe7\xe0\xed\xfc,7\n\xd2\xee\xec\xf1\xea,9\n',
      ['Москва', '5']
    ],
    [
      'koi8-r',
      'item,price\n\xed\xcf\xd3\xcb\xd7\xc1,5\n\xeb\xc1\xda\xc1\xce\xd8,7\n\xf4\xcf\xcd\xd3\xcb,9\n',
      ['Москва', '5']
    ],
    ['macintosh', 'item,price\nM\x9fller,5\nJ\x8ager,7\nSchr\x9ader,9\nK\x9aln,3\nGr\x9fn,3\n', ['Müller', '5']],
    ['shift_jis', 'item,price\n\x93\x8c\x8b\x9e,5\n\x91\xe5\x8d\xe3,7\n\x8b\x9e\x93s,9\n', ['東京', '5']],
    ['gb18030', 'item,price\n\xb1\xb1\xbe\xa9,5\n\xc9\xcf\xba\xa3,7\n\xce\xe4\xba\xba,9\n', ['北京', '5']],
    [
      'euc-kr',
      'item,price\n\xbc\xad\xbf\xef,5\n\xba\xce\xbb\xea,7\n\xb4\xeb\xb1\xb8,9\n\xc0\xce\xc3\xb5,1\n',
      ['서울', '5']
    ]
  ])('finds %s by its letters', async (encoding, content, row) => {
    const { source, first } = await sniffText(Buffer.from(content, 'latin1'))
    expect(source.encoding).toBe(encoding)
    expect(first[0]?.cells).toEqual(row)
  })

  it('stays with UTF-8 when a few bytes are damaged', async () => {
    const content = Buffer.concat([
      Buffer.from(`name,n\n${'Müller,1\n'.repeat(20)}J`),
      Buffer.from([0xff]),
      Buffer.from('ger,2\n')
    ])
    expect((await sniffText(content)).source.encoding).toBe('utf-8')
  })

  it('looks behind the beginning for its evidence, without cutting characters', async () => {
    const ascii = `id,name\n${Array.from({ length: 120_000 }, (_, i) => `${i},plain text\n`).join('')}`
    expect((await sniffText(Buffer.from(`${ascii}1,Müller\n2,Köln\n3,Grün\n`, 'latin1'))).source.encoding).toBe(
      'windows-1252'
    )
    expect((await sniffText(`id,name\n${'1,ÄÖÜ€\n'.repeat(180_000)}`)).source.encoding).toBe('utf-8')
  })

  it('opens gz by its bytes, not by its name', async () => {
    const { source } = await sniff(file(gzipSync(Buffer.from(names)), 'names.txt'))
    expect(source).toMatchObject({ compression: 'gz', encoding: 'utf-8', dialect: { delimiter: ';' } })
    expect((await sniff(file(names, 'plain.csv.gz'))).source.compression).toBe('none')
  })
})
