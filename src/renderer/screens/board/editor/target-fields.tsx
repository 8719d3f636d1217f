/** Whether a chart shows the targets of its metric, and those of which plan. Nothing to choose where there are none. */
import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SpecOf } from '../../../../shared/domain/board'
import { api } from '../../../client'
import { useText } from '../../../text'
import { PlanField } from './plan-field'

type Spec = SpecOf<'series'> | SpecOf<'months'>
type Props = {
  readonly dataset: string
  readonly spec: Spec
  readonly onChange: (spec: Spec) => void
}

export function TargetFields({ dataset, spec, onChange }: Props) {
  const { t } = useText('boards')
  const plans = useQuery(api.explore.targets.queryOptions({ input: { dataset } }))
  const ofMetric = (plans.data ?? []).filter(({ plan }) => plan.metric === spec.metric)
  const isOfDays = spec.kind === 'series' && (spec.unit === 'day' || spec.unit === 'week')
  if (ofMetric.length === 0 || isOfDays) return null
  const isOn = spec.targets !== false
  const { targets: _before, ...others } = spec
  return (
    <>
      <Switch
        size="xs"
        label={t('form.targets')}
        checked={isOn}
        onChange={() => onChange(isOn ? { ...spec, targets: false } : others)}
      />
      {isOn && (ofMetric.length > 1 || spec.plan !== undefined) && (
        <PlanField dataset={dataset} metric={spec.metric} spec={spec} onChange={onChange} />
      )}
    </>
  )
}
