import { Button, Loader } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { api, appErrorOf } from '../../client'
import { useWizard } from '../../state/wizard'
import { errorSentence, formatCount, inFile, useText } from '../../text'
import styles from './rules-panel.module.css'

interface CostRowsProps {
  readonly sourceId: string
  readonly dataset: string | null
  readonly costId: string
  /** The column whose cell is shown; the whole row without one, and where the cell is empty. */
  readonly column: number | null
  readonly onJump: (row: number, column: number | null) => void
}

const pageSize = 20

/** Rows behind a line of the score or a rule, in the order of the file; a click goes there. */
export function CostRows({ sourceId, dataset, costId, column, onJump }: CostRowsProps) {
  const { t } = useText('rules')
  const { t: check } = useText('check')
  const chosen = useWizard((state) => state.chosen)
  const query = useInfiniteQuery(
    api.rules.costRows.infiniteOptions({
      input: (offset: number) => ({ sourceId, chosen: [...chosen], dataset, costId, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (last.length < pageSize ? undefined : pages.length * pageSize)
    })
  )
  if (query.error) return <p className={styles.failed}>{errorSentence(appErrorOf(query.error))}</p>
  if (!query.data) return <Loader size={14} className={styles.loading} role="img" aria-label={t('judging')} />
  const rows = query.data.pages.flat()
  if (rows.length === 0) return <p className={styles.quiet}>{check('quality.noRows')}</p>
  return (
    <>
      <ul className={styles.rows} aria-label={t('rows')}>
        {rows.map(({ row, line, file, cells }) => (
          <li key={row}>
            <button type="button" onClick={() => onJump(row, column)}>
              <span>{inFile(file, t('line', { line: formatCount(line) }))}</span>
              <code>{(column === null ? '' : cells[column]?.trim()) || cells.join(' · ')}</code>
            </button>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('moreRows')}
        </Button>
      )}
    </>
  )
}
