/** Says that the numbers on the screen are not of now, and why. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CloudOff, RotateCw } from 'lucide-react'
import { type Board, isUnheard } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { api, type ShownError } from '../../../client'
import { errorSentence, useText } from '../../../text'
import { exactTime } from './board-age'
import classes from './fresh.module.css'

type Props = {
  readonly dataset: Dataset
  readonly board: Board
  /** Of rows that a later load has changed. */
  readonly isOfOlderVersion: boolean
  /** Why there are no newer numbers; null: they are being asked for. */
  readonly failure: ShownError | null
  readonly isRunning: boolean
  readonly onRetry: () => void
}

export function Standing({ dataset, board, isOfOlderVersion, failure, isRunning, onRetry }: Props) {
  const { t } = useText('fresh')
  const { t: words } = useText('app')
  const cluster = useClusterName(dataset)
  if (failure === null && !isOfOlderVersion) return null
  const at = exactTime(board.computedMs ?? 0)
  const what =
    failure === null
      ? t('standing.asking', { at })
      : isUnheard(failure.code)
        ? t('standing.unheard', { cluster, at })
        : t('standing.failed', { at })
  return (
    <div className={classes.standing} role="status">
      <CloudOff size={17} aria-hidden className={classes.standingIcon} />
      <div className={classes.standingText}>
        <strong>{what}</strong>
        {isOfOlderVersion && <p>{t('standing.older', { version: board.version, now: dataset.version })}</p>}
        {failure !== null && (
          <p className="muted">
            {errorSentence(failure)} <code>{failure.code}</code>
          </p>
        )}
      </div>
      {failure !== null && (
        <Button
          variant="default"
          leftSection={<RotateCw size={14} aria-hidden />}
          loading={isRunning}
          onClick={onRetry}
        >
          {words('retry')}
        </Button>
      )}
    </div>
  )
}

/** What the person calls the cluster of a dataset. */
export function useClusterName({ cluster }: Pick<Dataset, 'cluster'>): string {
  const query = useQuery({ ...api.cluster.connections.queryOptions({ input: {} }), enabled: cluster !== undefined })
  const found = query.data?.connections.find(({ connection }) => connection.id === cluster?.connectionId)
  return found?.connection.name ?? cluster?.connectionId ?? ''
}
