/** Tables in many languages and encodings, short and long, and how many of their encodings are found. */
import { isAscii } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sniff } from '../../src/main/engine/scan/sniff'
import { decodeText } from '../../src/main/engine/scan/sniff/decode-text'
import { Random } from './dialect-cases/random'

interface Language {
  readonly encodings: readonly string[]
  readonly header: string
  readonly words: readonly string[]
}

const west = ['windows-1252', 'macintosh', 'iso-8859-15']
const central = ['windows-1250', 'iso-8859-2']
const cyrillic = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866']

export const languages: Readonly<Record<string, Language>> = {
  german: {
    encodings: west,
    header: 'Artikel;Stückzahl;Ort;Käufer',
    words: [
      'Müller',
      'Größe M',
      'Köln',
      'Bürostuhl',
      'Fußmatte',
      'Schröder',
      'München',
      'Tür',
      'Öl',
      'Lampe',
      'Tisch',
      'Gemüse',
      'weiß'
    ]
  },
  french: {
    encodings: west,
    header: 'désignation;quantité;ville;société',
    words: [
      'Crème brûlée',
      'Café',
      'Hélène',
      'Besançon',
      'Nîmes',
      'fenêtre',
      'chaise',
      'lampe',
      'Noël',
      'garçon',
      'Orléans',
      'été',
      'œuvre'
    ]
  },
  spanish: {
    encodings: west,
    header: 'artículo;cantidad;ciudad;compañía',
    words: [
      'Muñoz',
      'cañón',
      'Málaga',
      'camión',
      'lámpara',
      'mesa',
      'León',
      'niño',
      'García',
      'Gómez',
      'sillón',
      'Córdoba',
      'azúcar'
    ]
  },
  portuguese: {
    encodings: west,
    header: 'descrição;preço;região;situação',
    words: [
      'São Paulo',
      'Conceição',
      'João',
      'açúcar',
      'pão',
      'mesa',
      'Brasília',
      'câmara',
      'maçã',
      'Gonçalves',
      'coração',
      'lâmpada'
    ]
  },
  swedish: {
    encodings: west,
    header: 'vara;antal;ort;kund',
    words: [
      'Malmö',
      'Åkesson',
      'köksbord',
      'lampa',
      'Göteborg',
      'Västerås',
      'stol',
      'blå',
      'grön',
      'Sjöberg',
      'mjölk',
      'smör'
    ]
  },
  danish: {
    encodings: west,
    header: 'vare;antal;by;køber',
    words: [
      'København',
      'Sørensen',
      'rødgrød',
      'Ærø',
      'lampe',
      'Århus',
      'blå',
      'smør',
      'Jørgensen',
      'køkken',
      'bord',
      'æble'
    ]
  },
  italian: {
    encodings: ['windows-1252', 'macintosh'],
    header: 'articolo;quantità;città;qualità',
    words: ['Forlì', 'caffè', 'tavolo', 'città', 'lampada', 'perché', 'più', 'sedia', 'tè', 'Niccolò', 'ragù']
  },
  polish: {
    encodings: central,
    header: 'Nazwa;Ilość;Miasto;Województwo',
    words: [
      'Łódź',
      'Kraków',
      'krzesło',
      'stół',
      'Święta',
      'żółty',
      'Gdańsk',
      'Poznań',
      'książka',
      'mąka',
      'Wrocław',
      'część',
      'lampa'
    ]
  },
  czech: {
    encodings: central,
    header: 'Zboží;Množství;Město;Zákazník',
    words: [
      'Plzeň',
      'Dvořák',
      'židle',
      'stůl',
      'České Budějovice',
      'mléko',
      'Třebíč',
      'Novák',
      'kůň',
      'Šimek',
      'lampa',
      'děti'
    ]
  },
  hungarian: {
    encodings: central,
    header: 'megnevezés;mennyiség;város;vevő',
    words: [
      'Győr',
      'Szűcs',
      'asztal',
      'szék',
      'lámpa',
      'Pécs',
      'Kovács',
      'tükör',
      'könyv',
      'Tóth',
      'Székesfehérvár',
      'sör',
      'bőr'
    ]
  },
  russian: {
    encodings: cyrillic,
    header: 'товар;количество;город;клиент',
    words: [
      'Москва',
      'стол',
      'Иванов',
      'лампа',
      'Казань',
      'Томск',
      'книга',
      'Петров',
      'кресло',
      'Пермь',
      'молоко',
      'белый'
    ]
  },
  ukrainian: {
    encodings: ['windows-1251', 'koi8-u'],
    header: 'назва;кількість;місто;клієнт',
    words: [
      'Київ',
      'стіл',
      'Шевченко',
      'лампа',
      'Львів',
      'Їжак',
      'книга',
      'крісло',
      'Чернівці',
      'молоко',
      'білий',
      'Євген'
    ]
  },
  greek: {
    encodings: ['windows-1253', 'iso-8859-7'],
    header: 'προϊόν;ποσότητα;πόλη;πελάτης',
    words: [
      'Αθήνα',
      'τραπέζι',
      'Παπαδόπουλος',
      'λάμπα',
      'Θεσσαλονίκη',
      'βιβλίο',
      'καρέκλα',
      'Πάτρα',
      'γάλα',
      'άσπρο',
      'Ηράκλειο'
    ]
  },
  turkish: {
    encodings: ['windows-1254'],
    header: 'ürün;miktar;şehir;müşteri',
    words: [
      'İstanbul',
      'Yılmaz',
      'çay',
      'masa',
      'Şahin',
      'Kadıköy',
      'süt',
      'ışık',
      'Doğan',
      'İzmir',
      'gömlek',
      'kitaplık'
    ]
  },
  hebrew: {
    encodings: ['windows-1255'],
    header: 'מוצר;כמות;עיר;לקוח',
    words: ['ירושלים', 'שולחן', 'כהן', 'מנורה', 'חיפה', 'ספר', 'כיסא', 'לוי', 'חלב', 'לבן']
  },
  arabic: {
    encodings: ['windows-1256'],
    header: 'المنتج;الكمية;المدينة;العميل',
    words: ['القاهرة', 'طاولة', 'محمد', 'مصباح', 'دبي', 'كتاب', 'كرسي', 'أحمد', 'حليب', 'أبيض']
  },
  lithuanian: {
    encodings: ['windows-1257'],
    header: 'prekė;kiekis;miestas;pirkėjas',
    words: [
      'Šiauliai',
      'kėdė',
      'Panevėžys',
      'lempa',
      'žalias',
      'Žemaitis',
      'stalas',
      'knyga',
      'Klaipėda',
      'ąžuolas',
      'šviesa'
    ]
  },
  japanese: {
    encodings: ['shift_jis', 'euc-jp'],
    header: '商品;数量;都市;顧客',
    words: ['東京', 'テーブル', '田中', 'ランプ', '大阪', '本', 'いす', '佐藤', '牛乳', '白い', '横浜市', 'コーヒー']
  },
  chinese: {
    encodings: ['gb18030'],
    header: '产品;数量;城市;客户',
    words: ['北京', '桌子', '王伟', '台灯', '上海', '书', '椅子', '李娜', '牛奶', '白色', '广州', '咖啡']
  },
  taiwanese: {
    encodings: ['big5'],
    header: '產品;數量;城市;客戶',
    words: ['臺北', '桌子', '王偉', '檯燈', '高雄', '書', '椅子', '李娜', '牛奶', '白色', '臺中', '咖啡']
  },
  korean: {
    encodings: ['euc-kr'],
    header: '제품;수량;도시;고객',
    words: ['서울', '책상', '김민수', '램프', '부산', '책', '의자', '이영희', '우유', '하얀색', '대구', '커피']
  }
}

const tables = new Map<string, Map<string, readonly number[]>>()

/** Bytes of every character of an encoding, found by decoding all of them. */
function tableOf(encoding: string): Map<string, readonly number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, readonly number[]>()
  const add = (bytes: readonly number[]) => {
    const text = decodeText(Uint8Array.from(bytes), encoding, true)
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
  }
  for (let byte = 0; byte < 256; byte++) add([byte])
  if (/jis|euc|gb|big5/.test(encoding)) {
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail])
  }
  tables.set(encoding, table)
  return table
}

export function encode(text: string, encoding: string): Buffer | null {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding.startsWith('utf-16')) {
    const bytes = Buffer.from(text, 'utf16le')
    return encoding === 'utf-16be' ? bytes.swap16() : bytes
  }
  const table = tableOf(encoding)
  const bytes: number[] = []
  for (const char of text) {
    const found = table.get(char)
    if (!found) return null
    bytes.push(...found)
  }
  return Buffer.from(bytes)
}

export interface EncodingCase {
  readonly language: string
  readonly encoding: string
  /** `few`: one word above ASCII among ASCII lines. */
  readonly size: 'few' | 'short' | 'long'
  readonly text: string
  readonly bytes: Buffer
}

/** Every language in each of its encodings and sizes. */
export function encodingCases(perCase: number): EncodingCase[] {
  const found: EncodingCase[] = []
  for (const [language, { encodings, header, words }] of Object.entries(languages)) {
    for (const encoding of [...encodings, 'utf-8', 'utf-16le', 'utf-16be']) {
      for (const size of ['few', 'short', 'long'] as const) {
        for (let i = 0; i < perCase; i++) {
          const random = new Random(i * 7919 + language.length * 31 + encoding.length)
          const usable = words.filter((word) => encode(word, encoding) !== null)
          const above = usable.filter((word) => !isAscii(Buffer.from(word)))
          const text = tableText(random, size, header, usable, above)
          const bytes = encode(text, encoding)
          if (bytes !== null) found.push({ language, encoding, size, text, bytes })
        }
      }
    }
  }
  return found
}

function tableText(
  random: Random,
  size: EncodingCase['size'],
  header: string,
  words: readonly string[],
  above: readonly string[]
): string {
  const price = () => `${random.int(1, 999)},${random.int(10, 99)}`
  if (size === 'few') {
    const at = random.int(0, 29)
    const rows = Array.from({ length: 30 }, (_, row) => `${row};${row === at ? random.pick(above) : 'item'};${price()}`)
    return `id;name;amount\r\n${rows.join('\r\n')}\r\n`
  }
  const rows = Array.from({ length: size === 'short' ? 8 : 400 }, (_, row) =>
    [random.pick(words), String(row), random.pick(words), `${random.pick(words)} ${random.pick(words)}`].join(';')
  )
  return `${header}\r\n${rows.join('\r\n')}\r\n`
}

export interface EncodingResult {
  readonly language: string
  readonly encoding: string
  readonly size: string
  readonly got: string
  /** Whether the text read is the text written, whatever the label. */
  readonly isSameText: boolean
}

/** Sniffs the cases through files. */
export async function measureEncodings(perCase: number): Promise<EncodingResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'encodings-'))
  try {
    const results: EncodingResult[] = []
    const path = join(folder, 'one.csv')
    for (const { language, encoding, size, text, bytes } of encodingCases(perCase)) {
      writeFileSync(path, bytes)
      const { source } = await sniff(path)
      const isSameText = decodeText(bytes, source.encoding, true) === text
      results.push({ language, encoding, size, got: source.encoding, isSameText })
    }
    return results
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
