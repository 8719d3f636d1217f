/** What a preset does to the whole file, before it becomes part of the recipe: rows and total revenue. */
import { Loader } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { Recipe } from '../../../../shared/domain/recipe'
import { api, appErrorOf } from '../../../client'
import { errorSentence, formatCount, formatDecimal, useText } from '../../../text'
import classes from './business.module.css'

export type EffectLine = { readonly label: string; readonly recipe: Recipe }

const settleMs = 400

export function EffectTable({ sourceId, lines }: { sourceId: string; lines: readonly EffectLine[] }) {
  const { t } = useText('business')
  return (
    <table className={classes.effect}>
      <caption>{t('effect')}</caption>
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col">{t('rows')}</th>
          <th scope="col">{t('revenue')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.label} sourceId={sourceId} {...line} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ sourceId, label, recipe }: EffectLine & { readonly sourceId: string }) {
  const { t } = useText('business')
  const [settled] = useDebouncedValue(recipe, settleMs)
  const query = useQuery({
    ...api.shape.measure.queryOptions({ input: { sourceId, recipe: settled } }),
    staleTime: Number.POSITIVE_INFINITY
  })
  const measure = query.isPlaceholderData || settled !== recipe ? undefined : query.data
  const revenue = recipe.roles.revenue
  const total = revenue === undefined ? undefined : measure?.totals[revenue]
  const unmatched = measure?.effects.reduce((sum, effect) => sum + (effect.unmatched ?? 0), 0) ?? 0
  if (query.error) {
    return (
      <tr>
        <th scope="row">{label}</th>
        <td colSpan={2} className={classes.failed}>
          {errorSentence(appErrorOf(query.error))}
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <th scope="row">
        {label}
        {unmatched > 0 && <span className={classes.unmatched}>{t('unmatched', { count: unmatched })}</span>}
      </th>
      <td>{measure ? formatCount(measure.ledger.loaded) : <Loader size={12} aria-label={t('counting')} />}</td>
      <td>{total === undefined ? (measure ? '—' : '') : formatDecimal(total)}</td>
    </tr>
  )
}
