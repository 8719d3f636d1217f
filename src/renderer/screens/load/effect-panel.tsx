/** What the load would change: month by month, or column by column. */
import { SegmentedControl, Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { LoadPlan } from '../../../shared/contract/load'
import type { LoadMode } from '../../../shared/domain/load-mode'
import type { Recipe } from '../../../shared/domain/recipe'
import { formatCount, useText } from '../../text'
import { columnsAt } from '../shape/columns-at'
import { ColumnsTable } from './columns-table'
import shared from './load.module.css'
import classes from './months.module.css'
import { MonthsTable } from './months-table'

type Props = {
  readonly recipe: Recipe
  readonly plan: LoadPlan | null
  readonly stale: boolean
  readonly failed: boolean
  readonly mode: LoadMode
}

type View = 'months' | 'columns'

export function EffectPanel({ recipe, plan, stale, failed, mode }: Props) {
  const { t } = useText('load')
  const [picked, setPicked] = useState<View>('months')
  const hasMonths = recipe.roles.orderDate !== undefined || (plan?.months.length ?? 0) > 0
  const view = hasMonths ? picked : 'columns'
  const columns = columnsAt(recipe, null)
  const there = plan ? plan.rowsStaying + plan.rowsReplaced : 0
  return (
    <section className={classes.months} aria-busy={stale}>
      <header>
        <SegmentedControl
          size="xs"
          aria-label={t('effect.view')}
          value={view}
          onChange={(next) => setPicked(next === 'columns' ? 'columns' : 'months')}
          data={[
            { value: 'months', label: t('effect.title'), disabled: !hasMonths },
            { value: 'columns', label: t('effect.columns', { count: columns.length }) }
          ]}
        />
        {plan && (
          <span className="muted">
            {there === 0
              ? t('effect.summaryNew')
              : t('effect.summary', {
                  staying: formatCount(plan.rowsStaying),
                  replaced: formatCount(plan.rowsReplaced)
                })}
          </span>
        )}
      </header>
      {!hasMonths && (
        <p className={shared.note}>{t(mode === 'append' ? 'effect.noMonthsAppend' : 'effect.noMonths')}</p>
      )}
      {view === 'columns' ? (
        <ColumnsTable recipe={recipe} columns={columns} />
      ) : plan ? (
        <MonthsTable months={plan.months} />
      ) : (
        !failed && <Skeleton height={280} />
      )}
    </section>
  )
}
