/**
 * Like-for-like growth: of the stores, customers or products that were there in both periods (reference: kpis.md, "Same-store /
 * like-for-like"). What opened or closed in between changes the total, not this.
 */
import { type Exact, total } from '../exact'
import { type Growth, growthOf } from '../query/growth'
import { monthNumberOf, yearOf } from '../query/period'
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
  readonly value: Exact
  readonly previous: Exact
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

/** @returns no figure: `no-value` (nothing sold now), `no-earlier-data` (no entity is comparable) */
export function sameStoreOf(entities: readonly StoreInput[], rules: SameStoreRules): Figure<SameStore> {
  if (!entities.some(({ value }) => value !== null)) return noFigure('no-value')
  const kindOf = (entity: StoreInput) => {
    if (entity.label === null) return 'unnamed'
    if (entity.value === null) return entity.previous === null ? 'nothing' : 'closed'
    if (entity.previous === null) return 'opened'
    return isOldEnough(entity, rules) ? 'comparable' : 'tooYoung'
  }
  const kinds = entities.map((entity) => ({ entity, kind: kindOf(entity) }))
  const of = (kind: ReturnType<typeof kindOf>) => kinds.filter((one) => one.kind === kind).map(({ entity }) => entity)
  const comparable = of('comparable')
  if (comparable.length === 0) return noFigure('no-earlier-data')
  const [same, all] = [groupOf(comparable), groupOf(entities)]
  const hasEarlier = entities.some(({ previous }) => previous !== null)
  return figure({
    sameStore: growthOf(same.value, same.previous),
    overall: growthOf(all.value, hasEarlier ? all.previous : null),
    comparable: same,
    tooYoung: groupOf(of('tooYoung')),
    opened: groupOf(of('opened')),
    closed: groupOf(of('closed')),
    unnamed: groupOf(of('unnamed')),
    assumedOld: rules.minMonths === null ? 0 : comparable.filter((entity) => isFromStart(entity, rules)).length
  })
}

function isOldEnough(entity: StoreInput, rules: SameStoreRules): boolean {
  const { minMonths = usualMinMonths } = rules
  if (minMonths === null || isFromStart(entity, rules)) return true
  return entity.firstSale !== null && monthsBetween(entity.firstSale, rules.from) >= minMonths
}

function isFromStart({ firstSale }: StoreInput, { dataFrom }: SameStoreRules): boolean {
  return firstSale?.slice(0, 7) === dataFrom.slice(0, 7)
}

function monthsBetween(from: string, to: string): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthNumberOf(to) - monthNumberOf(from)
}

function groupOf(entities: readonly StoreInput[]): Group {
  return {
    count: entities.length,
    value: total(entities.flatMap(({ value }) => value ?? [])),
    previous: total(entities.flatMap(({ previous }) => previous ?? []))
  }
}
