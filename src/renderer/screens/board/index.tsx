import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Redirect, useLocation, useParams } from 'wouter'
import { ReadyBoard } from '../../../shared/domain/board'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { useText } from '../../text'
import classes from './board.module.css'
import { BoardOf } from './board-of'
import { useBoardViews } from './board-view'

/** The board of a dataset; without a name in the address the one looked at last, else the newest. */
export default function BoardScreen() {
  const { t } = useText('board')
  const { dataset, board } = useParams<{ dataset?: string; board?: string }>()
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} }))
  const last = useBoardViews((state) => state.last)
  const look = useBoardViews((state) => state.look)
  const known = datasets.data
  const current = known?.find((one) => one.name === dataset) ?? null
  const named = ReadyBoard.safeParse(board).data ?? null
  const name = current?.name
  useEffect(() => {
    if (name !== undefined) look(name, named)
  }, [name, named, look])

  if (datasets.error && !known) {
    return (
      <Page title={t('title')}>
        <ErrorPanel title={t('failed')} error={appErrorOf(datasets.error)} onRetry={() => void datasets.refetch()} />
      </Page>
    )
  }
  if (!known) return <ScreenLoading />
  const newest = [...known].sort((one, other) => other.updatedMs - one.updatedMs)[0]
  if (!newest) return <NoDatasets />
  if (dataset === undefined) {
    const target = known.some((one) => one.name === last) ? last : null
    return <Redirect to={paths.board(target ?? newest.name)} replace />
  }
  if (board !== undefined && named === null) return <Redirect to={paths.board(dataset)} replace />
  // A load that has just finished may be newer than the list; then the list is being asked again.
  if (!current && datasets.isFetching) return <ScreenLoading />
  return <BoardOf key={dataset} name={dataset} named={named} dataset={current} datasets={known} />
}

function NoDatasets() {
  const { t } = useText('board')
  const [, navigate] = useLocation()
  return (
    <Page title={t('title')}>
      <div className={classes.none}>
        <h2>{t('noDatasets.title')}</h2>
        <p className="muted">{t('noDatasets.text')}</p>
        <Button onClick={() => navigate(paths.home)}>{t('noDatasets.action')}</Button>
      </div>
    </Page>
  )
}
