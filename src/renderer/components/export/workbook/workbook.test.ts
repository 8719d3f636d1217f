import { unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { formatOf, losesDigits, type SheetCell } from './cells'
import { type Sheet, workbookBytes } from './index'
import { sheetNames } from './sheet-names'

const cell = (type: SheetCell['type'], value: SheetCell['value'], currency?: string): SheetCell => ({
  type,
  value,
  ...(currency && { currency })
})

/** What the other library reads of each sheet. */
async function readBack(sheets: readonly Sheet[]) {
  return readWorkbook(Buffer.from(workbookBytes('test', sheets)))
}

/** The XML of a part, as it lies in the file. */
function partOf(sheets: readonly Sheet[], path: string): string {
  const part = unzipSync(workbookBytes('test', sheets))[path]
  if (!part) throw new Error(`no part ${path}`)
  return new TextDecoder().decode(part)
}

const attacks = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '=HYPERLINK("http://evil.example","x")',
  'constructor',
  '__proto__',
  '<c><f>1+1</f></c>',
  ']]></t></is></c>',
  '-12.50',
  '0012'
]

describe('workbookBytes', () => {
  it('is read by another library: numbers as numbers, days as days, text as text', async () => {
    const [sheet] = await readBack([
      {
        name: 'Values',
        frozenRows: 1,
        rows: [
          [cell('heading', 'Month'), cell('heading', 'Revenue')],
          [cell('month', '2024-02'), cell('money', '-1234.50', 'EUR')],
          [cell('day', '2024-12-31'), cell('percent', 0.1234)],
          [cell('instant', '2024-12-31T14:05'), cell('count', 412_906)],
          [cell('text', 'two\nlines & <more>'), cell('points', 0.012)],
          [cell('year', 2024), cell('money', null)]
        ]
      }
    ])
    expect(sheet?.sheet).toBe('Values')
    expect(sheet?.data).toEqual([
      ['Month', 'Revenue'],
      [new Date('2024-02-01T00:00:00Z'), -1234.5],
      [new Date('2024-12-31T00:00:00Z'), 0.1234],
      [new Date('2024-12-31T14:05:00Z'), 412_906],
      ['two\nlines & <more>', 1.2],
      [2024, null]
    ])
  })

  it('never runs text: no formula in the file, every such cell a text one whose style keeps it so', async () => {
    const sheets = [{ name: 'Attack', frozenRows: 0, rows: attacks.map((text) => [cell('text', text)]) }]
    const xml = partOf(sheets, 'xl/worksheets/sheet1.xml')
    expect(xml).not.toContain('<f>')
    expect(xml.match(/t="inlineStr"/g)).toHaveLength(attacks.length)
    const look = /<c r="A1" s="(\d+)"/.exec(xml)?.[1]
    const looks = partOf(sheets, 'xl/styles.xml')
      .match(/<cellXfs.*<\/cellXfs>/)?.[0]
      .match(/<xf .*?(\/>|<\/xf>)/g)
    expect(looks?.[Number(look)]).toMatch(/numFmtId="49".*quotePrefix="1"/)
    const [sheet] = await readBack(sheets)
    // The library does not undo `_x000D_`, which is how a workbook has a carriage return.
    expect(sheet?.data.map(([text]) => String(text).replace('_x000D_', '\r').trim())).toEqual(
      attacks.map((text) => text.trim())
    )
  })

  it('keeps text that looks like an escaped letter, and boxes what XML may not hold', () => {
    const xml = partOf(
      [{ name: 'A', frozenRows: 0, rows: [[cell('text', '_x0041_ \u0001 \ufffe \ud800 😀')]] }],
      'xl/worksheets/sheet1.xml'
    )
    expect(xml).toContain('>_x005F_x0041_ _x0001_ \ufffd \ufffd 😀</t>')
  })

  it('writes every digit it was given, and a day before 1900 as text', () => {
    const xml = partOf(
      [
        {
          name: 'A',
          frozenRows: 0,
          rows: [[cell('money', '12345678901234567.89'), cell('day', '1899-12-31'), cell('count', 'n/a')]]
        }
      ],
      'xl/worksheets/sheet1.xml'
    )
    expect(xml).toContain('<v>12345678901234567.89</v>')
    expect(xml).toContain('>1899-12-31</t>')
    expect(xml).toContain('>n/a</t>')
  })

  it('freezes the headings and gives columns a width', () => {
    const xml = partOf(
      [{ name: 'A', frozenRows: 1, rows: [[cell('heading', 'A long heading of a column')], [cell('count', 1)]] }],
      'xl/worksheets/sheet1.xml'
    )
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    const width = Number(/<col min="1" max="1" width="([\d.]+)"/.exec(xml)?.[1])
    expect(width).toBeGreaterThan(26)
  })
})

describe('on paper', () => {
  it('has all columns on one page, and the headings on each', () => {
    const sheet = (name: string, frozenRows: number) => ({ name, frozenRows, rows: [[cell('heading', 'A')]] })
    const sheets = [sheet('Board', 0), sheet("Bob's & co", 2)]
    const xml = partOf(sheets, 'xl/worksheets/sheet2.xml')
    expect(xml).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    expect(xml).toContain('</sheetData><pageMargins ')
    expect(xml).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>')
    expect(partOf(sheets, 'xl/workbook.xml')).toContain(
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="1">'Bob''s &amp; co'!$1:$2</definedName></definedNames></workbook>`
    )
  })
})

it('text takes several lines where it is longer than a column, and keeps off the number before it', () => {
  const sheets = [
    {
      name: 'A',
      frozenRows: 0,
      rows: [
        [
          cell('count', 1),
          cell('text', 'short'),
          cell('text', 'x'.repeat(60)),
          { ...cell('day', '2024-03-31'), isFact: true }
        ]
      ]
    }
  ]
  const looks = partOf(sheets, 'xl/styles.xml').match(/<xf [^>]*><alignment[^>]*>/g) ?? []
  const ids = [...partOf(sheets, 'xl/worksheets/sheet1.xml').matchAll(/<c r="\w+" s="(\d+)"/g)].map(([, id]) =>
    Number(id)
  )
  // Sixty letters are two lines.
  expect(partOf(sheets, 'xl/worksheets/sheet1.xml')).toContain('<row r="1" ht="30" customHeight="1">')
  // The first look, of no cell at all, has no alignment.
  expect(ids.map((id) => /<alignment (.*)\/>/.exec(looks[id - 1] ?? '')?.[1])).toEqual([
    'vertical="top"',
    'horizontal="left" vertical="top" indent="1"',
    'horizontal="left" vertical="top" indent="1" wrapText="1"',
    'horizontal="left" vertical="top" indent="1"'
  ])
})

describe('formatOf', () => {
  it('has the currency with its own number of digits', () => {
    expect(formatOf({ type: 'money', currency: 'EUR' })).toBe('[$EUR] #,##0.00')
    expect(formatOf({ type: 'money', currency: 'JPY' })).toBe('[$JPY] #,##0')
    expect(formatOf({ type: 'money', currency: null })).toBe('#,##0.00')
    expect(formatOf({ type: 'money', currency: '"]x' })).toBe('#,##0.00')
    expect(formatOf({ type: 'percent' })).toBe('0.0%')
    expect(formatOf({ type: 'month' })).toBe('mmm yyyy')
  })
})

describe('losesDigits', () => {
  it('begins with the sixteenth digit that says something', () => {
    expect(losesDigits('money', '9999999999999.99')).toBe(false)
    expect(losesDigits('money', '12345678901234.56')).toBe(true)
    expect(losesDigits('money', '0.000000000000001')).toBe(false)
    expect(losesDigits('money', '1234567890123.4500000')).toBe(false)
    expect(losesDigits('percent', 0.1234567890123456)).toBe(false)
    expect(losesDigits('text', '1234567890123456789')).toBe(false)
  })
})

describe('sheetNames', () => {
  it('are at most 31 letters, without forbidden marks, and unique whatever the case', () => {
    const names = sheetNames([
      'Revenue',
      'revenue',
      'A/B: [x]*?\\',
      "'quoted'",
      '',
      'History',
      'A very long title of a tile that goes on',
      'A very long title of a tile that goes on',
      `${'x'.repeat(30)}😀`
    ])
    expect(names.slice(0, 6)).toEqual(['Revenue', 'revenue (2)', 'A B x', 'quoted', 'Sheet', 'History (2)'])
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31)
      expect(name).not.toMatch(/[[\]:*?/\\]/)
      expect(name.isWellFormed()).toBe(true)
    }
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  })
})
