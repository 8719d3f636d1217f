/** What is bought together. The formula: `shared/domain/kpi/basket.ts`. Only of the warehouse of this machine: Druid has no such join. */
import type { BasketTile, SpecOf } from '../../../../shared/domain/board'
import { basketOf } from '../../../../shared/domain/kpi/basket'
import type { Measure } from '../../../../shared/domain/query/tree'
import { allRows, type BoardContext, baseOf, comparedRows, countOf, during, emptyBase } from '../board-context'
import { askGroups, type Run } from '../facts'

const mostProducts = 500
const mostPairs = 2000
const shownPairs = 20
/** Pairs in fewer orders are chance; of many orders, one in a thousand. */
const leastOrders = 5
const leastShare = 0.001

export async function basketTile(spec: SpecOf<'basket'>, context: BoardContext, run: Run): Promise<BasketTile> {
  const { dimension } = spec
  const { columns, dataset, range } = context
  const head = { kind: 'basket', dimension } as const
  const nothing = { reason: null, orders: 0, pairs: [] }
  const [item, order] = [columns(dimension), columns('orderId')]
  if (!item || !order) {
    const missing = [...(item ? [] : [dimension]), ...(order ? [] : ['orderId' as const])]
    return { ...head, ...emptyBase(context, spec, missing), ...nothing }
  }
  if (dataset.cluster !== undefined) {
    return { ...head, ...emptyBase(context, spec, [], 'not-on-cluster'), ...nothing }
  }
  const where = comparedRows(context, { range, earlier: null, isComparable: false })
  const used: Measure = {
    kind: 'rows',
    when: [
      { kind: 'known', column: item },
      { kind: 'known', column: order }
    ]
  }
  const orders: Measure = { kind: 'distinct', column: order, when: [] }
  const [total] = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where,
      keys: [],
      measures: [allRows, used, orders].map((measure) => during(measure, range))
    },
    run
  )
  const count = (measure: Measure) => (total ? countOf(total.facts(during(measure, range))) : 0)
  const base = baseOf(context, spec, count(used), count(allRows))
  const least = Math.max(leastOrders, Math.ceil(count(orders) * leastShare))
  const { rows } = await run({
    kind: 'pairs',
    dataset: dataset.name,
    where,
    group: order,
    item,
    most: mostProducts,
    leastGroups: least,
    limit: mostPairs
  })
  const products = new Map<string, number>()
  for (const [one, other, , a, b] of rows) products.set(String(one), Number(a)).set(String(other), Number(b))
  const found = basketOf(
    {
      orders: Number(rows[0]?.[5] ?? count(orders)),
      products,
      pairs: rows.map(([one, other, both]) => ({ a: String(one), b: String(other), orders: Number(both) }))
    },
    least
  )
  if (found.value === null) return { ...head, ...base, ...nothing, reason: found.noFigure }
  return {
    ...head,
    ...base,
    reason: null,
    orders: Number(rows[0]?.[5] ?? count(orders)),
    pairs: found.value.pairs.slice(0, shownPairs).map(({ a, b, ...pair }) => ({ one: a, other: b, ...pair }))
  }
}
