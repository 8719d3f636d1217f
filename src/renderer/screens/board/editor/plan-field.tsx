/** Which plan of targets a tile is of. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Metric } from '../../../../shared/domain/board'
import { api } from '../../../client'
import { useText } from '../../../text'

type Props<Spec> = {
  readonly dataset: string
  /** Of which plans are offered; absent: all. */
  readonly metric?: Metric
  readonly spec: Spec
  readonly onChange: (spec: Spec) => void
}

export function PlanField<Spec extends { readonly plan?: string | undefined }>({
  dataset,
  metric,
  spec,
  onChange
}: Props<Spec>) {
  const { t } = useText('boards')
  const plans = useQuery(api.explore.targets.queryOptions({ input: { dataset } }))
  const fitting = (plans.data ?? []).filter(({ plan }) => metric === undefined || plan.metric === metric)
  const names = fitting.map(({ plan }) => plan.name)
  const known = spec.plan === undefined || names.includes(spec.plan) ? names : [...names, spec.plan]
  return (
    <Select
      label={t('form.plan')}
      placeholder={t('form.planFirst')}
      data={known}
      value={spec.plan ?? null}
      clearable
      onChange={(next) => {
        const { plan: _before, ...others } = spec
        onChange((next === null ? others : { ...others, plan: next }) as Spec)
      }}
    />
  )
}
