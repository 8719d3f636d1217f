/** Encodings of tables that hold a word or two above ASCII; the bytes are written by hand or by another program (iconv). */
import { describe, expect, it } from 'vitest'
import { sniffFolder } from './sniff-under-test'

const { sniffText } = sniffFolder()

const table = (...names: string[]) =>
  Buffer.from(
    `id,name,price\r\n${names.map((name, i) => `${i},${name},${i}.50`).join('\r\n')}\r\n7,lamp,3.10\r\n`,
    'latin1'
  )

describe('encodings by few letters', () => {
  it.each([
    // Plzeň and Třebíč
    ['windows-1250', 'Plze\xf2', 'T\xf8eb\xed\xe8', 'Plzeň'],
    // Łódź and Gdańsk
    ['windows-1250', '\xa3\xf3d\x9f', 'Gda\xf1sk', 'Łódź'],
    // Šibenik and Požega
    ['iso-8859-2', '\xa9ibenik', 'Po\xbeega', 'Šibenik'],
    // Köln and Düsseldorf
    ['macintosh', 'K\x9aln', 'D\x9fsseldorf', 'Köln'],
    // Málaga and Muñoz
    ['windows-1252', 'M\xe1laga', 'Mu\xf1oz', 'Málaga'],
    // Panevėžys and Kėdainiai
    ['windows-1257', 'Panev\xeb\xfeys', 'K\xebdainiai', 'Panevėžys'],
    // Москва and Казань
    ['windows-1251', '\xcc\xee\xf1\xea\xe2\xe0', '\xca\xe0\xe7\xe0\xed\xfc', 'Москва'],
    ['koi8-r', '\xed\xcf\xd3\xcb\xd7\xc1', '\xeb\xc1\xda\xc1\xce\xd8', 'Москва'],
    // 田中 and 大阪
    ['euc-jp', '\xc5\xc4\xc3\xe6', '\xc2\xe7\xba\xe5', '田中'],
    ['shift_jis', '\x93c\x92\x86', '\x91\xe5\x8d\xe3', '田中'],
    // 上海 and 北京
    ['gb18030', '\xc9\xcf\xba\xa3', '\xb1\xb1\xbe\xa9', '上海'],
    // 臺北 and 高雄
    ['big5', '\xbbO\xa5_', '\xb0\xaa\xb6\xaf', '臺北'],
    // 서울 and 부산
    ['euc-kr', '\xbc\xad\xbf\xef', '\xba\xce\xbb\xea', '서울']
  ])('reads two towns in %s', async (encoding, one, other, name) => {
    const { source, first } = await sniffText(table(one, other))
    expect(source.encoding).toBe(encoding)
    expect(first[0]?.cells[1]).toBe(name)
  })

  it.each([
    // £5, 6º, °C, it’s, “so” and a dash between years: signs, not the letters other encodings have there
    ['\xa35 bet', '£5 bet'],
    ['block 6\xba', 'block 6º'],
    ['20 \xb0C', '20 °C'],
    ['it\x92s', 'it’s'],
    ['\x93so\x94', '“so”'],
    ['2001\x962004', '2001–2004']
  ])('takes the signs of %j for Western ones', async (bytes, text) => {
    const { source, first } = await sniffText(table(bytes))
    expect(source.encoding).toBe('windows-1252')
    expect(first[0]?.cells[1]).toBe(text)
  })

  it.each([
    // œuvre, Œuf and 5 € stand where windows-1252 has ½uvre, ¼uf and 5 ¤: few of many letters tell the two apart
    ['iso-8859-15', ['\xbduvre', 'S\xbdur'], 'œuvre'],
    ['iso-8859-15', ['\xbcuf', 'b\xbduf'], 'Œuf'],
    ['windows-1252', ['\xbd litre', '1 \xbc tasse'], '½ litre'],
    ['windows-1252', ['aujourd\xb4hui', 'l\xb4eau'], 'aujourd´hui']
  ])('reads %s by the letters that it has for itself', async (encoding, own, name) => {
    const common = ['Caf\xe9', 'H\xe9l\xe8ne', 'gar\xe7on', 'No\xebl', 'Orl\xe9ans', 'fen\xeatre', 'Besan\xe7on']
    const { source, first } = await sniffText(table(...own, ...common, ...common, ...common))
    expect(source.encoding).toBe(encoding)
    expect(first[0]?.cells[1]).toBe(name)
  })

  it('is sure of a text that two encodings read alike', async () => {
    const { source } = await sniffText(table('S\xfcd', 'N\xf6rd', 'S\xfcd', 'N\xf6rd'))
    expect(source.encoding).toBe('windows-1252')
    expect(source.partConfidence?.encoding).toBeGreaterThan(0.5)
  })

  it('reads Western text into which punctuation in UTF-8 was pasted', async () => {
    const pasted = 'don\xe2\x80\x99t'
    const { source } = await sniffText(
      table(pasted, 'the \x91good\x92', 'table\x92s', 'process\x85', 'M\xfcller', 'caf\xe9s')
    )
    expect(source.encoding).toBe('windows-1252')
  })
})
