/** Forms of the steps that go by the day, when one is edited again. */
import { Select, TextInput } from '@mantine/core'
import type { FiscalStep, RateStep } from '../../../../shared/domain/calendar-steps'
import type { Step } from '../../../../shared/domain/recipe'
import { useText } from '../../../text'
import { fileName } from '../step-words'
import { CalendarFields } from './fiscal-form'

type Props<S> = { readonly step: S; readonly columns: readonly string[]; readonly onChange: (step: Step) => void }

export function RateFields({ step, columns, onChange }: Props<RateStep>) {
  const { t } = useText('business')
  const { t: shape } = useText('shape')
  const data = [...columns]
  return (
    <>
      <p title={step.path}>{fileName(step.path)}</p>
      <Select
        label={t('currency.own')}
        data={data}
        value={step.currency}
        searchable
        onChange={(currency) => currency && onChange({ ...step, currency })}
      />
      <Select
        label={t('currency.ownDate')}
        data={data}
        value={step.date}
        searchable
        onChange={(date) => date && onChange({ ...step, date })}
      />
      <TextInput
        label={t('currency.home')}
        value={step.home}
        onChange={(event) => onChange({ ...step, home: event.currentTarget.value })}
      />
      <TextInput
        label={shape('form.column')}
        value={step.column}
        onChange={(event) => onChange({ ...step, column: event.currentTarget.value })}
      />
    </>
  )
}

export function FiscalFields({ step, columns, onChange }: Props<FiscalStep>) {
  const { t } = useText('business')
  return (
    <>
      <Select
        label={t('fiscal.date')}
        data={[...columns]}
        value={step.date || null}
        searchable
        onChange={(date) => date && onChange({ ...step, date })}
      />
      <CalendarFields calendar={step.calendar} onChange={(calendar) => onChange({ ...step, calendar })} />
    </>
  )
}
