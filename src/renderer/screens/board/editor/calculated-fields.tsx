/** What a calculated number has to choose. */
import { NumberInput, Select } from '@mantine/core'
import { Calculation, type SpecOf } from '../../../../shared/domain/board'
import { useText } from '../../../text'
import { PlanField } from './plan-field'

type Spec = SpecOf<'calculated'>
type Props = { readonly dataset: string; readonly spec: Spec; readonly onChange: (spec: Spec) => void }

const usualYears = 3
const mostYears = 30
const mostMonths = 60

export function CalculatedFields({ dataset, spec, onChange }: Props) {
  const { t } = useText('boards')
  const { t: words } = useText('board')
  return (
    <>
      <Select
        label={t('form.calculation')}
        data={Calculation.options.map((value) => ({ value, label: words(`calculations.${value}`) }))}
        value={spec.calculation}
        onChange={(next) => {
          const calculation = Calculation.safeParse(next)
          if (calculation.success) onChange({ ...spec, calculation: calculation.data })
        }}
      />
      {spec.calculation === 'same-store-growth' && (
        <NumberInput
          label={t('form.minMonths')}
          description={t('form.minMonthsHint')}
          min={0}
          max={mostMonths}
          clampBehavior="strict"
          allowDecimal={false}
          value={spec.minMonths ?? 0}
          onChange={(next) => {
            const { minMonths: _before, ...others } = spec
            if (typeof next === 'number') onChange(next === 0 ? others : { ...others, minMonths: next })
          }}
        />
      )}
      {spec.calculation === 'quota-attainment' && <PlanField dataset={dataset} spec={spec} onChange={onChange} />}
      {spec.calculation === 'lifetime-value' && (
        <NumberInput
          label={t('form.expectedYears')}
          description={t('form.expectedYearsHint')}
          min={1}
          max={mostYears}
          clampBehavior="strict"
          allowDecimal={false}
          value={spec.expectedYears ?? usualYears}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 1) onChange({ ...spec, expectedYears: next })
          }}
        />
      )}
    </>
  )
}
