/** Bridge: what made revenue change against the days compared with. The formula: `shared/domain/kpi/bridge.ts`. */
import type { BridgeTile, SpecOf } from '../../../../shared/domain/board'
import { bridgeParts, priceVolumeMix } from '../../../../shared/domain/kpi/bridge'
import type { Measure } from '../../../../shared/domain/query/tree'
import type { Role } from '../../../../shared/domain/role'
import { allRows, type BoardContext, baseOf, comparedRows, countOf, during, emptyBase, planFor } from '../board-context'
import { askGroups, type Run } from '../facts'
import { valueText } from '../value-text'

const mostItems = 3

export async function bridgeTile(spec: SpecOf<'bridge'>, context: BoardContext, run: Run): Promise<BridgeTile> {
  const { dimension } = spec
  const { range, earlier, isComparable, dataset, columns } = context
  const head = { kind: 'bridge', dimension, range, earlier } as const
  const nothing = { reason: null, before: null, after: null, steps: [], items: [] }
  const column = columns(dimension)
  const { plan, lacks } = planFor(context, 'revenue')
  const quantity = columns('quantity')
  const revenue = columns('revenue')
  const missing: Role[] = [
    ...lacks,
    ...(column ? [] : [dimension]),
    ...(quantity ? [] : ['quantity' as const]),
    ...(range ? [] : ['orderDate' as const])
  ]
  if (!plan || !column || !quantity || !revenue || !range || missing.length > 0) {
    return { ...head, ...emptyBase(context, spec, missing), ...nothing }
  }
  if (!earlier || !isComparable) return { ...head, ...emptyBase(context, spec, [], 'no-comparison'), ...nothing }
  const sales: Measure = { kind: 'sum', column: revenue, when: [] }
  const units: Measure = { kind: 'sum', column: quantity, when: [] }
  const asked = [range, earlier].flatMap((days) => [sales, units].map((measure) => during(measure, days)))
  const counted = [allRows, plan.used].map((measure) => during(measure, range))
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: comparedRows(context, context),
      keys: [{ kind: 'value', column }],
      measures: [...asked, ...counted]
    },
    run
  )
  const sum = (measure: Measure) => rows.reduce((total, { facts }) => total + countOf(facts(during(measure, range))), 0)
  const base = baseOf(context, spec, sum(plan.used), sum(allRows))
  const found = priceVolumeMix(
    rows.map(({ keys: [label = null], facts }) => ({
      label,
      s0: facts(during(sales, earlier)),
      q0: facts(during(units, earlier)),
      s1: facts(during(sales, range)),
      q1: facts(during(units, range))
    })),
    mostItems
  )
  if (found.value === null) return { ...head, ...base, ...nothing, reason: found.noFigure }
  const { before, now, parts, largest } = found.value
  return {
    ...head,
    ...base,
    reason: null,
    before: valueText(before, 'money'),
    after: valueText(now, 'money'),
    steps: bridgeParts.map((part) => ({ part, value: valueText(parts[part], 'money') })),
    items: bridgeParts.flatMap((part) =>
      largest[part].map((item) => ({
        part,
        label: item.label,
        change: valueText(item.change, 'money'),
        value: valueText(item.parts[part], 'money')
      }))
    )
  }
}
