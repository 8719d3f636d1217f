import { describe, expect, it } from 'vitest'
import { placeOf } from './error-place'
import { remembered } from './statement-history'

describe('placeOf', () => {
  const statement = 'SELECT a,\n  b\nFROM x'

  it('turns a character into line and column', () => {
    expect(placeOf({ position: 1 }, statement)).toEqual({ line: 1, column: 1 })
    expect(placeOf({ position: 13 }, statement)).toEqual({ line: 2, column: 3 })
  })

  it('reads the line out of the words of the database', () => {
    expect(placeOf({ reason: 'Parser Error: syntax error\n\nLINE 3: FRM x\n ^' }, statement)).toEqual({
      line: 3,
      column: null
    })
    expect(placeOf({ reason: 'no such table' }, statement)).toBeNull()
    expect(placeOf({ reason: 'syntax error at or near "x"' }, statement)).toEqual({ line: 3, column: 6 })
    expect(placeOf({ reason: 'syntax error at or near "E"' }, statement)).toBeNull()
  })
})

describe('remembered', () => {
  it('keeps a statement once, on top, and at most fifty', () => {
    expect(remembered(['b', 'a'], ' a ')).toEqual(['a', 'b'])
    expect(
      remembered(
        Array.from({ length: 60 }, (_, index) => `s${index}`),
        'new'
      )
    ).toHaveLength(50)
  })
})
