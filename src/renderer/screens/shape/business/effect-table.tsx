/** What a preset does to the whole file, before it becomes part of the recipe: rows and total revenue. */
import { Loader } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { Measure, Recipe } from '../../../../shared/domain/recipe'
import { api, appErrorOf, client } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { formatCount, formatDecimal, useText } from '../../../text'
import classes from './business.module.css'

export type EffectLine = { readonly label: string; readonly recipe: Recipe }

const settleMs = 400

/** One after the other: a newer question about a file stops the one that is being answered. */
async function measured(sourceId: string, recipes: readonly Recipe[], signal: AbortSignal): Promise<Measure[]> {
  const measures: Measure[] = []
  for (const recipe of recipes) measures.push(await client.shape.measure({ sourceId, recipe }, { signal }))
  return measures
}

export function EffectTable({ sourceId, lines }: { sourceId: string; lines: readonly EffectLine[] }) {
  const { t } = useText('business')
  const [settled] = useDebouncedValue(lines, settleMs)
  const recipes = settled.map(({ recipe }) => recipe)
  const query = useQuery({
    queryKey: [...api.shape.measure.key(), 'effect', sourceId, recipes],
    queryFn: ({ signal }) => measured(sourceId, recipes, signal),
    placeholderData: undefined,
    staleTime: Number.POSITIVE_INFINITY
  })
  const isCurrent = settled === lines
  return (
    <>
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
          {lines.map((line, i) => (
            <Line key={line.label} {...line} measure={isCurrent ? (query.data?.[i] ?? null) : null} />
          ))}
        </tbody>
      </table>
      {query.error && isCurrent && (
        <ErrorPanel title={t('effectFailed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
      )}
    </>
  )
}

function Line({ label, recipe, measure }: EffectLine & { readonly measure: Measure | null }) {
  const { t } = useText('business')
  const revenue = recipe.roles.revenue
  const total = revenue === undefined ? undefined : measure?.totals[revenue]
  const unmatched = measure?.effects.reduce((sum, effect) => sum + (effect.unmatched ?? 0), 0) ?? 0
  return (
    <tr>
      <th scope="row">
        {label}
        {unmatched > 0 && <span className={classes.unmatched}>{t('unmatched', { count: unmatched })}</span>}
      </th>
      <td>
        {measure ? formatCount(measure.ledger.loaded) : <Loader size={12} role="img" aria-label={t('counting')} />}
      </td>
      <td>{total === undefined ? (measure ? '—' : '') : formatDecimal(total)}</td>
    </tr>
  )
}
