import { describe, expect, it } from 'vitest'
import { csvOf, fileNameOf, tsvOf } from './csv'

describe('csvOf', () => {
  it('quotes only what needs it and leaves no value empty', () => {
    const table = {
      columns: ['product', 'revenue'],
      rows: [
        ['Table, "round"', '12.50'],
        [null, -3],
        ['two\nlines', null]
      ]
    }
    expect(csvOf(table)).toBe('product,revenue\r\n"Table, ""round""",12.50\r\n,-3\r\n"two\nlines",\r\n')
  })

  it('disarms text that a spreadsheet would run, and keeps negative numbers', () => {
    const table = { columns: ['a'], rows: [['=1+1'], ['@x'], ['-12.30'], ['-abc'], ['+5']] }
    expect(csvOf(table)).toBe("a\r\n'=1+1\r\n'@x\r\n-12.30\r\n'-abc\r\n+5\r\n")
    const begins = { columns: ['=head'], rows: [["=cmd|' /C calc'!A0"], ['-1+1'], ['\t=1'], ['\r=1']] }
    expect(csvOf(begins)).toBe("'=head\r\n'=cmd|' /C calc'!A0\r\n'-1+1\r\n'\t=1\r\n\"'\r=1\"\r\n")
  })
})

describe('tsvOf', () => {
  it('keeps one line a row', () => {
    expect(tsvOf({ columns: ['a', 'b'], rows: [['x\ty', 1]] })).toBe('a\tb\nx y\t1')
  })

  it('disarms what a spreadsheet would run when it is pasted', () => {
    const rows = [["=cmd|' /C calc'!A0"], ['+1+1'], ['-1+1'], ['@SUM(1)'], ['\t=1'], ['\r=1'], ['-5'], [-5]]
    expect(
      tsvOf({ columns: ['a'], rows })
        .split('\n')
        .slice(1)
    ).toEqual(["'=cmd|' /C calc'!A0", "'+1+1", "'-1+1", "'@SUM(1)", ' =1', ' =1', '-5', '-5'])
  })
})

describe('fileNameOf', () => {
  it('keeps letters of any language and digits', () => {
    expect(fileNameOf('Umsatz nach Länder: 2024')).toBe('umsatz-nach-länder-2024')
    expect(fileNameOf('***')).toBe('tile')
  })
})
