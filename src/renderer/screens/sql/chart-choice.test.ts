import { expect, it } from 'vitest'
import type { Table } from '../../../shared/contract/explore'
import { chartPoints, proposedChart } from './chart-choice'

const table = (types: Readonly<Record<string, string>>, rows: Table['rows']): Table => ({
  columns: Object.entries(types).map(([name, type]) => ({ name, type })),
  rows,
  truncated: false,
  tookMs: 1
})

it('times along a line, in their order', () => {
  const months = table({ n: 'BIGINT', m: 'TIMESTAMP', total: 'DECIMAL(12,2)' }, [
    [3, '2024-03-01 00:00:00', '30.10'],
    [1, '2024-01-01 00:00:00', '10.00'],
    [2, '2024-02-01 00:00:00', null]
  ])
  const choice = proposedChart(months)
  expect(choice).toEqual({ kind: 'line', x: 1, y: 0 })
  expect(chartPoints(months, { kind: 'line', x: 1, y: 2 })).toEqual([
    { label: '2024-01-01', text: '10.00', value: 10 },
    { label: '2024-02-01', text: null, value: null },
    { label: '2024-03-01', text: '30.10', value: 30.1 }
  ])
})

it('texts that are all times count as times', () => {
  const rows = ['2024-01', '2024-02', '2024-03'].map((month, n): Table['rows'][number] => [month, n])
  expect(proposedChart(table({ m: 'VARCHAR', n: 'BIGINT' }, rows))?.kind).toBe('line')
  expect(proposedChart(table({ m: 'VARCHAR', n: 'BIGINT' }, [...rows, ['later', 4]]))?.kind).toBe('bar')
})

it('categories side by side, in the order of the answer, no more than fit', () => {
  const rows = Array.from({ length: 100 }, (_, n): Table['rows'][number] => [`c${n}`, String(100 - n)])
  const categories = table({ city: 'VARCHAR', total: 'HUGEINT' }, rows)
  const choice = proposedChart(categories)
  expect(choice).toEqual({ kind: 'bar', x: 0, y: 1 })
  const points = choice === null ? [] : chartPoints(categories, choice)
  expect([points.length, points[0], points.at(-1)?.label]).toEqual([
    60,
    { label: 'c0', text: '100', value: 100 },
    'c59'
  ])
})

it('nothing where there is no number or no row', () => {
  expect(proposedChart(table({ a: 'VARCHAR', b: 'VARCHAR' }, [['x', 'y']]))).toBeNull()
  expect(proposedChart(table({ a: 'VARCHAR', n: 'BIGINT' }, []))).toBeNull()
  expect(proposedChart(table({ n: 'BIGINT' }, [[1]]))).toBeNull()
})

it('numbers along a line by their size', () => {
  const rows = [10, 9, 100].map((n): Table['rows'][number] => [n, n * 2])
  const numbers = table({ a: 'BIGINT', b: 'BIGINT' }, rows)
  expect(proposedChart(numbers)).toEqual({ kind: 'line', x: 0, y: 1 })
  expect(chartPoints(numbers, { kind: 'line', x: 0, y: 1 }).map(({ label }) => label)).toEqual(['9', '10', '100'])
})
