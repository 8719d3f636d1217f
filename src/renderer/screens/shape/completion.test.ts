import { describe, expect, it } from 'vitest'
import type { Column } from '../../../shared/domain/column-type'
import { completionAt } from './completion'

const columns: Column[] = [
  { name: 'Sales', type: { kind: 'double' } },
  { name: 'Order Date', type: { kind: 'date' } },
  { name: "O'Hara", type: { kind: 'string' } },
  { name: 'year', type: { kind: 'long' } }
]

/** `|` stands for the cursor. */
function at(marked: string, always = false) {
  const cursor = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = completionAt(text, cursor, columns, always)
  if (found === null) return null
  const put = found.suggestions[0]?.text ?? ''
  return {
    names: found.suggestions.map(({ name }) => name),
    first: text.slice(0, found.from) + put + text.slice(found.to)
  }
}

describe('completion', () => {
  it('offers columns and functions that begin as what is typed', () => {
    expect(at('Sa|')).toEqual({ names: ['Sales'], first: 'Sales' })
    expect(at('1 + rou|')).toEqual({ names: ['round'], first: '1 + round()' })
    expect(at('1 + rou|nd + 2')?.first).toBe('1 + round() + 2')
  })

  it('puts brackets around names that need them', () => {
    expect(at('da|')?.names.slice(0, 4)).toEqual(['day', 'date', 'days_between', 'Order Date'])
    expect(at('[Ord| > 1')).toEqual({ names: ['Order Date'], first: '[Order Date] > 1' })
    expect(at('[ord|er] > 1')?.first).toBe('[Order Date] > 1')
    expect(at('yea|')).toEqual({ names: ['year', 'year'], first: '[year]' })
  })

  it('keeps still inside of texts and numbers', () => {
    expect(at("Region = 'Sa|'")).toBeNull()
    expect(at("[O'Hara] = Sa|")?.names).toEqual(['Sales'])
    expect(at("'it''s' = Sa|")?.names).toEqual(['Sales'])
    expect(at('12Sa|')).toBeNull()
    expect(at('|')).toBeNull()
    expect(at('xyzzy|')).toBeNull()
    expect(at('Sales|')).toBeNull()
  })

  it('offers everything when it is asked for', () => {
    expect(at('|', true)?.names.slice(0, 5)).toEqual(['Sales', 'Order Date', "O'Hara", 'year', 'if'])
  })
})
