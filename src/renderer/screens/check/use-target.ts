/** Which dataset a file is judged by: the one a person chose, else the one whose columns it has, else the one it would become. */
import { useQuery } from '@tanstack/react-query'
import type { Target } from '../../../shared/contract/rules'
import { api } from '../../client'
import { useJudgement } from '../../client/dataset-rules'
import { useWizard } from '../../state/wizard'

/** From this share of common columns on a file is taken to be meant for a dataset. */
const likely = 0.5

export interface CheckTarget {
  /** Null while it is not known. */
  readonly dataset: string | null
  /** Whether the file would be loaded there as things stand; else it is only like that dataset. */
  readonly settled: boolean
  readonly targets: readonly Target[]
  /** The name that the file would give a dataset of its own. */
  readonly ownName: string | null
  readonly choose: (dataset: string) => void
}

export function useTarget(sourceId: string, ready: boolean): CheckTarget {
  const chosen = useWizard((state) => state.chosen)
  const picked = useWizard((state) => state.dataset)
  const choose = useWizard((state) => state.setDataset)
  const targets = useQuery({ ...api.rules.targets.queryOptions({ input: { sourceId } }), enabled: ready, staleTime: 0 })
  const proposed = useQuery({
    ...api.shape.propose.queryOptions({ input: { sourceId, chosen: [...chosen], dataset: null } }),
    enabled: ready
  })
  const list = targets.data ?? []
  const best = list.find(({ likeness }) => likeness >= likely)?.dataset ?? null
  const ownName = proposed.data?.dataset ?? null
  const dataset = picked || (targets.data === undefined ? null : (best ?? ownName))
  return {
    dataset,
    settled: picked !== '' || dataset === ownName,
    targets: list,
    ownName,
    choose
  }
}

/** What the file's dataset makes of it. */
export function useCheckJudgement(sourceId: string, ready: boolean) {
  const target = useTarget(sourceId, ready)
  const chosen = useWizard((state) => state.chosen)
  return { target, ...useJudgement(sourceId, chosen, target.dataset, ready) }
}
