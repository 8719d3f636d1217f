import { describe, expect, it } from 'vitest'
import { commaDialect, type DialectOverride } from '../../../../shared/domain/dialect'
import { joined, orders, sniffFolder } from './sniff-under-test'

const { sniffText } = sniffFolder()
const cellsOf = async (content: string, override: DialectOverride = {}) =>
  (await sniffText(content, override)).first.map((row) => row.cells)

describe('dialect', () => {
  it.each([
    [',', '\n', 'lf'],
    [';', '\r\n', 'crlf'],
    ['\t', '\n', 'lf'],
    ['|', '\r', 'cr'],
    ['^', '\n', 'lf'],
    ['~', '\r\n', 'crlf'],
    [':', '\n', 'lf'],
    [' ', '\n', 'lf'],
    ['\u0001', '\n', 'lf']
  ])('finds the delimiter %j and its line end', async (delimiter, lineEnd, name) => {
    const { source, first } = await sniffText(joined(delimiter, lineEnd))
    expect(source.dialect).toEqual({ ...commaDialect, delimiter, lineEnd: name, decimalMark: '.' })
    expect(source.columns).toEqual(orders[0])
    expect(first.map((row) => row.cells)).toEqual(orders.slice(1))
    expect(first.map((row) => row.line)).toEqual([2, 3, 4])
    expect(source.confidence).toBeGreaterThan(0.1)
  })

  it('reads quotes, doubled quotes, line breaks and delimiters inside', async () => {
    const { source, first } = await sniffText('id,note\r\n1,"a ""b"", c"\r\n2,"two\nlines"\r\n3,plain\r\n')
    expect(source.dialect).toEqual({ ...commaDialect, lineEnd: 'crlf' })
    expect(first).toEqual([
      { row: 0, line: 2, cells: ['1', 'a "b", c'] },
      { row: 1, line: 3, cells: ['2', 'two\nlines'] },
      { row: 2, line: 5, cells: ['3', 'plain'] }
    ])
  })

  it('finds single quotes and backslash escapes', async () => {
    expect((await sniffText("id;name\n1;'a; b'\n2;'c; d'\n")).source.dialect).toMatchObject({
      delimiter: ';',
      quote: "'"
    })
    const { source, first } = await sniffText('id,name\n1,"say \\"hi\\", ok"\n2,"x\\\\y"\n3,"z"\n')
    expect(source.dialect).toMatchObject({ quote: '"', escape: 'backslash' })
    expect(first.map((row) => row.cells[1])).toEqual(['say "hi", ok', 'x\\y', 'z'])
  })

  it('finds escaped delimiters without quotes', async () => {
    expect(await cellsOf('id,name\n1,Bolts\\, long\n2,Nuts\\, small\n3,Washers\n')).toEqual([
      ['1', 'Bolts, long'],
      ['2', 'Nuts, small'],
      ['3', 'Washers']
    ])
  })

  it('takes quotes for text where they enclose nothing', async () => {
    const content = 'size\tname\n5"\t"Bolt" he said\n7"\tNut\n9"\tPipe 3" long\n'
    const { source, first } = await sniffText(content)
    expect(source.dialect.delimiter).toBe('\t')
    expect(first.map((row) => row.cells[0])).toEqual(['5"', '7"', '9"'])
  })

  it('reads decimal commas as numbers and not as cells', async () => {
    expect((await sniffText('Preis;Menge\n1,50;2\n20,25;4\n3,10;1\n')).source.dialect.delimiter).toBe(';')
    expect(await cellsOf('Preis\n12,50\n145,00\n5,25\n')).toEqual([['12,50'], ['145,00'], ['5,25']])
    expect(await cellsOf('100,000.00\n300,000.20\n50\n9999.20\n')).toHaveLength(4)
  })

  it('takes the comma for a single column', async () => {
    const { source } = await sniffText('Profession\nFinance\nInformation Technology\nPolicy\n')
    expect(source.dialect).toEqual(commaDialect)
    expect(source.columns).toEqual(['Profession'])
  })

  it('obeys a separator line', async () => {
    const { source, first } = await sniffText('sep=;\r\na;b\r\n1,5;2\r\n')
    expect(source.dialect).toMatchObject({ delimiter: ';', skipLines: 1, hasHeader: true })
    expect(first).toEqual([{ row: 0, line: 3, cells: ['1,5', '2'] }])
  })

  it('calls different line ends mixed', async () => {
    const { source, first } = await sniffText('a,b\r\n1,2\n3,4\r\n5,6\n')
    expect(source.dialect.lineEnd).toBe('mixed')
    expect(first).toHaveLength(3)
  })

  it('counts only the ends of rows as line ends', async () => {
    expect((await sniffText('a,b\r\n1,"x\ny"\r\n2,"z\nw"\r\n')).source.dialect.lineEnd).toBe('crlf')
  })

  it('keeps ragged rows as they are', async () => {
    expect(await cellsOf('a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,1,1\n')).toEqual([
      ['1', '2', '3'],
      ['4', '5'],
      ['6', '7', '8', '9'],
      ['1', '1', '1']
    ])
  })
})

describe('titles, comments, header', () => {
  it('skips title and blank lines', async () => {
    const { source, first } = await sniffText(`Sales report\nPrinted on 2024-05-01\n\n${joined(';')}`)
    expect(source.dialect).toMatchObject({ delimiter: ';', skipLines: 3, hasHeader: true })
    expect(first[0]).toEqual({ row: 0, line: 5, cells: orders[1] })
  })

  it('skips titles that were padded to the width of the table', async () => {
    const { source } = await sniffText(`Sales report,,,\n,,,\n${joined(',')}`)
    expect(source.dialect).toMatchObject({ skipLines: 2, hasHeader: true })
    expect(source.columns).toEqual(orders[0])
  })

  it('leaves comment lines out wherever they stand', async () => {
    const { source, first } = await sniffText(`# exported, from: the shop\n# v2\n${joined(',')}# end\n`)
    expect(source.dialect).toMatchObject({ commentPrefix: '#', skipLines: 0, hasHeader: true })
    expect(first.map((row) => row.line)).toEqual([4, 5, 6])
  })

  it('does not take a marked header or marked values for comments', async () => {
    expect((await sniffText('#id,name\n1,Bolt\n2,Nut\n3,Pipe\n')).source).toMatchObject({ columns: ['#id', 'name'] })
    const { source, first } = await sniffText('ticket,state\n#12,open\n#13,closed\n#14,open\n')
    expect(source.dialect.commentPrefix).toBeNull()
    expect(first).toHaveLength(3)
  })

  it.each([
    ['words above numbers', 'name,amount\nBolt,3\nNut,4\n', true],
    ['numbers above numbers', '1,2.5\n3,4.5\n5,6.5\n', false],
    ['a first row like the others', 'Bolt,3,2024-01-01\nNut,4,2024-01-02\nBolt,5,2024-01-03\n', false],
    ['words that come again below', 'north,red\nsouth,blue\nnorth,red\nsouth,red\nnorth,blue\n', false],
    ['names above words', 'customer_name,city\nMeyer,Ulm\nLopez,Madrid\nNovak,Brno\n', true],
    ['years as names', 'Country,2021,2022,2023\nSpain,10.5,11.2,12.1\nItaly,9.1,9.9,10.4\n', true],
    ['a single row of names', 'id,name\n', true],
    ['a single row of values', '1,2\n', false]
  ])('judges %s', async (_, content, wanted) => {
    expect((await sniffText(content)).source.dialect.hasHeader).toBe(wanted)
  })

  it('makes names unique and never empty', async () => {
    const { source } = await sniffText('Sales, Sales ,,Cost,Sales (2),\n1,2,3,4,5,6\n7,8,9,10,11,12\n')
    expect(source.columns).toEqual(['Sales', 'Sales (3)', 'column 3', 'Cost', 'Sales (2)', 'column 6'])
    expect((await sniffText('1,2\n3,4\n5,6\n')).source.columns).toEqual(['column 1', 'column 2'])
  })
})

describe('parts around the table', () => {
  it('joins names of two rows, as merged cells are written', async () => {
    const { source, first } = await sniffText(
      ';2023;;2024;\nRegion;Sales;Units;Sales;Units\nNorth;1,5;3;2,5;4\nSouth;2,5;1;3,5;2\n'
    )
    expect(source.dialect).toMatchObject({ headerRows: 2, skipLines: 0, decimalMark: ',' })
    expect(source.columns).toEqual(['Region', '2023 / Sales', '2023 / Units', '2024 / Sales', '2024 / Units'])
    expect(first.map((row) => row.cells[0])).toEqual(['North', 'South'])
  })

  it('takes a second row of words for data when they stand again below', async () => {
    const { source } = await sniffText('item,colour,n\nlamp,red,5\ndesk,blue,7\nlamp,red,1\n')
    expect(source.dialect.headerRows).toBe(1)
  })

  it.each([
    ['a total', 'Total,,19.50\n', 1],
    ['a total and notes', 'Sum,,19.50\n\n* provisional values\nSource: accounting\n', 3],
    ['a count of rows', '(2 rows)\n', 1],
    ['empty rows of a sheet', ',,\n,,\n', 2],
    ['sums without a word', ',,19.50\n', 1],
    ['nothing', '', 0],
    ['a product that is called like a total', '3,Total care,4.00\n', 0],
    ['a row without its key', ',lamp,4.00\n', 0],
    ['a row that was cut off', '3,la', 0]
  ])('finds %s below the table', async (_, footer, lines) => {
    const table = 'id,item,price\n1,desk,12.50\n2,lamp,7.00\n'
    const { source, first } = await sniffText(table + footer)
    expect(source.dialect.footerLines).toBe(lines)
    expect(first.slice(0, 2).map((row) => row.cells)).toEqual([
      ['1', 'desk', '12.50'],
      ['2', 'lamp', '7.00']
    ])
    if (lines > 0) expect(first).toHaveLength(2)
  })

  it('looks at the end of a large file for its footer', async () => {
    const rows = Array.from({ length: 90_000 }, (_, i) => `${i},"item\n${i}",${i % 7}.50\n`).join('')
    const { source } = await sniffText(`id,item,price\n${rows}Total,,315000.00\nSource: accounting\n`)
    expect(source.dialect.footerLines).toBe(2)
  })

  it('keeps what a person sets', async () => {
    const content = 'Report\n\nid,item,price\n1,desk,12.50\n2,lamp,7.00\nTotal,,19.50\n'
    const override = { footerLines: 0, headerRows: 1, skipLines: 2, decimalMark: ',', thousandsMark: '.' } as const
    const { source, first } = await sniffText(content, override)
    expect(source.dialect).toMatchObject(override)
    expect(first).toHaveLength(3)
    expect(source.partConfidence).toMatchObject({ footerLines: 1, skipLines: 1, decimalMark: 1 })
    const two = await sniffText(content, { headerRows: 2 })
    expect(two.source.columns).toEqual(['id / 1', 'item / desk', 'price / 12.50'])
  })

  it.each([
    ['a;b\n1.234,50;x\n12,30;y\n', ',', '.'],
    ['a;b\n1,234.50;x\n12.30;y\n', '.', ','],
    ["a;b\n1'234.50;x\n12.30;y\n", '.', "'"],
    ['a;b\n1 234,50;x\n12,30;y\n', ',', ' '],
    ['a;b\n1,234;x\n5,678;y\n', null, null],
    ['a;b\n12;x\n13;y\n', null, null]
  ])('reads the marks of numbers in %j', async (content, decimalMark, thousandsMark) => {
    expect((await sniffText(content)).source.dialect).toMatchObject({ delimiter: ';', decimalMark, thousandsMark })
  })

  it('leaves out blanks behind delimiters and drawn lines', async () => {
    expect(await cellsOf('id, name, note\n1, "a, b", x\n2, "c", y\n')).toEqual([
      ['1', 'a, b', 'x'],
      ['2', 'c', 'y']
    ])
    const { source, first } = await sniffText(' id | name \n----+------\n  1 | desk \n  2 | lamp \n(2 rows)\n')
    expect(source.dialect).toMatchObject({ delimiter: '|', commentPrefix: '----+-', footerLines: 1 })
    expect(first.map((row) => row.cells.map((cell) => cell.trim()))).toEqual([
      ['1', 'desk'],
      ['2', 'lamp']
    ])
  })

  it.each(['||', '§', '::', '\t\t', '|~|'])('finds the delimiter %j', async (delimiter) => {
    const { source, first } = await sniffText(joined(delimiter))
    expect(source.dialect.delimiter).toBe(delimiter)
    expect(first.map((row) => row.cells)).toEqual(orders.slice(1))
  })
})
