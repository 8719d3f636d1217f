/** The very statements that a tile's numbers are asked with, to be read, copied and run again; and the columns that it is made of. */
import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { SquareTerminal } from 'lucide-react'
import { Fragment } from 'react'
import { useLocation } from 'wouter'
import type { BoardQuery, Tile } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { api, appErrorOf } from '../../client'
import { CodeView } from '../../components/code-view'
import { ErrorPanel } from '../../components/error-panel'
import { paths } from '../../paths'
import { useText } from '../../text'
import { useSqlDraft } from '../sql/sql-draft'
import classes from './board.module.css'
import own from './how-statements.module.css'

type Props = {
  readonly tile: Tile
  readonly dataset: Dataset
  /** What the board was asked with. */
  readonly asked: BoardQuery
}

export function HowStatements({ tile, dataset, asked }: Props) {
  const { t } = useText('boards')
  const { t: words } = useText('board')
  const [, navigate] = useLocation()
  const setDraft = useSqlDraft((state) => state.set)
  const how = useQuery({
    ...api.explore.how.queryOptions({ input: { ...asked, tile: tile.id } }),
    // The statements of another tile must not stand below this one's name.
    placeholderData: undefined
  })
  const openInSql = (statement: string) => {
    setDraft({ statement, connectionId: dataset.cluster?.connectionId ?? null })
    navigate(paths.sql)
  }
  if (how.error) {
    return (
      <section className={own.part}>
        <ErrorPanel title={t('how.failed')} error={appErrorOf(how.error)} onRetry={() => void how.refetch()} />
      </section>
    )
  }
  if (!how.data) {
    return (
      <section className={own.part} aria-busy="true" aria-label={t('how.loading')}>
        <Skeleton height={14} width="40%" />
        <Skeleton height={120} />
      </section>
    )
  }
  const { columns, statements } = how.data
  return (
    <>
      {columns.length > 0 && (
        <section className={own.part}>
          <h3>{t('how.columns')}</h3>
          <dl className={`${classes.how} ${own.columns}`}>
            {columns.map(({ role, column }) => (
              <Fragment key={role}>
                <dt>{words(`roles.${role}`)}</dt>
                <dd>
                  <code>{column}</code>
                </dd>
              </Fragment>
            ))}
          </dl>
        </section>
      )}
      <section className={own.part}>
        <h3>{t(`how.statements.${how.data.engine}`, { count: statements.length })}</h3>
        {statements.length === 0 && <p className="muted">{t('how.none')}</p>}
        {statements.map((statement, index) => (
          // Two of them may be the same text; they never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is fixed
          <div key={index} className={own.statement}>
            <CodeView code={statement} label={t('how.statement', { index: index + 1 })} />
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<SquareTerminal size={13} aria-hidden />}
              onClick={() => openInSql(statement)}
            >
              {t('how.openSql')}
            </Button>
          </div>
        ))}
      </section>
    </>
  )
}
