/** Targets of a dataset: its plans, and the one that is edited. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { Dataset } from '../../../shared/domain/dataset'
import type { StoredPlan } from '../../../shared/domain/targets/plan'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page, Panel } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { useText } from '../../text'
import { type Draft, draftOf, newDraft } from './draft'
import { PlanEditor } from './plan-editor'
import classes from './targets.module.css'

export default function Targets() {
  const { t } = useText('targets')
  const { dataset: name = '' } = useParams<{ dataset?: string }>()
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} }))
  const dataset = datasets.data?.find((one) => one.name.toLowerCase() === decodeURIComponent(name).toLowerCase())
  const plans = useQuery({
    ...api.explore.targets.queryOptions({ input: { dataset: dataset?.name ?? '' } }),
    enabled: dataset !== undefined
  })
  const error = datasets.error ?? plans.error
  if (error) {
    return (
      <Page title={t('title')}>
        <ErrorPanel title={t('failed')} error={appErrorOf(error)} onRetry={() => void datasets.refetch()} />
      </Page>
    )
  }
  if (datasets.data && !dataset) {
    return (
      <Page title={t('title')}>
        <p className="muted">{t('unknown', { name: decodeURIComponent(name) })}</p>
      </Page>
    )
  }
  if (!dataset || !plans.data) return <ScreenLoading />
  return <Plans dataset={dataset} plans={plans.data} />
}

function Plans({ dataset, plans }: { dataset: Dataset; plans: readonly StoredPlan[] }) {
  const { t } = useText('targets')
  const { t: board } = useText('board')
  const [, navigate] = useLocation()
  const { calendar } = dataset
  const [draft, setDraft] = useState<Draft>(() => (plans[0] ? draftOf(plans[0].plan, calendar) : newDraft(dataset)))
  return (
    <Page
      title={t('titleOf', { name: dataset.name })}
      actions={
        <>
          <Button variant="default" onClick={() => navigate(paths.datasets)}>
            {t('toDatasets')}
          </Button>
          <Button variant="default" onClick={() => navigate(paths.board(dataset.name))}>
            {t('toBoard')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('about')}</p>
      <div className={classes.columns}>
        <Panel title={t('plans')}>
          {plans.length === 0 && <p className="muted">{t('noPlans')}</p>}
          <ul className={classes.plans}>
            {plans.map(({ plan }) => (
              <li key={plan.name}>
                <button
                  type="button"
                  aria-current={draft.replaces === plan.name ? 'true' : undefined}
                  onClick={() => setDraft(draftOf(plan, calendar))}
                >
                  <b>{plan.name}</b>
                  <span className="muted">
                    {board(`metrics.${plan.metric}`)}
                    {plan.dimension === null ? '' : ` · ${board(`roles.${plan.dimension}`)}`} ·{' '}
                    {t('targetCount', { count: plan.rows.length })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => setDraft(newDraft(dataset))}
          >
            {t('newPlan')}
          </Button>
        </Panel>
        <PlanEditor
          key={draft.replaces ?? ''}
          dataset={dataset}
          draft={draft}
          onChange={setDraft}
          onGone={() => setDraft(newDraft(dataset))}
        />
      </div>
    </Page>
  )
}
