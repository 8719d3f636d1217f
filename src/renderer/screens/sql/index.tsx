import { Button, Kbd, Select } from '@mantine/core'
import { Ban, Network, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { CodeHandle } from '../../components/code-editor/editor-props'
import { Page } from '../../components/page'
import { errorSentence, formatCount, useText } from '../../text'
import { Editor } from './editor'
import { placeOf } from './error-place'
import { PlaceChoice } from './place-choice'
import { Result, type View } from './result'
import { SaveStatement } from './save-statement'
import { ShelfPanel, type Shown } from './shelf-panel'
import { SidePanel } from './side-panel'
import classes from './sql.module.css'
import { firstStatement, useSqlDraft } from './sql-draft'
import { useShelf } from './use-shelf'
import { useStatement } from './use-statement'
import { useTables } from './use-tables'

const limits = [100, 1000, 10_000]
const noTables: readonly never[] = []

/** Ad-hoc questions to the warehouse of this machine or to a cluster, read-only by construction. */
export default function Sql() {
  const { t } = useText('sql')
  const { statement, limit, connectionId, timeZone, set } = useSqlDraft()
  const { tables, error: tablesError } = useTables(connectionId)
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<Shown>('asked')
  const [view, setView] = useState<View>('table')
  const shelf = useShelf(connectionId, search)
  const { answer, run, cancel } = useStatement(() => void shelf.reload())
  const field = useRef<CodeHandle>(null)

  const first = tables?.[0]?.name
  const proposed = useRef('')
  useEffect(() => {
    const now = useSqlDraft.getState().statement
    if (first === undefined || (now !== '' && now !== proposed.current)) return
    proposed.current = firstStatement(first)
    set({ statement: proposed.current })
  }, [first, set])

  const start = (sql: string, explain = false) => {
    if (sql.trim() !== '') void run({ sql, limit, connectionId, timeZone, explain })
  }
  const take = (taken: string) => {
    set({ statement: taken })
    field.current?.replace(taken)
    field.current?.focus()
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
          <SaveStatement
            disabled={statement.trim() === ''}
            taken={shelf.saved?.map(({ name }) => name) ?? []}
            onSave={(name) => shelf.save(name, statement).then(() => setShown('saved'))}
          />
          <Button
            variant="default"
            leftSection={<Network size={14} aria-hidden />}
            onClick={() => start(statement, true)}
            disabled={running || statement.trim() === ''}
          >
            {t('explain')}
          </Button>
          {running ? (
            <Button color="red" variant="light" leftSection={<Ban size={14} aria-hidden />} onClick={cancel}>
              {t('cancel')}
            </Button>
          ) : (
            <Button
              leftSection={<Play size={14} aria-hidden />}
              rightSection={<Kbd>{t('runHint')}</Kbd>}
              onClick={() => start(statement)}
              disabled={statement.trim() === ''}
            >
              {t('run')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.work}>
        <div className={classes.side}>
          <SidePanel
            tables={tablesError ? [] : tables}
            none={
              tablesError ? errorSentence(tablesError) : t(connectionId === null ? 'tablesNone' : 'tablesNoneCluster')
            }
            onInsert={(text) => field.current?.insert(text)}
          />
          <ShelfPanel
            shelf={shelf}
            connectionId={connectionId}
            shown={shown}
            search={search}
            onShown={setShown}
            onSearch={setSearch}
            onTake={take}
            onRun={(sql) => {
              take(sql)
              start(sql)
            }}
          />
        </div>
        <div className={classes.main}>
          <Editor
            value={statement}
            onChange={(next) => set({ statement: next })}
            onRun={() => start(statement)}
            tables={tables ?? noTables}
            isCluster={connectionId !== null}
            wrong={wrong && answer.state === 'failed' ? { ...wrong, message: errorSentence(answer.error) } : null}
            handle={field}
          />
          <Result answer={answer} wrongLine={wrong?.line ?? null} view={view} onView={setView} />
        </div>
      </div>
    </Page>
  )
}
