import { expect, it } from 'vitest'
import { defaultForm } from '../../shared/domain/druid/default-form'
import { publishedColumns } from '../../shared/domain/druid/published'
import { meaningProblems, withMeanings } from './plan-meaning'

const columns = [
  { name: 'region', type: { kind: 'string' } },
  { name: 'sales', type: { kind: 'decimal', precision: 12, scale: 4 } },
  { name: 'discount', type: { kind: 'decimal', precision: 4, scale: 2 } },
  { name: 'profit', type: { kind: 'decimal', precision: 12, scale: 2 } }
] as const
const form = defaultForm({
  dataSource: 'sales',
  columns,
  mode: 'replace-months',
  method: 'native',
  money: 'cents',
  missingTime: null
})
const known = [
  { name: 'region', sqlType: 'VARCHAR' },
  { name: 'sales', sqlType: 'BIGINT' },
  { name: 'discount', sqlType: 'BIGINT' },
  // With a point it says itself what it is.
  { name: 'profit', sqlType: 'DOUBLE' }
]
const begun = { form, columns: publishedColumns(columns, 'cents'), known, holder: null, others: [], isKept: true }

it('warns once of a datasource whose digits nobody here knows', () => {
  expect(meaningProblems(begun)).toEqual([
    {
      reason: 'unknown-digits',
      severity: 'warning',
      path: ['dimensions'],
      details: { columns: 'sales: 4, discount: 2' }
    }
  ])
  expect(meaningProblems({ ...begun, isKept: false })).toEqual([])
  expect(meaningProblems({ ...begun, holder: {} })).toEqual([])
})

it('refuses rows that would be added up wrongly, and lets their column be left out', () => {
  const others = [
    {
      name: 'sales',
      kind: 'digits',
      from: { kind: 'units', digits: 2 },
      to: { kind: 'units', digits: 4 }
    },
    { name: 'discount', kind: 'other', from: { kind: 'flag' }, to: { kind: 'units', digits: 2 } }
  ] as const
  expect(meaningProblems({ ...begun, holder: {}, others })).toMatchObject([
    { reason: 'other-digits', severity: 'error', details: { name: 'sales', there: 2, here: 4 } },
    { reason: 'other-meaning', severity: 'error', details: { name: 'discount', from: 'yes or no', to: 'whole cents' } }
  ])
  expect(withMeanings([], { known, others })).toMatchObject([
    { name: 'sales', change: 'retyped', from: 'BIGINT, 2', to: 'BIGINT, 4', choices: ['as-file', 'leave-out'] },
    { name: 'discount', change: 'retyped', choices: ['as-file', 'leave-out'] }
  ])
})
