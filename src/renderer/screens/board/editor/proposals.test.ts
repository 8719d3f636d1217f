import { describe, expect, it } from 'vitest'
import { TileSpec } from '../../../../shared/domain/board'
import {
  asKind,
  type By,
  byOf,
  kinds,
  metricOf,
  proposed,
  unitOf,
  withBy,
  withFilters,
  withMetric,
  withUnit
} from './proposals'

describe('a kind for a metric and what it is put together by', () => {
  it.each([
    [[], 'number'],
    [['time'], 'series'],
    [['category'], 'ranking'],
    [['weekday'], 'pivot'],
    [['category', 'time'], 'pivot'],
    [['category', 'region', 'time'], 'pivot']
  ] as const)('%s: %s', (by, kind) => {
    const tile = proposed('profit', by)
    expect(tile.kind).toBe(kind)
    expect(metricOf(tile)).toBe('profit')
    expect(byOf(tile)).toEqual(by)
  })

  it('puts the last of several across', () => {
    expect(proposed('revenue', ['category', 'region', 'time'])).toMatchObject({
      rows: [
        { kind: 'role', role: 'category' },
        { kind: 'role', role: 'region' }
      ],
      columns: { kind: 'period', unit: 'month' }
    })
  })

  it('is always one that a board can have', () => {
    const all = [proposed('revenue', []), proposed('units', ['time', 'region'])]
    for (const tile of all.flatMap((one) => kinds.map((kind) => asKind(one, kind)))) {
      expect(TileSpec.safeParse(tile).error).toBeUndefined()
    }
  })
})

describe('one kind as another', () => {
  const table = withUnit({ ...proposed('profit', ['region', 'time']), id: 'mine', title: 'My table' }, 'quarter')

  it('keeps metric, column, period, title and id', () => {
    expect(asKind(table, 'series')).toMatchObject({
      kind: 'series',
      id: 'mine',
      title: 'My table',
      metric: 'profit',
      unit: 'quarter',
      by: 'region'
    })
    expect(asKind(table, 'ranking')).toMatchObject({ dimension: 'region', metric: 'profit' })
    expect(asKind(table, 'pivot')).toBe(table)
  })

  it('takes another metric, also as the first of several', () => {
    const two: TileSpec = { ...asKind(table, 'pivot'), kind: 'pivot', metrics: ['profit', 'margin'] } as TileSpec
    expect(withMetric(two, 'margin')).toMatchObject({ metrics: ['margin'] })
    expect(withMetric(two, 'units')).toMatchObject({ metrics: ['units', 'margin'] })
  })

  it('stays of its kind where that can be put together so', () => {
    const line = asKind(table, 'series')
    expect(withBy(line, ['time', 'product'])).toMatchObject({ kind: 'series', by: 'product', unit: 'quarter' })
    expect(withBy(line, ['region', 'product'])).toMatchObject({ kind: 'pivot', title: 'My table' })
    const bars: TileSpec = { ...proposed('cost', ['region']), kind: 'ranking', shape: 'bars' } as TileSpec
    expect(withBy(bars, ['country'])).toMatchObject({ shape: 'bars', dimension: 'country' })
    expect(withBy(bars, [])).toMatchObject({ kind: 'number', metric: 'cost' })
    const wide: By[] = ['region', 'product', 'time']
    expect(unitOf(withBy(table, wide))).toBe('quarter')
  })
})

describe('filters of a tile', () => {
  const filters = [{ role: 'region' as const, values: ['West'] }]
  const ranking = withFilters(proposed('revenue', ['category']), filters)

  it('stay with it as another kind and by another column, and go with the last one', () => {
    expect(asKind(ranking, 'groups').filters).toEqual(filters)
    expect(withBy(ranking, ['time']).filters).toEqual(filters)
    expect(withFilters(ranking, [])).toEqual(proposed('revenue', ['category']))
  })

  it('two groups take the one column that they are put together by, and do without', () => {
    const groups = asKind(ranking, 'groups')
    expect(byOf(groups)).toEqual(['category'])
    expect(withBy(groups, ['region'])).toMatchObject({ kind: 'groups', dimension: 'region' })
    expect(withBy(groups, [])).toMatchObject({ kind: 'groups', dimension: null })
    expect(unitOf(withUnit(groups, 'week'))).toBe('week')
  })
})
