import { describe, expect, it } from 'vitest'
import type { SeriesTile } from '../../../shared/domain/board'
import { colorPlacesOf, colorsOf } from './value-colors'

const line = (label: string | null, otherCount: number | null = null) => ({
  label,
  otherCount,
  values: [],
  previous: null
})

function series(by: SeriesTile['by'], labels: readonly string[]): SeriesTile {
  return {
    kind: 'series',
    id: labels.join(),
    title: '',
    size: { w: 6, h: 4 },
    dataThrough: null,
    rowsUsed: 0,
    coverage: 1,
    lacks: [],
    metric: 'revenue',
    unit: 'money',
    period: 'month',
    shape: 'line',
    cumulative: false,
    by,
    points: [],
    lines: labels.map((label) => line(label)),
    comparedBy: null
  }
}

describe('colours of values', () => {
  const west = series('region', ['West', 'East'])
  const east = series('region', ['East', 'South'])
  const places = colorPlacesOf([west, series('category', ['East']), east])
  const colors = ['blue', 'orange', 'teal']

  it('are the same on every tile', () => {
    expect(colorsOf(west, places, colors, 'grey')).toEqual(['blue', 'orange'])
    expect(colorsOf(east, places, colors, 'grey')).toEqual(['orange', 'teal'])
  })

  it('belong to a role: the same word elsewhere is another value', () => {
    expect(colorsOf(series('category', ['East']), places, colors, 'grey')).toEqual(['blue'])
  })

  it('are never alike on one tile, and grey for all others together', () => {
    const many = colorPlacesOf([series('region', ['A', 'B', 'C', 'D'])])
    const tile = { by: 'region' as const, lines: [line('A'), line('D'), line(null, 7)] }
    expect(colorsOf(tile, many, colors, 'grey')).toEqual(['blue', 'orange', 'grey'])
  })

  it('begin with the first where there is one line', () => {
    expect(colorsOf({ by: null, lines: [line(null)] }, places, colors, 'grey')).toEqual(['blue'])
  })
})
