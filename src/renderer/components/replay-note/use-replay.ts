import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { api } from '../../client'
import { paths } from '../../paths'
import { useWizard } from '../../state/wizard'

/**
 * A file that a dataset's recipe runs on as it is goes from its check straight to the plan; anything a person must look at
 * leaves it where it is. Asked once for each opened file.
 * @param checked whether the check is through
 */
export function useReplay(sourceId: string, checked: boolean): void {
  const [, navigate] = useLocation()
  const may = useWizard((state) => state.mayReplay)
  const chosen = useWizard((state) => state.chosen)
  const take = useWizard((state) => state.takeProposal)
  const leadOn = useWizard((state) => state.leadOn)
  const { data, isPlaceholderData, error } = useQuery({
    ...api.shape.propose.queryOptions({ input: { sourceId, chosen: [], dataset: null } }),
    enabled: may && checked
  })
  useEffect(() => {
    if (!may || !checked || isPlaceholderData) return
    if (chosen.length > 0 || error) leadOn()
    else if (data?.replayedFrom && data.replay?.stops.length === 0) {
      take(data)
      navigate(paths.load, { replace: true })
    } else if (data) leadOn()
  }, [may, checked, data, isPlaceholderData, error, chosen, take, leadOn, navigate])
}
