/** The calculators against examples that a Python program worked out with fractions: test/kpi/worked.py. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DateRange } from '../board'
import type { Calendar } from '../dataset'
import { type Exact, textOf } from '../exact'
import { basketOf } from './basket'
import { priceVolumeMix } from './bridge'
import { activeSince, inactiveAfter, inactiveOf } from './customers/activity'
import { cohortsOf } from './customers/cohorts'
import { lifetimeValueOf } from './customers/lifetime-value'
import { rfmOf } from './customers/rfm'
import { discountImpactOf, discountRateOf, priceRealisationOf } from './discount'
import type { Figure } from './figure'
import { exact, known } from './kpi-under-test'
import { abcOf, concentrationOf } from './pareto'
import { attainmentOf, targetOf } from './quota'
import { returnRatesOf } from './returns'
import { runRateOf } from './run-rate'
import { sameStoreOf } from './same-store'
import { sharesOf } from './shares'
import { forecastToYearEnd } from './timeline/forecast'
import { type MonthGrowth, monthOverMonth, yearOverYear } from './timeline/growth'
import { rollingAverage, rollingTwelve } from './timeline/rolling'
import type { MonthlyFacts } from './timeline/series'
import { compoundGrowthOf, seasonalIndexOf } from './timeline/years'

type Text = string | null
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Without zeros at the end, as the examples are written. */
function plain(value: Exact): string {
  const text = textOf(value)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** The number, or why there is none. */
const either = <T>({ value, noFigure }: Figure<T>): T | string => value ?? String(noFigure)
const eitherText = ({ value, noFigure }: Figure<Exact>): string => (value ? plain(value) : String(noFigure))

/** The figure with what is compared of it. */
function shown<T>(result: Figure<T>, show: (value: T) => Json): Json {
  return result.noFigure === null ? { value: show(result.value), noFigure: null } : { ...result }
}

interface Monthly {
  readonly values: Readonly<Record<string, string>>
  readonly data: DateRange
  readonly calendar?: Calendar
  readonly fiscal?: boolean
  readonly gapsAreZero?: boolean
}

function factsOf({ values, ...others }: Monthly): MonthlyFacts {
  return { ...others, values: new Map(Object.entries(values).map(([month, value]) => [month, exact(value)])) }
}

function monthGrowth({ month, growth, growthPerDay, change }: MonthGrowth): Json {
  const base = { month, growth: either(growth), growthPerDay: either(growthPerDay) }
  return month === null ? base : { ...base, change: change && plain(change) }
}

interface Valued {
  readonly label: Text
  readonly value: Text
}
const valued = (items: readonly Valued[]) => items.map(({ label, value }) => ({ label, value: known(value) }))

/** What a family of examples has as its input, and what is compared. */
interface Inputs {
  bridge: readonly { label: Text; s0: Text; q0: Text; s1: Text; q1: Text }[]
  abc: { items: readonly Valued[]; a: string; b: string }
  concentration: { items: readonly Valued[]; n: number }
  shares: readonly { label: Text; value: Text; previous: Text }[]
  'same-store': {
    items: readonly { label: Text; value: Text; previous: Text; firstSale: Text }[]
    from: string
    dataFrom: string
    minMonths: number | null
  }
  basket: {
    orders: number
    products: Record<string, number>
    pairs: readonly [string, string, number][]
    minOrders: number
  }
  returns: { sold: Record<'value' | 'units' | 'orders', Text>; returned: Record<'value' | 'units' | 'orders', Text> }
  discount: { discount: Text; list: Text; revenue: Text; cost: Text }
  'month-growth': Monthly
  rolling: Monthly
  years: Monthly
  forecast: Monthly
  'run-rate': { days: Record<string, string>; data: DateRange }
  quota: {
    unit: 'month' | 'quarter' | 'year'
    amounts: Record<string, string>
    range: DateRange
    sales: Text
    weights: readonly string[] | null
  }
  rfm: {
    items: readonly { customer: Text; lastOrder: string; orders: number; revenue: string }[]
    referenceDay: string
  }
  cohorts: {
    counts: readonly { cohort: string; month: string; customers: number }[]
    data: DateRange
    calendar?: Calendar
    fiscal?: boolean
  }
  inactive: {
    gaps: readonly [number, number][]
    items: readonly { customer: Text; lastOrder: string }[]
    referenceDay: string
  }
  lifetime: {
    revenue: Text
    orders: number
    customers: number
    window: DateRange
    margin: Text
    expectedYears: string
  }
}
type Family = keyof Inputs

const calculated: { readonly [F in Family]: (input: Inputs[F]) => Json } = {
  bridge: (rows) => {
    const items = rows.map(({ label, s0, q0, s1, q1 }) => ({
      label,
      s0: known(s0),
      q0: known(q0),
      s1: known(s1),
      q1: known(q1)
    }))
    return shown(priceVolumeMix(items), ({ before, now, change, parts, commonItems, unexplainedItems }) => ({
      before: plain(before),
      now: plain(now),
      change: plain(change),
      parts: Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, plain(value)])),
      commonItems,
      unexplainedItems
    }))
  },
  abc: ({ items, a, b }) =>
    shown(abcOf(valued(items), { a: exact(a), b: exact(b) }), (abc) => ({
      items: abc.items.map(({ label, class: name, cumulative }) => [label, name, cumulative]),
      apart: abc.apart.map(({ label, why }) => [label, why]),
      positiveTotal: plain(abc.positiveTotal)
    })),
  concentration: ({ items, n }) =>
    shown(concentrationOf(valued(items), n), ({ hhi, equalMembers, top, members, apart }) => ({
      hhi,
      equalMembers,
      top: top.share,
      members,
      apart: apart.length
    })),
  shares: (rows) => {
    const shares = sharesOf(
      rows.map(({ label, value, previous }) => ({ label, value: known(value), previous: known(previous) }))
    )
    return {
      total: shares.total && plain(shares.total),
      rows: shares.rows.map(({ share, points, growth, noGrowth }) => [share.value, either(points), growth ?? noGrowth])
    }
  },
  'same-store': ({ items, ...rules }) => {
    const entities = items.map((one) => ({ ...one, value: known(one.value), previous: known(one.previous) }))
    return shown(sameStoreOf(entities, rules), ({ sameStore, overall, comparable, tooYoung, opened, closed }) => ({
      sameStore: sameStore.growth ?? sameStore.noGrowth,
      overall: overall.growth ?? overall.noGrowth,
      comparable: comparable.count,
      tooYoung: tooYoung.count,
      opened: opened.count,
      closed: closed.count
    }))
  },
  basket: ({ orders, products, pairs, minOrders }) => {
    const counts = {
      orders,
      products: new Map(Object.entries(products)),
      pairs: pairs.map(([a, b, both]) => ({ a, b, orders: both }))
    }
    return shown(basketOf(counts, minOrders), (basket) => ({
      pairs: basket.pairs.map((one) => [one.a, one.b, one.support, one.confidence, one.reverseConfidence, one.lift]),
      rare: basket.rare,
      uncounted: basket.uncounted
    }))
  },
  returns: ({ sold, returned }) => {
    const amounts = ({ value, units, orders }: typeof sold) => ({
      value: known(value),
      units: known(units),
      orders: known(orders)
    })
    const { byValue, byUnits, byOrders, net } = returnRatesOf(amounts(sold), amounts(returned))
    return { rates: [byValue, byUnits, byOrders].map(either), net: net && plain(net) }
  },
  discount: ({ discount, list, revenue, cost }) => {
    const rate = discountRateOf(known(discount), known(list))
    const { margin, withoutDiscount, points } = discountImpactOf(known(revenue), known(discount), known(cost))
    return {
      rate: rate.value?.rate ?? rate.noFigure,
      realisation: either(priceRealisationOf(known(revenue), known(list))),
      impact: [margin, withoutDiscount, points].map(either)
    }
  },
  'month-growth': (facts) => ({
    mom: monthGrowth(monthOverMonth(factsOf(facts))),
    yoy: monthGrowth(yearOverYear(factsOf(facts)))
  }),
  rolling: (facts) => {
    const twelve = rollingTwelve(factsOf(facts))
    const average = rollingAverage(factsOf(facts))
    return {
      value: eitherText(twelve.value),
      previous: eitherText(twelve.previous),
      growth: either(twelve.growth),
      missing: twelve.missing,
      average: average.value.value ? [plain(average.value.value), average.counted] : average.value.noFigure
    }
  },
  years: (facts) => {
    const compound = compoundGrowthOf(factsOf(facts))
    const season = seasonalIndexOf(factsOf(facts))
    return {
      cagr: compound.value
        ? [compound.value.firstYear, compound.value.lastYear, compound.value.rate]
        : compound.noFigure,
      season: season.value?.indices ?? season.noFigure
    }
  },
  forecast: (facts) =>
    shown(forecastToYearEnd(factsOf(facts)), ({ months, actual, total, backTest }) => ({
      months: months.map(({ forecast }) => plain(forecast)),
      actual: plain(actual),
      total: plain(total),
      error: either(backTest.meanError)
    })),
  'run-rate': ({ days, data }) => {
    const facts = { days: new Map(Object.entries(days).map(([day, value]) => [day, exact(value)])), data }
    return shown(runRateOf(facts), ({ value, basis, isComplete }): Json => {
      const sum = plain(value)
      return isComplete ? { value: sum } : { value: sum, basis }
    })
  },
  quota: ({ unit, amounts, range, sales, weights }) => {
    // The examples count weekdays from Monday, the product from Sunday.
    const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = weights ?? []
    const week = [sunday, monday, tuesday, wednesday, thursday, friday, saturday].map((one) => exact(one ?? '1'))
    const targets = {
      unit,
      amounts: new Map(Object.entries(amounts).map(([period, amount]) => [period, exact(amount)])),
      ...(weights ? { weights: week } : {})
    }
    const target = targetOf(range, targets)
    const attained = attainmentOf(known(sales), range, targets)
    return {
      target: target.value ? [plain(target.value.target), target.value.uncoveredDays] : target.noFigure,
      attainment: attained.value?.rate ?? attained.noFigure
    }
  },
  rfm: ({ items, referenceDay }) => {
    const customers = items.map((one) => ({ ...one, revenue: exact(one.revenue) }))
    return shown(rfmOf(customers, referenceDay), (rfm) => ({
      customers: rfm.customers.map(({ customer, days, r, f, m }) => [customer, days, r, f, m]),
      anonymous: rfm.anonymous
    }))
  },
  cohorts: (facts) =>
    shown(cohortsOf(facts), ({ cohorts }) => ({
      rows: cohorts.map(({ month, size, cells }) => [
        month,
        size,
        cells.map((cell) => (cell === null ? 'blank' : cell.share))
      ]),
      partial: cohorts.some(({ cells }) => cells.some((cell) => cell?.isPartial))
    })),
  inactive: ({ gaps, items, referenceDay }) => {
    const named = items.filter(({ customer }) => customer)
    const since = activeSince(referenceDay, inactiveAfter(new Map(gaps)) ?? 0)
    const gone = named.filter(({ lastOrder }) => lastOrder < since).map(({ customer }) => customer)
    return shown(
      inactiveOf(new Map(gaps), { all: named.length, inactive: gone.length }),
      ({ afterDays, inactive, share }) => {
        expect(inactive).toBe(gone.length)
        return { afterDays, gone: gone.sort(), share }
      }
    )
  },
  lifetime: ({ revenue, margin, expectedYears, ...others }) =>
    shown(
      lifetimeValueOf({
        ...others,
        revenue: known(revenue),
        margin: known(margin),
        expectedYears: exact(expectedYears)
      }),
      ({ value, averageOrder, ordersPerYear }) => ({
        value: plain(value),
        averageOrder: plain(averageOrder),
        ordersPerYear
      })
    )
}

type Example = { [F in Family]: { family: F; name: string; input: Inputs[F]; expected: Json } }[Family]

const examples: Example[] = readFileSync(join(import.meta.dirname, '../../../../test/kpi/worked.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))

function calculate<F extends Family>(family: F, input: Inputs[F]): Json {
  return calculated[family](input)
}

/** A root has no end: fifteen digits of it are alike. */
function near(value: Json): Json {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value
}

describe.each(Object.keys(calculated) as Family[])('%s', (family) => {
  const ofFamily = examples.filter((one) => one.family === family)

  test.each(ofFamily.map((one) => [one.name, one] as const))('%s', (_, { input, expected }) => {
    const found = calculate(family, input as Inputs[typeof family])
    if (family !== 'years') expect(found).toEqual(expected)
    else
      expect(JSON.parse(JSON.stringify(found), (_, value) => near(value))).toEqual(
        JSON.parse(JSON.stringify(expected), (_, value) => near(value))
      )
  })

  test('has examples', () => {
    expect(ofFamily.length).toBeGreaterThan(5)
  })
})
