/** The rows behind a number: how many, which ones, and as a file. */
import { Button, Loader, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { Ban, FileSpreadsheet } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BoardFilter } from '../../../../shared/domain/board'
import { api, appErrorOf, client, queryClient } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { fileNameOf, saveCsv } from '../../../components/export/csv'
import { useTileWords } from '../../../components/tiles/tile-words'
import { errorSentence, formatCount, useText } from '../../../text'
import classes from './rows.module.css'
import { type AskedRows, allRows, mostExported, pageRows } from './rows-asked'
import { RowsGrid } from './rows-grid'

type Props = {
  readonly dataset: string
  /** Null: closed. */
  readonly asked: AskedRows | null
  readonly onClose: () => void
}

export function RowsWindow({ dataset, asked, onClose }: Props) {
  const { t } = useText('boards')
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      size="min(1500px, 94vw)"
      title={asked && t('rows.title', { title: asked.title })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {asked && <Rows key={JSON.stringify(asked)} dataset={dataset} asked={asked} />}
    </Modal>
  )
}

function Rows({ dataset, asked }: { dataset: string; asked: AskedRows }) {
  const { t } = useText('boards')
  const { t: words } = useText('board')
  const { filters: said } = useTileWords()
  const { range, title } = asked
  const inputAt = useCallback(
    (offset: number, limit: number) => ({
      dataset,
      range: asked.range,
      filters: copied(asked.filters),
      except: copied(asked.except ?? []),
      offset,
      limit
    }),
    [dataset, asked]
  )
  const first = useQuery({
    ...api.explore.rows.queryOptions({ input: inputAt(0, pageRows) }),
    placeholderData: undefined,
    staleTime: 60_000
  })
  const pageAt = useCallback(
    (offset: number, limit: number) =>
      queryClient.fetchQuery({
        ...api.explore.rows.queryOptions({ input: inputAt(offset, limit) }),
        staleTime: 60_000
      }),
    [inputAt]
  )
  const { read, start, stop } = useExport(title, inputAt)
  const name = (value: string | null) => (value === null || value === '' ? words('notSet') : value)
  const total = first.data?.total
  return (
    <div className={classes.window}>
      <div className={classes.head}>
        <span className={classes.facts} aria-live="polite">
          {total !== undefined && <b>{t('rows.total', { count: total })}</b>}
          <span>{range === null ? words('how.allDays') : words('range.span', range)}</span>
          {asked.filters.map((filter) => (
            <span key={`${filter.role} ${filter.values.join()}`}>
              {words(`roles.${filter.role}`)}: {filter.values.map(name).join(', ')}
            </span>
          ))}
          {asked.except && <span>{t('rows.except', { filters: said(asked.except) })}</span>}
        </span>
        <span className={classes.acts}>
          {read === null ? (
            <Button
              variant="default"
              leftSection={<FileSpreadsheet size={14} aria-hidden />}
              disabled={total === undefined || total === 0}
              title={t('rows.limit', { most: formatCount(mostExported) })}
              onClick={start}
            >
              {t('rows.csv')}
            </Button>
          ) : (
            <>
              <span className="muted num" role="status">
                {t('rows.reading', { count: read })}
              </span>
              <Button variant="default" leftSection={<Ban size={14} aria-hidden />} onClick={stop}>
                {t('rows.stop')}
              </Button>
            </>
          )}
        </span>
      </div>
      {first.error ? (
        <ErrorPanel title={t('rows.failed')} error={appErrorOf(first.error)} onRetry={() => void first.refetch()} />
      ) : first.data === undefined ? (
        <div className={classes.empty} role="status" aria-label={t('rows.loading')}>
          <Loader size={20} aria-hidden />
        </div>
      ) : first.data.rows.length === 0 ? (
        <p className={classes.empty}>{words('tile.noRows')}</p>
      ) : (
        <RowsGrid first={first.data} label={t('rows.title', { title })} pageAt={pageAt} />
      )}
    </div>
  )
}

function copied(filters: readonly BoardFilter[]): BoardFilter[] {
  return filters.map((filter) => ({ ...filter, values: [...filter.values] }))
}

type InputAt = (offset: number, limit: number) => Parameters<typeof client.explore.rows>[0]

/** Reads all rows for a file; how many so far, null when it does not run. */
function useExport(title: string, inputAt: InputAt) {
  const { t } = useText('boards')
  const [read, setRead] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = () => {
    const mine = new AbortController()
    running.current = mine
    setRead(0)
    allRows(
      (offset, limit) => client.explore.rows(inputAt(offset, limit), { signal: mine.signal }),
      mostExported,
      setRead
    )
      .then(({ table, isCut }) => {
        saveCsv(fileNameOf(title), table)
        notifications.show({
          ...(isCut ? { color: 'yellow' } : {}),
          message: t(isCut ? 'rows.cut' : 'rows.saved', { count: table.rows.length })
        })
      })
      .catch((thrown: unknown) => {
        if (mine.signal.aborted) return
        notifications.show({ color: 'red', title: t('rows.failed'), message: errorSentence(appErrorOf(thrown)) })
      })
      .finally(() => setRead(null))
  }
  return { read, start, stop: () => running.current?.abort() }
}
