import { describe, expect, it } from 'vitest'
import { guessKinds } from './first-guess'

const rows = (...cells: string[][]) => cells.map((one, row) => ({ row, line: row + 2, cells: one }))

describe('first guess', () => {
  it('names the kind that every value fits', () => {
    const guess = guessKinds(
      6,
      rows(
        ['1', '12.50', '31/01/2024', 'yes', 'Toys', '1.204,50'],
        ['2', '7', '02/03/2024', 'no', '12', '9,10'],
        ['', '3.1', '', 'yes', 'N/A', '3,00']
      )
    )
    expect(guess).toEqual(['long', 'decimal', 'date', 'boolean', 'string', 'decimal'])
  })

  it('says nothing about a column without a value', () => {
    expect(guessKinds(1, rows([''], ['']))).toEqual([null])
  })

  it('takes a missing cell of a short row for empty', () => {
    expect(guessKinds(2, rows(['a', '1'], ['b']))).toEqual(['string', 'long'])
  })
})
