import { Button, Kbd, Loader, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { Ban, ClipboardCopy, FileSpreadsheet, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Table } from '../../../shared/contract/explore'
import { api } from '../../client'
import type { CodeHandle } from '../../components/code-editor/editor-props'
import { ErrorPanel } from '../../components/error-panel'
import { saveCsv, tsvOf } from '../../components/export/csv'
import { Page } from '../../components/page'
import { errorSentence, formatCount, formatDuration, useText } from '../../text'
import { Editor } from './editor'
import { placeOf } from './error-place'
import { PlaceChoice } from './place-choice'
import { ResultGrid } from './result-grid'
import { SidePanel } from './side-panel'
import classes from './sql.module.css'
import { firstStatement, useSqlDraft } from './sql-draft'
import { readHistory, remembered, writeHistory } from './statement-history'
import { type Answer, useStatement } from './use-statement'
import { useTables } from './use-tables'

const limits = [100, 1000, 10_000]
const noTables: readonly never[] = []

/** Ad-hoc questions to the warehouse of this machine or to a cluster, read-only by construction. */
export default function Sql() {
  const { t } = useText('sql')
  const { statement, limit, connectionId, timeZone, set } = useSqlDraft()
  const { tables, error: tablesError } = useTables(connectionId)
  const workspace = useQuery(api.settings.about.queryOptions({ input: {} })).data?.workspace
  const [history, setHistory] = useState<readonly string[]>([])
  const { answer, run, cancel } = useStatement()
  const field = useRef<CodeHandle>(null)

  // Each place has its own statements: what one understands, another may not.
  const shelf = workspace === undefined ? null : connectionId === null ? workspace : `${workspace} ${connectionId}`
  useEffect(() => {
    if (shelf !== null) setHistory(readHistory(shelf))
  }, [shelf])
  const first = tables?.[0]?.name
  const proposed = useRef('')
  useEffect(() => {
    const now = useSqlDraft.getState().statement
    if (first === undefined || (now !== '' && now !== proposed.current)) return
    proposed.current = firstStatement(first)
    set({ statement: proposed.current })
  }, [first, set])

  const keep = (next: readonly string[]) => {
    setHistory(next)
    if (shelf !== null) writeHistory(shelf, next)
  }
  const start = () => {
    if (statement.trim() === '') return
    keep(remembered(history, statement))
    void run({ sql: statement, limit, connectionId, timeZone })
  }
  const wrong =
    answer.state === 'failed' && answer.statement === statement ? placeOf(answer.error.details, statement) : null
  const running = answer.state === 'running'
  return (
    <Page
      body="fill"
      title={t('title')}
      facts={t(connectionId === null ? 'facts' : 'factsCluster')}
      actions={
        <>
          <PlaceChoice
            connectionId={connectionId}
            timeZone={timeZone}
            disabled={running}
            onPlace={(next) => set({ connectionId: next })}
            onZone={(next) => set({ timeZone: next })}
          />
          <Select
            aria-label={t('limit')}
            title={t('limit')}
            w={92}
            value={String(limit)}
            data={limits.map((one) => ({ value: String(one), label: formatCount(one) }))}
            onChange={(next) => next && set({ limit: Number(next) })}
          />
          {running ? (
            <Button color="red" variant="light" leftSection={<Ban size={14} aria-hidden />} onClick={cancel}>
              {t('cancel')}
            </Button>
          ) : (
            <Button
              leftSection={<Play size={14} aria-hidden />}
              rightSection={<Kbd>{t('runHint')}</Kbd>}
              onClick={start}
              disabled={statement.trim() === ''}
            >
              {t('run')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.work}>
        <SidePanel
          tables={tablesError ? [] : tables}
          none={
            tablesError ? errorSentence(tablesError) : t(connectionId === null ? 'tablesNone' : 'tablesNoneCluster')
          }
          history={history}
          onInsert={(text) => field.current?.insert(text)}
          onTake={(taken) => {
            set({ statement: taken })
            field.current?.focus()
          }}
          onForget={() => keep([])}
        />
        <div className={classes.main}>
          <Editor
            value={statement}
            onChange={(next) => set({ statement: next })}
            onRun={start}
            tables={tables ?? noTables}
            isCluster={connectionId !== null}
            wrong={wrong && answer.state === 'failed' ? { ...wrong, message: errorSentence(answer.error) } : null}
            handle={field}
          />
          <Result answer={answer} wrongLine={wrong?.line ?? null} />
        </div>
      </div>
    </Page>
  )
}

function Result({ answer, wrongLine }: { answer: Answer; wrongLine: number | null }) {
  const { t } = useText('sql')
  switch (answer.state) {
    case 'none':
      return <p className={classes.empty}>{t('empty')}</p>
    case 'cancelled':
      return <p className={classes.empty}>{t('cancelled')}</p>
    case 'failed':
      return (
        <ErrorPanel
          title={wrongLine === null ? t('failed') : `${t('failed')} · ${t('lineOf', { line: wrongLine })}`}
          error={answer.error}
        />
      )
    case 'running':
      return answer.before ? (
        <Answered table={answer.before} busy />
      ) : (
        <p className={classes.empty} role="status">
          <Loader size={16} aria-hidden /> {t('running')}
        </p>
      )
    case 'done':
      return <Answered table={answer.table} busy={false} />
  }
}

function Answered({ table, busy }: { table: Table; busy: boolean }) {
  const { t } = useText('sql')
  const count = table.rows.length
  const exported = { columns: table.columns.map((column) => column.name), rows: table.rows }
  return (
    <div className={classes.result} aria-busy={busy} data-stale={busy || undefined}>
      <header className={classes.resultHead} aria-live="polite">
        <span>
          {t(table.truncated ? 'truncated' : 'rows', { count })} {t('took', { took: formatDuration(table.tookMs) })}
          {table.queryId !== undefined && (
            <code className={classes.queryId} title={t('queryId')}>
              {table.queryId}
            </code>
          )}
        </span>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<ClipboardCopy size={14} aria-hidden />}
          onClick={() =>
            void navigator.clipboard.writeText(tsvOf(exported)).then(() => notifications.show({ message: t('copied') }))
          }
        >
          {t('copy')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<FileSpreadsheet size={14} aria-hidden />}
          onClick={() => saveCsv('result', exported)}
        >
          {t('csv')}
        </Button>
      </header>
      {count === 0 ? <p className={classes.empty}>{t('noRows')}</p> : <ResultGrid table={table} />}
    </div>
  )
}
