import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type TaxChoice, withTax } from '../../../../shared/domain/business'
import { useText } from '../../../text'
import { columnNamesAt } from '../columns-at'
import classes from './business.module.css'
import type { FormProps } from './form-props'

/** Tax taken out of the revenue or added to it, by one rate or by a column. */
export function TaxForm({ recipe, onChosen }: FormProps) {
  const { t } = useText('business')
  const [choice, setChoice] = useState<TaxChoice>({ to: 'net', ratePercent: '', column: null, columnHolds: 'amount' })
  useEffect(() => {
    const taxed = withTax(recipe, columnNamesAt(recipe, null), choice)
    if (taxed === recipe) return onChosen(null)
    onChosen({
      recipe: taxed,
      lines: [
        { label: t('now'), recipe },
        { label: t(`tax.${choice.to}`), recipe: taxed }
      ]
    })
  }, [recipe, choice, onChosen, t])
  const set = (change: Partial<TaxChoice>) => setChoice({ ...choice, ...change })
  return (
    <>
      <SegmentedControl
        aria-label={t('tax.title')}
        value={choice.to}
        onChange={(next) => set({ to: next === 'gross' ? 'gross' : 'net' })}
        data={[
          { value: 'net', label: t('tax.toNet') },
          { value: 'gross', label: t('tax.toGross') }
        ]}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('tax.rate')}
          placeholder="19"
          inputMode="decimal"
          rightSection="%"
          value={choice.ratePercent ?? ''}
          disabled={choice.column !== null}
          onChange={(event) => set({ ratePercent: event.currentTarget.value.replace(',', '.') })}
        />
        <Select
          label={t('tax.column')}
          placeholder={t('tax.noColumn')}
          data={columnNamesAt(recipe, null).filter((column) => column !== recipe.roles.revenue)}
          value={choice.column}
          searchable
          clearable
          onChange={(column) => set({ column })}
        />
      </div>
      {choice.column !== null && (
        <SegmentedControl
          aria-label={t('tax.holds')}
          value={choice.columnHolds}
          onChange={(next) => set({ columnHolds: next === 'percent' ? 'percent' : 'amount' })}
          data={[
            { value: 'amount', label: t('tax.amount') },
            { value: 'percent', label: t('tax.percent') }
          ]}
        />
      )}
    </>
  )
}
