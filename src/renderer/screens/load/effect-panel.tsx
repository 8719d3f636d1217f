/** What the load would change: month by month, or column by column; in a cluster, also how it is ingested. */
import { SegmentedControl, Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { LoadPlan } from '../../../shared/contract/load'
import { summableRevenue } from '../../../shared/domain/mixed-currencies'
import { formatCount, useText } from '../../text'
import { columnsAt } from '../shape/columns-at'
import { FormPanel } from './cluster/form-panel'
import { PreviewPanel } from './cluster/preview-panel'
import { SpecPanel } from './cluster/spec-panel'
import type { Question } from './cluster/use-cluster-plan'
import type { Destination } from './cluster/use-destination'
import { ColumnsTable } from './columns-table'
import shared from './load.module.css'
import classes from './months.module.css'
import { MonthsTable } from './months-table'

type Props = {
  readonly question: Question
  readonly plan: LoadPlan | null
  readonly stale: boolean
  readonly failed: boolean
  readonly destination: Destination
}

type View = 'months' | 'columns' | 'ingestion' | 'preview' | 'spec'

export function EffectPanel({ question, plan, stale, failed, destination }: Props) {
  const { recipe, mode } = question
  const { t } = useText('load')
  const { t: ingest } = useText('ingest')
  const [picked, setPicked] = useState<View>('months')
  const hasMonths = recipe.roles.orderDate !== undefined || (plan?.months.length ?? 0) > 0
  const isCluster = destination.connection !== null
  const views: View[] = [...(hasMonths ? (['months'] as const) : []), 'columns']
  if (isCluster) views.push('ingestion', 'preview', 'spec')
  const view = views.includes(picked) ? picked : (views[0] ?? 'columns')
  const columns = columnsAt(recipe, null)
  const there = plan ? plan.rowsStaying + plan.rowsReplaced : 0
  const words: Record<View, string> = {
    months: t('effect.title'),
    columns: t('effect.columns', { count: columns.length }),
    ingestion: ingest('title'),
    preview: ingest('preview.title'),
    spec: ingest('effectSpec')
  }
  const { plan: cluster } = destination
  const isOfCluster = view === 'ingestion' || view === 'preview' || view === 'spec'
  return (
    <section className={classes.months} aria-busy={stale}>
      <header>
        <SegmentedControl
          size="xs"
          aria-label={t('effect.view')}
          value={view}
          onChange={(next) => setPicked(views.find((one) => one === next) ?? 'columns')}
          data={views.map((value) => ({ value, label: words[value] }))}
        />
        {!isOfCluster && plan && (
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
      {!hasMonths && !isOfCluster && (
        <p className={shared.note}>{t(mode === 'append' ? 'effect.noMonthsAppend' : 'effect.noMonths')}</p>
      )}
      {view === 'columns' ? (
        <ColumnsTable recipe={recipe} columns={columns} />
      ) : (isOfCluster ? cluster : plan) === null ? (
        !failed && <Skeleton height={280} />
      ) : view === 'months' && plan ? (
        <MonthsTable months={plan.months} delta={cluster?.delta ?? []} column={summableRevenue(recipe)} />
      ) : view === 'ingestion' && cluster ? (
        <FormPanel plan={cluster} recipe={recipe} columns={columns} mode={mode} />
      ) : view === 'preview' ? (
        <PreviewPanel question={question} target={destination.target ?? null} />
      ) : (
        cluster && <SpecPanel plan={cluster} edit={destination.edit} />
      )}
    </section>
  )
}
