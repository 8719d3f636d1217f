import { expect, it } from 'vitest'
import { plainNumber } from '../../../shared/domain/column-type'
import type { Verification, VerifiedColumn } from '../../../shared/domain/verification'
import { firstViolation } from './first-violation'

function column(name: string, lines: readonly number[]): VerifiedColumn {
  return {
    name,
    index: 0,
    state: lines.length > 0 ? 'broken' : 'verified',
    reading: { column: name, type: { kind: 'long' }, format: plainNumber, nullTokens: [], onInvalid: 'reject' },
    valid: 10,
    nulls: 0,
    invalid: lines.length,
    min: '1',
    max: '2',
    sum: '15',
    violations: lines.map((line) => ({ row: line - 2, line, text: `bad ${line}` }))
  }
}

const of = (...columns: VerifiedColumn[]): Verification => ({ rows: 10, columns, tookMs: 1 })

it('names the violation that stands first in the file, whatever its column', () => {
  expect(firstViolation(of(column('quantity', [70, 12]), column('discount', []), column('cost', [9])))).toEqual({
    column: 'cost',
    line: 9,
    file: undefined,
    text: 'bad 9',
    kind: 'long'
  })
  expect(firstViolation(of(column('quantity', [])))).toBeNull()
})

it('takes the rows of several files in their order, whatever their lines', () => {
  const second = column('cost', [40])
  const inSecond = { ...second, violations: [{ row: 500, line: 3, file: 'b.csv', text: 'x' }] }
  const inFirst = { ...second, violations: [{ row: 38, line: 40, file: 'a.csv', text: 'y' }] }
  expect(firstViolation(of(inSecond, inFirst))).toMatchObject({ file: 'a.csv', line: 40 })
})
