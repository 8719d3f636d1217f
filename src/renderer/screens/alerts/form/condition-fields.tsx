/** Above, below, rises, falls; and by how much. */

import { NumberInput, Select } from '@mantine/core'
import { ConditionKind } from '../../../../shared/domain/alert'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import { FieldPair } from '../../../components/side-form'
import { currentLocale, useText } from '../../../text'
import type { AlertForm } from './draft'

type Props = {
  readonly form: AlertForm
  readonly onChange: (change: Partial<AlertForm>) => void
}

const mostDigits = 6

export function ConditionFields({ form, onChange }: Props) {
  const { t } = useText('alerts')
  const { kind, metric } = form
  const isRatio = metricDefinitions[metric].unit === 'ratio'
  const isChange = kind === 'rises' || kind === 'falls'
  const unit = isChange ? t(isRatio ? 'form.inPoints' : 'form.inPercent') : isRatio ? t('form.inPercent') : null
  const { group, mark } = marks()
  return (
    <FieldPair>
      <Select
        label={t('form.kind')}
        data={ConditionKind.options.map((value) => ({ value, label: t(`form.kinds.${value}`) }))}
        value={kind}
        onChange={(next) => {
          const chosen = ConditionKind.safeParse(next).data
          if (chosen === undefined) return
          const isOther = isChange !== (chosen === 'rises' || chosen === 'falls')
          onChange(isOther ? { kind: chosen, typed: '' } : { kind: chosen })
        }}
      />
      <NumberInput
        label={unit === null ? t('form.value') : `${t('form.value')}, ${unit}`}
        value={form.typed}
        // The text, not the number: no digit of a large amount is lost.
        onValueChange={({ value }) => onChange({ typed: value })}
        allowNegative={!isChange}
        decimalScale={mostDigits}
        decimalSeparator={mark}
        thousandSeparator={group}
        hideControls
        withKeyboardEvents={false}
        data-autofocus
      />
    </FieldPair>
  )
}

/** The marks of the person's locale. */
function marks(): { readonly group: string; readonly mark: string } {
  const parts = new Intl.NumberFormat(currentLocale(), { useGrouping: true }).formatToParts(1_234_567.5)
  const part = (type: string) => parts.find((one) => one.type === type)?.value
  return { group: part('group') ?? '', mark: part('decimal') ?? '.' }
}
