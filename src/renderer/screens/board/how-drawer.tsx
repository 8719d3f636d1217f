/** How a tile was made: what it is, of which days and rows, against what, in which calendar. */
import { Button, Drawer } from '@mantine/core'
import { Rows3 } from 'lucide-react'
import { Fragment } from 'react'
import type { Board, BoardQuery, Tile } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { shareText } from '../../components/tiles/numbers'
import { useTileWords } from '../../components/tiles/tile-words'
import { formatDate, formatMonthName } from '../../text'
import classes from './board.module.css'
import type { BoardView } from './board-view'
import { HowStatements } from './how-statements'
import own from './how-statements.module.css'
import { comparedDays, daysOf, definitionOf } from './how-words'

type Props = {
  /** Null: closed. */
  readonly tile: Tile | null
  readonly board: Board
  readonly dataset: Dataset
  readonly view: BoardView
  /** What the tile was asked with. */
  readonly askedFor: (tile: Tile) => BoardQuery
  readonly onRows: (tile: Tile) => void
  readonly onClose: () => void
}

export function HowDrawer({ tile, board, dataset, view, askedFor, onRows, onClose }: Props) {
  const { t, title } = useTileWords()
  return (
    <Drawer
      opened={tile !== null}
      onClose={onClose}
      position="right"
      size={460}
      title={<b>{tile === null ? '' : title(tile)}</b>}
    >
      {tile !== null && (
        <>
          {tile.kind !== 'groups' && (
            <div className={own.acts}>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<Rows3 size={14} aria-hidden />}
                onClick={() => onRows(tile)}
              >
                {t('tile.showRows')}
              </Button>
            </div>
          )}
          <Facts tile={tile} board={board} dataset={dataset} view={view} />
          <HowStatements key={tile.id} tile={tile} dataset={dataset} asked={askedFor(tile)} />
        </>
      )}
    </Drawer>
  )
}

function Facts({ tile, board, dataset, view }: Pick<Props, 'board' | 'dataset' | 'view'> & { readonly tile: Tile }) {
  const words = useTileWords()
  const { t } = words
  const days = daysOf(tile, board)
  const against = comparedDays(tile)
  const { calendar } = dataset
  const year = view.fiscal
    ? t('how.fiscalYear', { month: formatMonthName(calendar.fiscalStartMonth, 'long') })
    : t('how.calendarYear')
  const facts: [label: string, text: string][] = [
    [t('how.days'), days === null ? t('how.allDays') : t('range.span', days)],
    ...(against === null ? [] : [[t('how.compared'), t('range.span', against)] satisfies [string, string]]),
    [t('how.filters'), view.filters.length === 0 ? t('how.noFilters') : words.filters(view.filters)],
    ...(tile.filters === undefined
      ? []
      : [[t('how.ownFilters'), words.filters(tile.filters)] satisfies [string, string]]),
    [t('how.rows'), t('how.rowsUsed', { count: tile.rowsUsed })],
    [
      t('how.coverage'),
      tile.coverage < 1 ? t('how.coverageText', { share: shareText(tile.coverage) }) : t('how.covered')
    ],
    ...(tile.dataThrough === null ? [] : [[t('how.through'), formatDate(tile.dataThrough)] satisfies [string, string]]),
    [t('how.calendar'), `${year}, ${t(`how.weekStart.${calendar.weekStart}`)}`],
    [t('how.zone'), calendar.timeZone],
    [t('how.place'), t(dataset.warehouse === 'local' ? 'how.local' : 'how.cluster')]
  ]
  return (
    <>
      <section className={classes.howPart}>
        <h3>{t('how.definition')}</h3>
        {definitionOf(tile, words).map(({ term, text }) => (
          <p key={term ?? text}>
            {term !== null && <b>{term}: </b>}
            {text}
          </p>
        ))}
      </section>
      <dl className={classes.how}>
        {facts.map(([label, text]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  )
}
