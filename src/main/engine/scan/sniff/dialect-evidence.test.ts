/** Files whose dialect only a closer look tells; each stands for a kind that was met in real collections. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sniffFolder } from './sniff-under-test'

const { sniffText } = sniffFolder()

const rowsOf = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i)).join('\n')

describe('quotes and escapes', () => {
  it('takes a quote that only the names have, though cells hold two apostrophes', async () => {
    const content = `size\t"Queue (degree: 4)"\t"Heap (degree: 4)"\n${rowsOf(12, (i) => `${i}00\t0.${i}1\t${i > 5 ? "''" : '1.5'}`)}\n`
    const { source } = await sniffText(content)
    expect(source.dialect).toMatchObject({ delimiter: '\t', quote: '"' })
    expect(source.columns).toEqual(['size', 'Queue (degree: 4)', 'Heap (degree: 4)'])
  })

  it('does not quote a list of names by an apostrophe before one of them', async () => {
    const { source, first } = await sniffText("name\n'N Sync\n2 Many DJ's\nAC/DC\nBlur\nMuse\nThe Doors\n")
    expect(source.columns).toEqual(['name'])
    expect(first.map(({ cells }) => cells)).toEqual([
      ["'N Sync"],
      ["2 Many DJ's"],
      ['AC/DC'],
      ['Blur'],
      ['Muse'],
      ['The Doors']
    ])
  })

  it('keeps backslashes that mend nothing', async () => {
    const rows = rowsOf(20, (i) => `${i},"let \\(x\\) be, or \\",1`)
    const { source, first } = await sniffText(`id,text,n\n${rows}\n`)
    expect(source.dialect.escape).toBe('doubled')
    expect(first[0]?.cells[1]).toBe('let \\(x\\) be, or \\')
  })

  it('finds a backslash escape far behind the first rows', async () => {
    const plain = rowsOf(2000, (i) => `"${i}";"TOWN ${i}"`)
    const { source } = await sniffText(`"id";"name"\n${plain}\n"2000";"THE \\"OLD\\" TOWN"\n"2001";"END"\n`)
    expect(source.dialect).toMatchObject({ delimiter: ';', escape: 'backslash' })
  })
})

describe('delimiters', () => {
  it('cuts by a number sign that every row has six times', async () => {
    const content = rowsOf(30, (i) => `North#Town ${i}#Mill${i}#PLACE#MAIN STREET, ${i}#0${4500 + i}#95035${1000 + i}`)
    const { source } = await sniffText(`${content}\n`)
    expect(source.dialect.delimiter).toBe('#')
    expect(source.columns).toHaveLength(7)
  })

  it('does not cut prices by their currency mark', async () => {
    const content = rowsOf(30, (i) => `2018-01-${10 + (i % 18)} 00:1${i % 10} ${i} MG-${8000 + i} $${i}.69`)
    expect((await sniffText(`DATE TIME QTY ID PRICE\n${content}\n`)).source.dialect.delimiter).toBe(' ')
  })

  it('cuts aligned columns by runs of blanks, not by the colons of their times', async () => {
    const content = rowsOf(30, (i) => `gal/min    gpd      ${i}             ${i * 2}          12/30/1899    00:00:00`)
    const { source } = await sniffText(`${content}\n`)
    expect(source.dialect).toMatchObject({ delimiter: ' ', skipInitialSpace: true })
  })

  it('leaves a single column whole when a rare mark stands in one row', async () => {
    const { source } = await sniffText(`!\nx\n${rowsOf(20, (i) => `word${i}`)}\n`)
    expect(source.columns).toHaveLength(1)
    expect(source.dialect).toMatchObject({ delimiter: ',', skipLines: 0 })
  })
})

describe('rows around the table', () => {
  it('keeps the first of several tables as the table', async () => {
    const first = rowsOf(12, (i) => `${i},${i * 2},A`)
    const second = rowsOf(12, (i) => `${i},1,2,3,4,5,6`)
    const { source } = await sniffText(`run,count,state\n${first}\nrun,a,b,c,d,e,f\n${second}\n`)
    expect(source.dialect).toMatchObject({ skipLines: 0, hasHeader: true })
    expect(source.columns).toEqual(['run', 'count', 'state'])
  })

  it('takes a header that is one name short and has names twice', async () => {
    const content = `"x";"x";"load";"load"\n${rowsOf(9, (i) => `"r${i}";${i};0;1;${i}.5`)}\n`
    const { source } = await sniffText(content)
    expect(source.dialect).toMatchObject({ hasHeader: true, skipLines: 0 })
    expect(source.columns.slice(0, 4)).toEqual(['x', 'x (2)', 'load', 'load (2)'])
  })

  it('joins single letters below groups to one header', async () => {
    const { source } = await sniffText(`control,,fire,\nX,Y,X,Y\n${rowsOf(8, (i) => `${i}.5,0.${i},${i}.7,-${i}.2`)}\n`)
    expect(source.columns).toEqual(['control / X', 'control / Y', 'fire / X', 'fire / Y'])
  })

  it('joins names that an empty row parts', async () => {
    const body = rowsOf(8, (i) => `0${i + 1}.04.12,Leeds,visit,,£${i}5.70,£7.10,${i}42.80`)
    const { source } = await sniffText(
      `Expenses,,,,,,\n,,,,,,\nDATE,TO,WHY,TRAVEL,,,Total\n,,,,,,\n,,,Air,Rail,Taxi,\n${body}\n`
    )
    expect(source.dialect).toMatchObject({ skipLines: 2, headerRows: 3 })
    expect(source.columns).toEqual(['DATE', 'TO', 'WHY', 'TRAVEL / Air', 'TRAVEL / Rail', 'TRAVEL / Taxi', 'Total'])
  })

  it('keeps empty rows at the end of a sparse table, and drops those of a sheet', async () => {
    const sparse = rowsOf(60, (i) => (i % 7 === 0 ? ',' : `${i},${i % 3 === 0 ? '' : 'x'}`))
    expect((await sniffText(`a,b\n${sparse}\n,\n`)).source.dialect.footerLines).toBe(0)
    const full = rowsOf(60, (i) => `${i},x,${i}.5`)
    expect((await sniffText(`a,b,c\n${full}\n,,\n,,\n`)).source.dialect.footerLines).toBe(2)
  })

  it('finds the footer of a compressed file behind its first 4 MB', async () => {
    const rows = rowsOf(300_000, (i) => `${i},item ${i},${i % 7}.50`)
    const { source } = await sniffText(gzipSync(`id,item,price\n${rows}\nTotal,,1050000.00\n`))
    expect(source).toMatchObject({ compression: 'gz', dialect: { footerLines: 1 } })
  })
})
