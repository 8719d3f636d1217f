import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Redirect, useLocation, useParams } from 'wouter'
import { ReadyBoard, type SavedBoard } from '../../../shared/domain/board'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { useText } from '../../text'
import classes from './board.module.css'
import { BoardOf } from './board-of'
import { useBoardViews } from './board-view'
import { viewKeyOf, viewOf } from './saved/board-content'

const noBoards: readonly SavedBoard[] = []

/** The board of a dataset, ready-made or saved; without a name in the address the home, else the one looked at last, else the newest. */
export default function BoardScreen() {
  const { t } = useText('board')
  const { t: words } = useText('boards')
  const { dataset, board, saved: savedId } = useParams<{ dataset?: string; board?: string; saved?: string }>()
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} }))
  const savedBoards = useQuery(api.explore.boards.queryOptions({ input: {} }))
  const last = useBoardViews((state) => state.last)
  const look = useBoardViews((state) => state.look)
  const open = useBoardViews((state) => state.open)
  const known = datasets.data
  const boards = savedBoards.data ?? noBoards
  const current = known?.find((one) => one.name === dataset) ?? null
  const named = ReadyBoard.safeParse(board).data ?? null
  const saved = boards.find((one) => one.id === savedId) ?? null
  const isSaved = board === 'saved' && savedId !== undefined
  const name = current?.name
  useEffect(() => {
    if (name === undefined || (isSaved && !saved)) return
    if (saved) open(viewKeyOf(name, saved), name, viewOf(saved.content))
    else look(name, named)
  }, [name, named, saved, isSaved, look, open])

  const failure = datasets.error && !known ? datasets : savedBoards.error && !savedBoards.data ? savedBoards : null
  if (failure?.error) {
    return (
      <Page title={t('title')}>
        <ErrorPanel title={t('failed')} error={appErrorOf(failure.error)} onRetry={() => void failure.refetch()} />
      </Page>
    )
  }
  if (!known || !savedBoards.data) return <ScreenLoading />
  const newest = [...known].sort((one, other) => other.updatedMs - one.updatedMs)[0]
  if (!newest) return <NoDatasets />
  if (dataset === undefined) {
    const home = boards.find((one) => one.isHome && known.some((other) => other.name === one.dataset))
    if (home) return <Redirect to={paths.savedBoard(home.dataset, home.id)} replace />
    const target = known.some((one) => one.name === last) ? last : null
    return <Redirect to={paths.board(target ?? newest.name)} replace />
  }
  if (board !== undefined && named === null && !isSaved) return <Redirect to={paths.board(dataset)} replace />
  // A load that has just finished may be newer than the list; then the list is being asked again.
  if (!current && datasets.isFetching) return <ScreenLoading />
  if (isSaved && !saved) {
    if (savedBoards.isFetching) return <ScreenLoading />
    return <Nothing title={words('saved.gone')} text={words('saved.goneText')} path={paths.board(dataset)} />
  }
  return (
    <BoardOf
      key={dataset}
      name={dataset}
      named={isSaved ? null : named}
      saved={saved}
      boards={boards}
      dataset={current}
      datasets={known}
    />
  )
}

function NoDatasets() {
  const { t } = useText('board')
  return (
    <Nothing
      title={t('noDatasets.title')}
      text={t('noDatasets.text')}
      path={paths.home}
      action={t('noDatasets.action')}
    />
  )
}

type NothingProps = { readonly title: string; readonly text: string; readonly path: string; readonly action?: string }

function Nothing({ title, text, path, action }: NothingProps) {
  const { t } = useText('board')
  const { t: words } = useText('boards')
  const [, navigate] = useLocation()
  return (
    <Page title={t('title')}>
      <div className={classes.none}>
        <h2>{title}</h2>
        <p className="muted">{text}</p>
        <Button onClick={() => navigate(path)}>{action ?? words('saved.toBoards')}</Button>
      </div>
    </Page>
  )
}
