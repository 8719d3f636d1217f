/** When an alert is looked at again though nothing was loaded. */
import type { Alert } from '../../../shared/domain/alert'
import type { Dataset } from '../../../shared/domain/dataset'

const minuteMs = 60_000

/** On a cluster after the minutes that were chosen; here where the last look failed for a reason that may be over. */
export function isDue(
  { isOn, askEvery, state: { checkedMs, silence } }: Pick<Alert, 'isOn' | 'askEvery' | 'state'>,
  dataset: Pick<Dataset, 'cluster'> | null,
  nowMs: number
): boolean {
  if (!isOn || !dataset || checkedMs === null) return false
  // A clock that was set back is no reason to wait for years.
  const agoMs = nowMs < checkedMs ? Number.POSITIVE_INFINITY : nowMs - checkedMs
  if (dataset.cluster === undefined) return silence?.kind === 'failed' && silence.error.retryable && agoMs >= minuteMs
  return askEvery !== null && agoMs >= askEvery * minuteMs
}
