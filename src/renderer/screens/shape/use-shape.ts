/** The recipe on its way: proposal, draft with undo, the step being edited, preview and measure of what would run. */
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { MeasureState } from '../../../shared/contract/shape'
import type { Measure, Recipe, Step } from '../../../shared/domain/recipe'
import { api, appErrorOf, client, type ShownError, useFeed } from '../../client'
import { useWizard } from '../../state/wizard'
import { isComplete, withStep } from './recipe-edits'
import { withRolesFollowing } from './roles-follow'
import { isUnreadable } from './step-form'

const previewDelayMs = 200
const measureDelayMs = 500

/** Asks for a proposal when there is no draft yet. */
export function useProposal(): { readonly error: ShownError | null; readonly again: () => void } {
  const sourceId = useWizard((state) => state.sourceId)
  const chosen = useWizard((state) => state.chosen)
  const missing = useWizard((state) => state.draft === null)
  const dataset = useWizard((state) => state.dataset)
  const take = useWizard((state) => state.takeProposal)
  const query = useQuery({
    ...api.shape.propose.queryOptions({
      input: { sourceId: sourceId ?? '', chosen: [...chosen], dataset: dataset || null }
    }),
    enabled: missing && sourceId !== null,
    placeholderData: undefined,
    staleTime: Number.POSITIVE_INFINITY
  })
  useEffect(() => {
    if (missing && query.data) take(query.data)
  }, [missing, query.data, take])
  return { error: query.error ? appErrorOf(query.error) : null, again: () => void query.refetch() }
}

export type StepEditing = {
  readonly step: Step | null
  readonly edit: (step: Step | null) => void
}

/** The step whose form is open. What is typed is previewed at once, and becomes part of the recipe with Apply. */
export function useEditing(): StepEditing {
  const [step, edit] = useState<Step | null>(null)
  return { step, edit }
}

/** The recipe with the step that is being edited in it, as soon as that can be read. */
export function candidateOf(recipe: Recipe, editing: Step | null): Recipe {
  if (!editing || !isComplete(editing)) return recipe
  return isUnreadable(editing) ? recipe : withRolesFollowing(recipe, withStep(recipe, editing))
}

/** Rows before and after, by window; after the step `upTo`, or at the end. */
export function usePreview(sourceId: string, recipe: Recipe, offset: number, limit: number, upTo: string | null) {
  const [settled] = useDebouncedValue(recipe, previewDelayMs)
  const query = useQuery(api.shape.preview.queryOptions({ input: { sourceId, recipe: settled, offset, limit, upTo } }))
  return {
    preview: query.data ?? null,
    error: query.error ? appErrorOf(query.error) : null,
    stale: query.isPlaceholderData || settled !== recipe,
    again: () => void query.refetch()
  }
}

/** Ledger and effects over the whole file as they are counted; the last ones stay until there are new ones. */
export function useMeasure(sourceId: string, recipe: Recipe) {
  const [settled] = useDebouncedValue(recipe, measureDelayMs)
  const key = useMemo(() => `measure ${sourceId} ${JSON.stringify(settled)}`, [sourceId, settled])
  const feed = useFeed<MeasureState>(key, (signal) =>
    client.shape.watchMeasure({ sourceId, recipe: settled }, { signal })
  )
  const kept = useRef<{ sourceId: string; measure: Measure } | null>(null)
  const fresh = feed.last?.measure ?? null
  if (fresh) kept.current = { sourceId, measure: fresh }
  const measure = fresh ?? (kept.current?.sourceId === sourceId ? kept.current.measure : null)
  return {
    measure,
    /** The numbers are of an earlier recipe. */
    stale: fresh === null || settled !== recipe,
    /** 0 to 1 while it is counted; null before anything is known. */
    fraction: fresh === null ? (feed.last?.progress?.overall ?? null) : null,
    /** A person stopped the counting. */
    stopped: feed.last?.stopped === true,
    error: feed.error,
    again: feed.again,
    stop: () => void client.shape.stopMeasure({ sourceId })
  }
}
