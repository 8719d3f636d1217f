import { describe, expect, it } from 'vitest'
import { evenSpans, type Placed, placesOf } from './layout'

const number = (w: number, h = 2): Placed => ({ size: { w, h }, isNumber: true })
const picture = (w: number, h = 4): Placed => ({ size: { w, h }, isNumber: false })

describe('placesOf', () => {
  it('places tiles in their order on twelve columns as they are sized', () => {
    expect(placesOf([number(4), number(4), number(4), picture(8), picture(4)], 1200)).toEqual([
      { w: 4, h: 2, column: 1, row: 1 },
      { w: 4, h: 2, column: 5, row: 1 },
      { w: 4, h: 2, column: 9, row: 1 },
      { w: 8, h: 4, column: 1, row: 3 },
      { w: 4, h: 4, column: 9, row: 3 }
    ])
  })

  it('lets lower tiles stand beside a high one, and moves on where one does not fit', () => {
    expect(placesOf([picture(8, 4), picture(4, 2), picture(4, 2), picture(10, 1), picture(3, 1)], 1200)).toEqual([
      { w: 8, h: 4, column: 1, row: 1 },
      { w: 4, h: 2, column: 9, row: 1 },
      { w: 4, h: 2, column: 9, row: 3 },
      { w: 10, h: 1, column: 1, row: 5 },
      { w: 3, h: 1, column: 1, row: 6 }
    ])
  })

  it('lets numbers that end a row early share it, where nothing stands beside them', () => {
    const spans = (tiles: Placed[]) => placesOf(tiles, 1200).map(({ w, column }) => [w, column])
    expect(spans([number(6), number(6), number(2), number(2), picture(12)])).toEqual([
      [6, 1],
      [6, 7],
      [6, 1],
      [6, 7],
      [12, 1]
    ])
    expect(spans([number(2), number(2), picture(8, 2)])).toEqual([
      [2, 1],
      [2, 3],
      [8, 5]
    ])
    expect(spans([picture(6)])).toEqual([[6, 1]])
  })

  it('puts three numbers or two pictures in a row of a narrow window, without holes', () => {
    const places = placesOf(
      [number(2), number(2), number(2), number(2), number(2), picture(8), picture(4), picture(4)],
      800
    )
    expect(places.map(({ w, column, row }) => [w, column, row])).toEqual([
      [4, 1, 1],
      [4, 5, 1],
      [4, 9, 1],
      [6, 1, 3],
      [6, 7, 3],
      [12, 1, 5],
      [6, 1, 9],
      [6, 7, 9]
    ])
  })

  it('puts pictures below each other and numbers by two where it is very narrow', () => {
    const places = placesOf([number(2), number(3), picture(4)], 500)
    expect(places.map(({ w, row }) => [w, row])).toEqual([
      [6, 1],
      [6, 1],
      [12, 3]
    ])
  })

  it('never leaves the twelve columns', () => {
    for (const width of [300, 700, 1000]) {
      for (const { w, column } of placesOf([picture(7), picture(7), number(5), number(12), picture(1)], width)) {
        expect(column + w - 1).toBeLessThanOrEqual(12)
      }
    }
  })
})

describe('evenSpans', () => {
  it('fills every row to twelve columns', () => {
    expect(evenSpans(6, 6)).toEqual([2, 2, 2, 2, 2, 2])
    expect(evenSpans(6, 3)).toEqual([4, 4, 4, 4, 4, 4])
    expect(evenSpans(5, 3)).toEqual([4, 4, 4, 6, 6])
    expect(evenSpans(4, 3)).toEqual([6, 6, 6, 6])
    expect(evenSpans(7, 3)).toEqual([4, 4, 4, 6, 6, 6, 6])
    expect(evenSpans(5, 6)).toEqual([4, 2, 2, 2, 2])
    expect(evenSpans(1, 3)).toEqual([12])
    expect(evenSpans(0, 3)).toEqual([])
  })
})
