/** What can be asked, and what was asked before. */
import { Button } from '@mantine/core'
import { ChevronRight, Table2 } from 'lucide-react'
import { useState } from 'react'
import { typeName } from '../../../shared/domain/column-type'
import type { Dataset } from '../../../shared/domain/dataset'
import { formatCount, useText } from '../../text'
import classes from './sql.module.css'

type Props = {
  readonly datasets: readonly Dataset[]
  readonly history: readonly string[]
  readonly onInsert: (text: string) => void
  readonly onTake: (statement: string) => void
  readonly onForget: () => void
}

export function SidePanel({ datasets, history, onInsert, onTake, onForget }: Props) {
  const { t } = useText('sql')
  return (
    <div className={classes.side}>
      <section className={classes.panel} aria-label={t('tables')}>
        <h2>{t('tables')}</h2>
        {datasets.length === 0 && <p className={classes.hint}>{t('tablesNone')}</p>}
        <ul className={classes.tables}>
          {datasets.map((dataset) => (
            <Columns key={dataset.name} dataset={dataset} onInsert={onInsert} />
          ))}
        </ul>
      </section>
      <section className={classes.panel} aria-label={t('history')}>
        <header className={classes.panelHead}>
          <h2>{t('history')}</h2>
          {history.length > 0 && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={onForget}>
              {t('historyClear')}
            </Button>
          )}
        </header>
        {history.length === 0 && <p className={classes.hint}>{t('historyNone')}</p>}
        <ul className={classes.history}>
          {history.map((statement) => (
            <li key={statement}>
              <button
                type="button"
                title={statement}
                aria-label={t('historyTake', { text: statement })}
                onClick={() => onTake(statement)}
              >
                {statement}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Columns({ dataset, onInsert }: { dataset: Dataset; onInsert: (text: string) => void }) {
  const { t } = useText('sql')
  const [open, setOpen] = useState(false)
  return (
    <li>
      <div className={classes.tableRow}>
        <button
          type="button"
          className={classes.twist}
          aria-expanded={open}
          aria-label={dataset.name}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={14} aria-hidden data-open={open || undefined} />
        </button>
        <button
          type="button"
          className={classes.tableName}
          aria-label={t('insert', { name: dataset.name })}
          onClick={() => onInsert(dataset.name)}
        >
          <Table2 size={14} aria-hidden />
          <span>{dataset.name}</span>
          <span className="muted num">{formatCount(dataset.rows)}</span>
        </button>
      </div>
      {open && (
        <ul className={classes.columns}>
          {dataset.schema.map((column) => (
            <li key={column.name}>
              <button
                type="button"
                aria-label={t('insert', { name: column.name })}
                onClick={() => onInsert(quoted(column.name))}
              >
                <span>{column.name}</span>
                <code>{typeName(column.type)}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** A column name as SQL writes it. */
function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}
