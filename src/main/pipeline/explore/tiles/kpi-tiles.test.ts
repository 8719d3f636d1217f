/** Calculated numbers, targets, heat maps and discounts over rows written by hand; expected values are worked out beside them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BoardQuery, TileSpec } from '../../../../shared/domain/board'
import { TargetPlan } from '../../../../shared/domain/targets/plan'
import { computeBoard } from '../board'
import { type HandTable, type HandTables, handRoles, openHandTables, type SaleRow, tileOf } from '../board-under-test'
import { addGaps } from '../druid-lists'

let tables: HandTables
let sales: HandTable

beforeAll(async () => {
  tables = await openHandTables()
  const row = (
    day: string,
    order: string,
    customer: string,
    product: string,
    revenue: string,
    quantity: number
  ): SaleRow => ({
    day,
    order,
    customer,
    product,
    revenue,
    quantity,
    cost: String(Number(revenue) / 2),
    region: product === 'Pen' ? 'North' : 'South'
  })
  sales = await tables.table([
    row('2022-01-01', 'A', 'Ann', 'Pen', '100', 10),
    row('2022-01-11', 'B', 'Ann', 'Pen', '50', 5),
    row('2023-01-21', 'C', 'Bob', 'Ink', '60', 3),
    row('2023-02-10', 'D', 'Bob', 'Ink', '40', 2),
    row('2023-02-10', 'E', 'Ann', 'Pen', '100', 10),
    row('2024-01-31', 'F', 'Ann', 'Pen', '180', 15),
    row('2024-02-10', 'G', 'Cleo', 'Cap', '20', 1),
    row('2024-02-20', 'H', 'Ann', 'Pen', '120', 10)
  ])
})
afterAll(() => tables.close())

const size = { w: 6, h: 5 }

async function board(
  spec: Record<string, unknown>,
  targets: readonly TargetPlan[] = [],
  query: Partial<BoardQuery> = {},
  change = {}
) {
  const dataset = sales.dataset(change)
  const asked: BoardQuery = {
    dataset: dataset.name,
    board: 'overview',
    range: null,
    filters: [],
    compare: 'last-year',
    fiscal: false,
    tiles: [TileSpec.parse({ id: 'it', size, ...spec })],
    ...query
  }
  return computeBoard(asked, dataset, sales.run, targets)
}

async function number(calculation: string, more: Record<string, unknown> = {}, query: Partial<BoardQuery> = {}) {
  const made = await board({ kind: 'calculated', metric: 'revenue', calculation, ...more }, [], query)
  return tileOf(made, 'it', 'number')
}

function partsOf(tile: Awaited<ReturnType<typeof number>>) {
  return Object.fromEntries((tile.parts ?? []).map(({ part, value }) => [part, value]))
}

describe('calculated numbers', () => {
  test('inactive is who did not order for twice the median gap', async () => {
    // Gaps of Ann 10, 395, 355 and 20 days, of Bob 20: 10, 20, 20, 355, 395, so N = 40. Bob was last there a year before 20 February 2024.
    const tile = await number('inactive-customers')
    expect(tile).toMatchObject({ value: '1', unit: 'count', range: { from: '2022-01-01', to: '2024-02-20' } })
    expect(partsOf(tile)).toEqual({ afterDays: '40', referenceDay: '2024-02-20', customers: '3', share: '0.333333' })
  })

  test('a cluster is asked for days, and the gaps are put together from them', () => {
    const pairs = [
      ['Bob', '2023-02-10T00:00:00.000Z'],
      ['Ann', '2022-01-11T00:00:00.000Z'],
      ['Bob', '2023-01-21T00:00:00.000Z'],
      ['Ann', '2022-01-01T00:00:00.000Z'],
      ['Ann', '2022-01-31T00:00:00.000Z']
    ]
    const counts = new Map<number, number>()
    addGaps(pairs, counts)
    expect([...counts].sort(([a], [b]) => a - b)).toEqual([
      [10, 1],
      [20, 2]
    ])
  })

  test('a lifetime value says what it is made of', async () => {
    // The year up to 20 February 2024 has 320 in three orders of two customers: 106.67 × 1.5 × 0.5 × 3 = 240.
    const tile = await number('lifetime-value')
    expect(tile).toMatchObject({ value: '240.00', unit: 'money', range: { from: '2023-02-21', to: '2024-02-20' } })
    expect(partsOf(tile)).toEqual({
      averageOrder: '106.67',
      ordersPerYear: '1.5',
      margin: '0.500000',
      expectedYears: '3'
    })
    expect(await number('lifetime-value', { expectedYears: 1 })).toMatchObject({ value: '80.00' })
  })

  test('velocity is of the days with sales', async () => {
    // 26 units on three days of 51; the year before 15 on two.
    const tile = await number('velocity', { metric: 'units' })
    expect(tile).toMatchObject({ value: '8.67', comparison: { previous: '7.5' } })
    expect(partsOf(tile)).toEqual({ amount: '26', sellingDays: '3', daysOfRange: '51' })
    // A margin of a day has no meaning.
    expect(await number('velocity', { metric: 'margin' })).toMatchObject({ value: null, reason: 'no-value' })
  })

  test('the last whole month against that of last year, and years that are not whole', async () => {
    // January: 180 against 60.
    const tile = await number('year-over-year')
    expect(tile).toMatchObject({ value: '2.000000', range: { from: '2024-01-01', to: '2024-01-31' } })
    expect(partsOf(tile)).toMatchObject({ now: '180.00', before: '60.00' })
    // Months without rows are gaps, not zero: no year is whole.
    expect(await number('year-growth')).toMatchObject({ value: null, reason: 'too-few-years' })
  })

  test('like for like: of any column, with what is left out', async () => {
    // Of 2024 to 20 February and the same days before, Ann alone has both: 300 against 100. All: 320 against 200.
    const customers = await number('same-store-growth')
    expect(customers).toMatchObject({ value: '2.000000', dimension: 'customer' })
    expect(partsOf(customers)).toEqual({
      now: '300.00',
      before: '100.00',
      comparable: '1',
      opened: '1',
      closed: '1',
      overall: '0.600000'
    })
    expect(await number('same-store-growth', { dimension: 'region' })).toMatchObject({
      // North 300 against 100, South 20 against 100: 320 against 200.
      value: '0.600000'
    })
    // 13 months before January 2024 is December 2022: Ink came in January 2023, Pen was there from the first month.
    const filtered: Partial<BoardQuery> = { filters: [{ role: 'product', values: ['Pen', 'Ink'] }] }
    const young = await number('same-store-growth', { dimension: 'product', minMonths: 13 }, filtered)
    expect(partsOf(young)).toMatchObject({ comparable: '1', assumedOld: '1', closed: '1', tooYoung: '0' })
  })
})

describe('targets', () => {
  const rows = (value: string | null, ...amounts: [period: string, amount: string][]) =>
    amounts.map(([period, amount]) => ({ period, value, amount }))
  const plan = TargetPlan.parse({
    name: 'Budget',
    metric: 'revenue',
    dimension: 'region',
    rows: [...rows('North', ['2024-01', '310'], ['2024-02', '290']), ...rows('South', ['2024', '366'])]
  })

  test('by value: to date, the whole year, and what has none', async () => {
    // 1 January to 20 February: North 310 + 290 × 20/29 = 510, South 366 × 51/366 = 51. Sold 300 and 20.
    const tile = tileOf(await board({ kind: 'targets', metric: 'revenue' }, [plan]), 'it', 'targets')
    expect(tile).toMatchObject({ plan: 'Budget', dimension: 'region', whole: { from: '2024-01-01', to: '2024-12-31' } })
    expect(tile.rows).toEqual([
      {
        label: 'North',
        sales: '300.00',
        target: '510.00',
        attainment: 0.588235294118,
        gap: '-210.00',
        // Ten months of the year have no target.
        wholeTarget: null,
        wholeAttainment: null,
        noNumber: null
      },
      {
        label: 'South',
        sales: '20.00',
        target: '51.00',
        attainment: 0.392156862745,
        gap: '-31.00',
        wholeTarget: '366.00',
        wholeAttainment: 0.054644808743,
        noNumber: null
      }
    ])
    expect(tile.total).toMatchObject({ sales: '320.00', target: '561.00', attainment: 0.570409982175 })
  })

  test('one number, and why there is none', async () => {
    const spec = { kind: 'calculated', metric: 'revenue', calculation: 'quota-attainment' }
    const told = async (targets: readonly TargetPlan[], query: Partial<BoardQuery> = {}) =>
      tileOf(await board(spec, targets, query), 'it', 'number')
    expect(await told([plan])).toMatchObject({ value: '0.570410', unit: 'ratio' })
    expect(await told([])).toMatchObject({ value: null, reason: 'no-target' })
    // South alone, by the column of the plan.
    expect(await told([plan], { filters: [{ role: 'region', values: ['South'] }] })).toMatchObject({
      value: '0.392157'
    })
    // Nobody knows what of a target is one product's.
    expect(await told([plan], { filters: [{ role: 'product', values: ['Pen'] }] })).toMatchObject({
      value: null,
      reason: 'target-filtered'
    })
    const march = TargetPlan.parse({ ...plan, dimension: null, rows: rows(null, ['2024-02', '1']) })
    // January has no target, and sales of more days would flatter.
    expect(await told([march])).toMatchObject({ value: null, reason: 'no-target' })
  })

  test('by month where a plan is of everything', async () => {
    const all = TargetPlan.parse({ ...plan, dimension: null, rows: rows(null, ['2024-Q1', '910']) })
    const tile = tileOf(await board({ kind: 'targets', metric: 'revenue' }, [all]), 'it', 'targets')
    // 91 days: ten a day. February has 20 of them so far.
    expect(tile.rows.map(({ label, target, sales: sold }) => [label, target, sold])).toEqual([
      ['2024-01-01', '310.00', '180.00'],
      ['2024-02-01', '200.00', '140.00']
    ])
    expect(tile.total).toMatchObject({ target: '510.00', sales: '320.00' })
  })

  describe('beside the values of a chart', () => {
    const months = { kind: 'months', metric: 'revenue' }
    const series = { kind: 'series', metric: 'revenue', unit: 'month', shape: 'bar' }
    const quarter = TargetPlan.parse({ ...plan, dimension: null, rows: rows(null, ['2024-Q1', '910']) })
    const monthsWith = async (targets: readonly TargetPlan[], query: Partial<BoardQuery> = {}, more = {}) =>
      tileOf(await board({ ...months, ...more }, targets, query), 'it', 'months').target
    const seriesWith = async (targets: readonly TargetPlan[], query: Partial<BoardQuery> = {}, more = {}) =>
      tileOf(await board({ ...series, ...more }, targets, query), 'it', 'series').target
    const gaps = (count: number) => Array.from({ length: count }, () => null)

    test('a month has its part, a running one that of its days and that of all', async () => {
      // 910 over 91 days: January 31, February 20 of 29 so far, March 31; from April on there is none.
      expect(await monthsWith([quarter])).toEqual({
        plan: 'Budget',
        reason: null,
        lines: [{ shown: ['310.00', '200.00', ...gaps(10)], whole: [null, '290.00', '310.00', ...gaps(9)] }]
      })
      expect(await seriesWith([quarter])).toEqual({
        plan: 'Budget',
        reason: null,
        lines: [{ shown: ['310.00', '200.00'], whole: [null, '290.00'] }]
      })
      expect((await seriesWith([quarter], {}, { cumulative: true }))?.lines).toEqual([
        { shown: ['310.00', '510.00'], whole: [null, null] }
      ])
      expect((await seriesWith([quarter], {}, { unit: 'quarter' }))?.lines).toEqual([
        { shown: ['510.00'], whole: ['910.00'] }
      ])
      // Three quarters of the year have no target: there is none of the year to date's whole, one of its days.
      expect((await seriesWith([quarter], {}, { unit: 'year' }))?.lines).toEqual([{ shown: ['510.00'], whole: [null] }])
    })

    test('values add up where each value with sales has a target', async () => {
      // North 310 and 200 so far; South 366 in a leap year, one a day.
      expect((await seriesWith([plan]))?.lines).toEqual([{ shown: ['341.00', '220.00'], whole: [null, '319.00'] }])
      // Only North has a target in it, and South sold something in February (Cap), nothing in January.
      const north = TargetPlan.parse({ ...plan, rows: rows('North', ['2024-01', '310'], ['2024-02', '290']) })
      expect((await seriesWith([north]))?.lines).toEqual([{ shown: ['310.00', null], whole: [null, null] }])
      expect((await seriesWith([north], { filters: [{ role: 'region', values: ['North'] }] }))?.lines).toEqual([
        { shown: ['310.00', '200.00'], whole: [null, '290.00'] }
      ])
    })

    test('a target of the whole beside the values of a part would be false: there is none, and it says why', async () => {
      const pens = { filters: [{ role: 'product' as const, values: ['Pen'] }] }
      const none = { plan: 'Budget', reason: 'target-filtered', lines: [] }
      expect(await monthsWith([quarter], pens)).toEqual(none)
      expect(await seriesWith([quarter], {}, pens)).toEqual(none)
      expect(await seriesWith([quarter], { filters: [{ role: 'region', values: ['North'] }] })).toEqual(none)
      // Another plan of the metric that knows the column is taken instead.
      const other = { ...plan, name: 'By region' }
      expect(await seriesWith([quarter, other], { filters: [{ role: 'region', values: ['South'] }] })).toMatchObject({
        plan: 'By region',
        lines: [{ shown: ['31.00', '20.00'], whole: [null, '29.00'] }]
      })
    })

    test('lines of values have their own, in a plan by the same column', async () => {
      const byRegion = await board({ ...series, by: 'region' }, [plan])
      const tile = tileOf(byRegion, 'it', 'series')
      expect(tile.lines.map(({ label }) => label)).toEqual(['North', 'South'])
      expect(tile.target?.lines.map(({ shown }) => shown)).toEqual([
        ['310.00', '200.00'],
        ['31.00', '20.00']
      ])
      expect(await seriesWith([plan], {}, { by: 'product' })).toBeUndefined()
    })

    test('fiscal months of 4-4-5 weeks have the targets of their own days', async () => {
      // From the Monday nearest to 1 January: P01 is 1 to 28 January, P02 29 January to 25 February.
      const weeks = TargetPlan.parse({
        ...plan,
        dimension: null,
        rows: rows(null, ['FY2024-P01', '280'], ['FY2024-P02', '560'])
      })
      const calendar = { fiscalStartMonth: 1, weekStart: 'monday', fiscalWeeks: '4-4-5' }
      const fiscal = tileOf(await board(series, [weeks], { fiscal: true }, { calendar }), 'it', 'series')
      expect(fiscal.points.map(({ key }) => key)).toEqual(['FY2024-P01', 'FY2024-P02'])
      // 29 January to 20 February are 23 of 28 days: 20 a day.
      expect(fiscal.target?.lines).toEqual([{ shown: ['280.00', '460.00'], whole: [null, '560.00'] }])
      // By civil months January is 28 days of 10 and 3 of 20.
      const civil = tileOf(await board(series, [weeks], {}, { calendar }), 'it', 'series')
      expect(civil.target?.lines[0]?.shown).toEqual(['340.00', '400.00'])
    })

    test('is left out where it is switched off, of another metric, of weeks, or of another plan', async () => {
      expect(await monthsWith([quarter], {}, { targets: false })).toBeUndefined()
      expect(await seriesWith([quarter], {}, { metric: 'units' })).toBeUndefined()
      expect(await seriesWith([quarter], {}, { unit: 'week' })).toBeUndefined()
      expect(await seriesWith([quarter], {}, { plan: 'Forecast' })).toBeUndefined()
      expect(await seriesWith([])).toBeUndefined()
    })
  })
})

describe('heat maps', () => {
  test('days of the week as those of a mean day, by month where there are no hours', async () => {
    const tile = tileOf(await board({ kind: 'heat', metric: 'revenue', axes: 'weekday' }), 'it', 'heat')
    expect(tile).toMatchObject({ axes: 'weekday-month', isDaily: true })
    const at = (row: number, column: number) =>
      tile.cells.find((cell) => cell.row === row && cell.column === column)?.value
    // 31 January 2024 was one of five Wednesdays: 180 ÷ 5. 20 February was one of three Tuesdays up to it: 120 ÷ 3.
    expect([at(3, 1), at(2, 2), at(1, 1)]).toEqual(['36.00', '40.00', null])
  })

  test('an index needs a year with all of its months', async () => {
    const tile = tileOf(await board({ kind: 'heat', metric: 'revenue', shows: 'index' }), 'it', 'heat')
    expect(tile).toMatchObject({ unit: 'ratio', reason: 'too-few-months' })
    const year = await tables.table(
      Array.from({ length: 12 }, (_, index) => ({
        // The third of January: a week of the year may be missing.
        day: `2023-${String(index + 1).padStart(2, '0')}-${index === 0 ? '03' : index === 11 ? '31' : '10'}`,
        revenue: String(index === 0 ? 230 : 70)
      }))
    )
    const made = await year.board({
      tiles: [TileSpec.parse({ id: 'it', size, kind: 'heat', metric: 'revenue', shows: 'index' })]
    })
    const map = tileOf(made, 'it', 'heat')
    // 1,000 in twelve months: 230 ÷ 83.33 = 2.76 and 70 ÷ 83.33 = 0.84. January is cut.
    expect(map.cells.slice(0, 2)).toEqual([
      { row: 2023, column: 1, value: '2.760000', partial: true },
      { row: 2023, column: 2, value: '0.840000', partial: false }
    ])
    // No year is wholly in the data: there is no mean over years.
    expect(map.means).toBeUndefined()
  })
})

test('where revenue was made of the price itself there is no list price, and no discount of nought', async () => {
  const roles = { ...handRoles, unitPrice: 'cost' }
  const derive = (expression: string) => ({
    roles,
    recipe: {
      version: 1 as const,
      readings: [],
      roles: {},
      steps: [{ id: 'r', enabled: true, kind: 'derive' as const, column: 'revenue', expression }]
    }
  })
  for (const metric of ['discountRate', 'discountAmount', 'priceRealisation']) {
    const made = await board({ kind: 'number', metric, span: 'range' }, [], {}, derive('quantity * cost'))
    expect(tileOf(made, 'it', 'number')).toMatchObject({ value: null, blocked: 'no-list-price' })
  }
  const less = await board(
    { kind: 'number', metric: 'discountAmount', span: 'range' },
    [],
    {},
    derive('quantity * cost - 1')
  )
  expect(tileOf(less, 'it', 'number').blocked).toBeUndefined()
})
