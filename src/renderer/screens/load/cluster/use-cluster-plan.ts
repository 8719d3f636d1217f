/** What a cluster would do with a file, as it was chosen: asked once for each question. */
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { IngestPlan } from '../../../../shared/contract/cluster'
import type { Connection } from '../../../../shared/domain/connection'
import { DatasetName } from '../../../../shared/domain/dataset'
import { type FormChoices, formWith } from '../../../../shared/domain/druid/form-choices'
import { LoadMode } from '../../../../shared/domain/load-mode'
import type { Recipe } from '../../../../shared/domain/recipe'
import { api, appErrorOf, queryClient } from '../../../client'
import { columnsAt } from '../../shape/columns-at'

const typingMs = 300

/** What is asked of a cluster. */
export interface Question {
  readonly sourceId: string
  readonly recipe: Recipe
  readonly dataset: string
  readonly mode: LoadMode
}

/** Of a cluster that is not asked, everything is null. */
export function useClusterPlan(question: Question, connection: Connection | null, choices: FormChoices) {
  const { sourceId, recipe, dataset, mode } = question
  const [settled] = useDebouncedValue(dataset, typingMs)
  const [settledChoices] = useDebouncedValue(choices, typingMs)
  const isAsked = connection !== null && DatasetName.safeParse(settled).success
  const asked = { connectionId: connection?.id ?? '', sourceId, recipe, dataset: settled, mode }
  const columns = useMemo(() => columnsAt(recipe, null), [recipe])
  // The choices are made on the form that the cluster proposes. Where it is known, only the question with the choices is asked.
  const base = isAsked ? proposed(asked) : null
  const form = useMemo(
    () => base && chosenForm(base, mode, settledChoices, columns),
    [base, mode, settledChoices, columns]
  )
  // What the cluster holds may have changed.
  const fresh = { staleTime: 0 }
  const options = api.cluster.plan.queryOptions
  const plain = useQuery({
    ...options({ input: { ...asked, form: null } }),
    ...fresh,
    enabled: isAsked && form === null
  })
  const chosen = useQuery({ ...options({ input: { ...asked, form } }), ...fresh, enabled: isAsked && form !== null })
  const query = form === null ? plain : chosen
  return {
    plan: connection === null ? null : (query.data ?? base),
    stale:
      connection !== null &&
      (settled !== dataset || settledChoices !== choices || query.isPlaceholderData || query.data === undefined),
    error: connection !== null && query.error ? appErrorOf(query.error) : null,
    again: () => void query.refetch()
  }
}

/** The form with the choices in it; null: they change nothing in what is proposed. */
function chosenForm(
  { form, evolution }: Pick<IngestPlan, 'form' | 'evolution'>,
  mode: LoadMode,
  choices: FormChoices,
  columns: Parameters<typeof formWith>[2]
): IngestPlan['form'] | null {
  const own = { ...form, mode }
  const made = formWith(own, choices, columns, evolution)
  return JSON.stringify(made) === JSON.stringify(own) ? null : made
}

type Asked = Omit<Question, 'mode'> & { readonly connectionId: string; readonly mode: LoadMode }

/** What the cluster has proposed for this file and dataset. The form is the same in every mode but for the mode itself. */
function proposed(asked: Asked): IngestPlan | null {
  for (const mode of [asked.mode, ...LoadMode.options]) {
    const key = api.cluster.plan.queryOptions({ input: { ...asked, mode, form: null } }).queryKey
    const state = queryClient.getQueryState<IngestPlan>(key)
    // A load that has ended since may have changed what is proposed.
    if (state?.data !== undefined && !state.isInvalidated) return state.data
  }
  return null
}
