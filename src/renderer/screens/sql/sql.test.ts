import { describe, expect, it } from 'vitest'
import { placeOf } from './error-place'
import { planOf } from './plan'

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

describe('planOf', () => {
  const table = { truncated: false, tookMs: 1 }

  it("writes Druid's native query in lines, DuckDB's tree as it is", () => {
    const columns = ['PLAN', 'RESOURCES'].map((name) => ({ name, type: 'VARCHAR' }))
    expect(planOf({ ...table, columns, rows: [['[{"query":{"queryType":"scan"}}]', '[]']] })).toBe(
      '[\n  {\n    "query": {\n      "queryType": "scan"\n    }\n  }\n]'
    )
    expect(planOf({ ...table, columns: columns.slice(0, 1), rows: [['SEQ_SCAN']] })).toBe('SEQ_SCAN')
    expect(planOf({ ...table, columns: [{ name: 'plan', type: 'VARCHAR' }], rows: [['x']] })).toBeNull()
    expect(planOf({ ...table, columns, rows: [] })).toBeNull()
  })
})
