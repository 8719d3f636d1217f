/** What came of a statement: rows, a picture, a plan, or why it did not run. */
import { Button, Loader, SegmentedControl } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { ChartLine, ClipboardCopy, FileSpreadsheet, Table2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Table } from '../../../shared/contract/explore'
import { CodeView } from '../../components/code-view'
import { ErrorPanel } from '../../components/error-panel'
import { saveCsv, tsvOf } from '../../components/export/csv'
import { formatDuration, useText } from '../../text'
import { planOf } from './plan'
import { ResultChart } from './result-chart'
import { ResultGrid } from './result-grid'
import classes from './sql.module.css'
import type { Answer } from './use-statement'

export type View = 'table' | 'chart'

type Props = {
  readonly answer: Answer
  readonly wrongLine: number | null
  readonly view: View
  readonly onView: (view: View) => void
}

export function Result({ answer, wrongLine, view, onView }: Props) {
  const { t } = useText('sql')
  switch (answer.state) {
    case 'none':
      return <p className={classes.blank}>{t('empty')}</p>
    case 'cancelled':
      return <p className={classes.blank}>{t('cancelled')}</p>
    case 'failed':
      return (
        <ErrorPanel
          title={wrongLine === null ? t('failed') : `${t('failed')} · ${t('lineOf', { line: wrongLine })}`}
          error={answer.error}
        />
      )
    case 'running':
      return answer.table ? (
        <Answered table={answer.table} running={answer} view={view} onView={onView} />
      ) : (
        <p className={classes.blank} role="status">
          <Loader size={16} aria-hidden /> {t('running')} <Elapsed sinceMs={answer.sinceMs} />
        </p>
      )
    case 'done':
      return <Answered table={answer.table} running={null} view={view} onView={onView} />
  }
}

/** Seconds since a statement was started; they are of no use to who hears the page. */
function Elapsed({ sinceMs }: { sinceMs: number }) {
  const [nowMs, setNowMs] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), 100)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="num" aria-hidden>
      {formatDuration(Math.max(0, nowMs - sinceMs))}
    </span>
  )
}

function Answered({
  table,
  running,
  view,
  onView
}: Pick<Props, 'view' | 'onView'> & { table: Table; running: Extract<Answer, { state: 'running' }> | null }) {
  const { t } = useText('sql')
  const plan = planOf(table)
  const isStale = running?.isBefore === true
  return (
    <section
      className={classes.result}
      aria-label={t('result')}
      aria-busy={running !== null}
      data-stale={isStale || undefined}
    >
      <header className={classes.resultHead}>
        {plan === null && <ViewChoice view={view} onView={onView} />}
        <span className={classes.facts} aria-live="polite">
          {(running === null || !isStale) && <Facts table={table} isPlan={plan !== null} isWhole={running === null} />}
          {running !== null && (
            <span className={classes.busy}>
              <Loader size={12} aria-hidden /> {t('running')} <Elapsed sinceMs={running.sinceMs} />
            </span>
          )}
        </span>
        {plan === null && table.rows.length > 0 && <Exports table={table} />}
      </header>
      <Body table={table} plan={plan} view={view} />
    </section>
  )
}

function Body({ table, plan, view }: { table: Table; plan: string | null; view: View }) {
  const { t } = useText('sql')
  if (plan !== null) {
    return (
      <div className={classes.plan}>
        <CodeView code={plan} label={t('plan')} fill />
      </div>
    )
  }
  if (table.rows.length === 0) return <p className={classes.empty}>{t('noRows')}</p>
  return view === 'chart' ? <ResultChart table={table} /> : <ResultGrid table={table} />
}

/** How many rows, and how long they took. */
function Facts({ table, isPlan, isWhole }: { table: Table; isPlan: boolean; isWhole: boolean }) {
  const { t } = useText('sql')
  const { firstRowMs, tookMs, queryId } = table
  const rows = isPlan ? t('plan') : t(table.truncated ? 'truncated' : 'rows', { count: table.rows.length })
  return (
    <>
      <strong className={classes.count}>{rows}</strong> {isWhole && t('took', { took: formatDuration(tookMs) })}
      {firstRowMs !== undefined && !isPlan && (
        <span className={classes.soft}> · {t('firstRow', { took: formatDuration(firstRowMs) })}</span>
      )}
      {queryId !== undefined && (
        <code className={classes.queryId} title={t('queryId')}>
          {queryId}
        </code>
      )}
    </>
  )
}

function ViewChoice({ view, onView }: Pick<Props, 'view' | 'onView'>) {
  const { t } = useText('sql')
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('view')}
      data={[
        {
          value: 'table',
          label: (
            <span className={classes.tabLabel}>
              <Table2 size={14} aria-hidden />
              {t('viewTable')}
            </span>
          )
        },
        {
          value: 'chart',
          label: (
            <span className={classes.tabLabel}>
              <ChartLine size={14} aria-hidden />
              {t('viewChart')}
            </span>
          )
        }
      ]}
      value={view}
      onChange={(next) => onView(next as View)}
    />
  )
}

function Exports({ table }: { table: Table }) {
  const { t } = useText('sql')
  const exported = { columns: table.columns.map((column) => column.name), rows: table.rows }
  return (
    <>
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
    </>
  )
}
