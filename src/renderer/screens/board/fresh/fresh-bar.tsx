/** Beside the tabs of boards: when the numbers were computed, and how they are computed anew. */
import type { Board } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { useText } from '../../../text'
import { BoardAge } from './board-age'
import classes from './fresh.module.css'
import { RefreshButtons } from './refresh-buttons'

type Props = {
  readonly dataset: Dataset
  readonly board: Board | null
  /** Minutes until it is tried again by itself after a failure; null: there was none, or it is not. */
  readonly nextMinutes: number | null
  readonly isRunning: boolean
  readonly onRefresh: () => void
}

export function FreshBar({ dataset, board, nextMinutes, isRunning, onRefresh }: Props) {
  const { t } = useText('fresh')
  const isCluster = dataset.cluster !== undefined
  return (
    <div className={classes.bar}>
      {board?.computedMs !== undefined && (
        <BoardAge dataset={dataset.name} computedMs={board.computedMs} isCluster={isCluster} />
      )}
      {nextMinutes !== null && <span className={classes.next}>{t('standing.next', { count: nextMinutes })}</span>}
      <RefreshButtons dataset={dataset.name} isCluster={isCluster} isRunning={isRunning} onRefresh={onRefresh} />
    </div>
  )
}
