import { Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { creditPrefix, type ReturnsChoice, returnCondition, withReturns } from '../../../../shared/domain/business'
import { useText } from '../../../text'
import { columnNamesAt, nameAtEnd } from '../columns-at'
import type { FormProps } from './form-props'

/** Which rows are returns, and whether they stay; the totals of both ways stand below. */
export function ReturnsForm({ recipe, checked, onChosen }: FormProps) {
  const { t } = useText('business')
  const { quantity, revenue, orderId } = recipe.roles
  const [choice, setChoice] = useState<ReturnsChoice>(() => ({
    negativeQuantity: quantity !== undefined,
    negativeRevenue: quantity === undefined && revenue !== undefined,
    orderPrefix: creditPrefix(checked.find((column) => nameAtEnd(recipe, column.name) === orderId)),
    exclude: false
  }))
  useEffect(() => {
    if (returnCondition(recipe.roles, choice) === null) return onChosen(null)
    const columns = columnNamesAt(recipe, null)
    onChosen({
      recipe: withReturns(recipe, columns, choice),
      lines: [
        { label: t('returns.with'), recipe: withReturns(recipe, columns, { ...choice, exclude: false }) },
        { label: t('returns.without'), recipe: withReturns(recipe, columns, { ...choice, exclude: true }) }
      ]
    })
  }, [recipe, choice, onChosen, t])
  const set = (change: Partial<ReturnsChoice>) => setChoice({ ...choice, ...change })
  return (
    <>
      {quantity !== undefined && (
        <Checkbox
          label={t('returns.quantity', { column: quantity })}
          checked={choice.negativeQuantity}
          onChange={(event) => set({ negativeQuantity: event.currentTarget.checked })}
        />
      )}
      {revenue !== undefined && (
        <Checkbox
          label={t('returns.revenue', { column: revenue })}
          checked={choice.negativeRevenue}
          onChange={(event) => set({ negativeRevenue: event.currentTarget.checked })}
        />
      )}
      {orderId !== undefined && (
        <TextInput
          label={t('returns.prefix', { column: orderId })}
          description={t('returns.prefixHint')}
          value={choice.orderPrefix}
          maxLength={20}
          onChange={(event) => set({ orderPrefix: event.currentTarget.value })}
        />
      )}
      <SegmentedControl
        aria-label={t('returns.fate')}
        value={choice.exclude ? 'exclude' : 'keep'}
        onChange={(next) => set({ exclude: next === 'exclude' })}
        data={[
          { value: 'keep', label: t('returns.keep') },
          { value: 'exclude', label: t('returns.exclude') }
        ]}
      />
    </>
  )
}
