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
  it('keeps at most 100 steps', () => {
    let long = record<number>(null, 0)
    for (let step = 1; step <= 150; step += 1) long = record(long, step)
    expect(long.past).toHaveLength(100)
    expect(long.past[0]).toBe(50)
  })
})
