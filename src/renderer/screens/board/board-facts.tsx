/** What a board's numbers are of, beside its heading: days, rows, currency. */
import { Loader } from '@mantine/core'
import type { Board } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { useText } from '../../text'
import classes from './board.module.css'

type Props = {
  readonly board: Board | null
  readonly dataset: Dataset | null
  readonly isBusy: boolean
}

export function BoardFacts({ board, dataset, isBusy }: Props) {
  const { t } = useText('board')
  if (!dataset) return null
  const parts = [
    dataset.dataThrough === null ? t('noDates') : t('throughDate', { at: dataset.dataThrough }),
    t('rowsOfRange', { count: dataset.rows }),
    board?.currency ?? null
  ].filter((part) => part !== null)
  return (
    <span title={parts.join(' · ')}>
      {parts.join(' · ')}
      {isBusy && <Loader size={12} role="img" className={classes.refreshing} aria-label={t('refreshing')} />}
    </span>
  )
}
