import { describe, expect, it } from 'vitest'
import { record, redo, undo } from './history'

describe('history', () => {
  const abc = record(record(record<string>(null, 'a'), 'b'), 'c')

  it('goes back and forth', () => {
    expect(undo(abc).present).toBe('b')
    expect(undo(undo(abc)).present).toBe('a')
    expect(redo(undo(abc))).toEqual(abc)
  })
  it('stays at its ends', () => {
    const first = undo(undo(abc))
    expect(undo(first)).toBe(first)
    expect(redo(abc)).toBe(abc)
  })
  it('forgets what was taken back when something else is done', () => {
    const other = record(undo(abc), 'd')
    expect(other).toEqual({ past: ['a', 'b'], present: 'd', future: [] })
  })
  it('takes the same value for no step', () => {
    expect(record(abc, 'c')).toBe(abc)
  })
  it('goes back as far as one likes', () => {
    let long = record<number>(null, 0)
    for (let step = 1; step <= 1500; step += 1) long = record(long, step)
    for (let step = 1500; step > 0; step -= 1) long = undo(long)
    expect(long.present).toBe(0)
    expect(long.future).toHaveLength(1500)
  })
})
