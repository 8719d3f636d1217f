/**
 * Like-for-like growth: of the stores, customers or products that were there in both periods (reference: kpis.md, "Same-store /
 * like-for-like"). What opened or closed in between changes the total, not this.
 */
import { type Exact, total } from '../exact'
import { type Growth, growthOf } from '../query/growth'
import { isoDay, monthAfter, monthNumberOf, yearOf } from '../query/period'
import { type Figure, figure, noFigure } from './figure'

export interface StoreInput {
  /** Null is "(not set)", which is no entity: it is in `total` only. */
  readonly label: string | null
  readonly value: Exact | null
  readonly previous: Exact | null
  /** ISO day of its first sale in all data; null: not known. */
  readonly firstSale: string | null
}

export interface SameStoreRules {
  /** First day of the range. */
  readonly from: string
  /** First day with data. */
  readonly dataFrom: string
  /**
   * Months that must lie between the month of the first sale and the month in which the range begins; 13 leaves the month of an opening out
   * of a comparison with last year, and is what is taken when it is absent. Null: sales in both periods are enough.
   */
  readonly minMonths?: number | null
}

const usualMinMonths = 13

export interface Group {
  readonly count: number
  /** Null: none of them sold. */
  readonly value: Exact | null
  readonly previous: Exact | null
}

export interface SameStore {
  readonly sameStore: Growth
  /** Of all entities together. */
  readonly overall: Growth
  /** In the growth. */
  readonly comparable: Group
  /** In both periods, but not there for long enough. */
  readonly tooYoung: Group
  /** Sales now only, before only. */
  readonly opened: Group
  readonly closed: Group
  /** Without a label. */
  readonly unnamed: Group
  /** Comparable ones whose first sale is in the first month of the data: they may be older, and are taken to be. */
  readonly assumedOld: number
}

/** The groups that entities fall into; every entity is in one of them. */
export interface StoreGroups extends Pick<SameStore, 'comparable' | 'tooYoung' | 'opened' | 'closed' | 'unnamed'> {
  readonly assumedOld: number
}

/** @returns no figure: `no-value` (nothing sold now), `no-earlier-data` (no entity is comparable) */
export function sameStoreOf(entities: readonly StoreInput[], rules: SameStoreRules): Figure<SameStore> {
  const bound = oldEnoughBefore(rules)
  const kindOf = (entity: StoreInput) => {
    if (entity.label === null) return 'unnamed'
    if (entity.value === null) return entity.previous === null ? 'nothing' : 'closed'
    if (entity.previous === null) return 'opened'
    const isOld = bound === null || (entity.firstSale !== null && entity.firstSale < bound)
    return isOld ? 'comparable' : 'tooYoung'
  }
  const kinds = entities.map((entity) => ({ entity, kind: kindOf(entity) }))
  const of = (kind: ReturnType<typeof kindOf>) => kinds.filter((one) => one.kind === kind).map(({ entity }) => entity)
  const comparable = of('comparable')
  const start = startBefore(rules)
  return sameStoreFrom({
    comparable: groupOf(comparable),
    tooYoung: groupOf(of('tooYoung')),
    opened: groupOf(of('opened')),
    closed: groupOf(of('closed')),
    unnamed: groupOf(of('unnamed')),
    assumedOld:
      bound === null ? 0 : comparable.filter(({ firstSale }) => firstSale !== null && firstSale < start).length
  })
}

/** The same of groups that were put together elsewhere. */
export function sameStoreFrom(groups: StoreGroups): Figure<SameStore> {
  const { comparable, tooYoung, opened, closed, unnamed } = groups
  const all = [comparable, tooYoung, opened, closed, unnamed]
  const sold = (of: (group: Group) => Exact | null) => all.flatMap((group) => of(group) ?? [])
  const [values, previous] = [sold(({ value }) => value), sold((group) => group.previous)]
  if (values.length === 0) return noFigure('no-value')
  if (comparable.count === 0) return noFigure('no-earlier-data')
  return figure({
    ...groups,
    sameStore: growthOf(comparable.value, comparable.previous),
    overall: growthOf(total(values), previous.length > 0 ? total(previous) : null)
  })
}

/**
 * An entity is old enough when its first sale lies before this day: so many months before that of the range, or in the first month of the
 * data, as it may be older then. Null: any is.
 */
export function oldEnoughBefore(rules: SameStoreRules): string | null {
  const { minMonths = usualMinMonths, from } = rules
  if (minMonths === null) return null
  const month = yearOf(from) * 12 + monthNumberOf(from) - minMonths
  const bound = isoDay(Math.floor(month / 12), (month % 12) + 1, 1)
  const start = startBefore(rules)
  return bound > start ? bound : start
}

/** First day after the first month of the data. */
export function startBefore({ dataFrom }: Pick<SameStoreRules, 'dataFrom'>): string {
  return `${monthAfter(dataFrom.slice(0, 7))}-01`
}

function groupOf(entities: readonly StoreInput[]): Group {
  const sum = (values: readonly (Exact | null)[]) => {
    const known = values.flatMap((value) => value ?? [])
    return known.length === 0 ? null : total(known)
  }
  return {
    count: entities.length,
    value: sum(entities.map(({ value }) => value)),
    previous: sum(entities.map(({ previous }) => previous))
  }
}
