/** What can be asked. */
import { Loader } from '@mantine/core'
import { ChevronRight, Table2 } from 'lucide-react'
import { useState } from 'react'
import { nameInSql } from '../../components/code-editor/completion'
import { formatCount, useText } from '../../text'
import classes from './sql.module.css'

/** What a statement can name after FROM. */
export interface Askable {
  readonly name: string
  /** Null: not known without asking. */
  readonly rows: number | null
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

type Props = {
  /** Null while they are asked for. */
  readonly tables: readonly Askable[] | null
  /** Said where there is none. */
  readonly none: string
  readonly onInsert: (text: string) => void
}

export function SidePanel({ tables, none, onInsert }: Props) {
  const { t } = useText('sql')
  return (
    <section className={`${classes.panel} ${classes.fitting}`} aria-label={t('tables')}>
      <h2>{t('tables')}</h2>
      {tables?.length === 0 && <p className={classes.hint}>{none}</p>}
      {tables === null && <Loader size={14} mt={8} aria-label={t('running')} />}
      <ul className={classes.tables}>
        {tables?.map((table) => (
          <Columns key={table.name} table={table} isOnly={tables.length === 1} onInsert={onInsert} />
        ))}
      </ul>
    </section>
  )
}

type ColumnsProps = {
  readonly table: Askable
  /** The only table shows its columns from the beginning. */
  readonly isOnly: boolean
  readonly onInsert: (text: string) => void
}

function Columns({ table, isOnly, onInsert }: ColumnsProps) {
  const { t } = useText('sql')
  const [open, setOpen] = useState(isOnly)
  return (
    <li>
      <div className={classes.tableRow}>
        <button
          type="button"
          className={classes.twist}
          aria-expanded={open}
          aria-label={table.name}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={14} aria-hidden data-open={open || undefined} />
        </button>
        <button
          type="button"
          className={classes.tableName}
          aria-label={t('insert', { name: table.name })}
          onClick={() => onInsert(nameInSql(table.name))}
        >
          <Table2 size={14} aria-hidden />
          <span>{table.name}</span>
          {table.rows !== null && <span className="muted num">{formatCount(table.rows)}</span>}
        </button>
      </div>
      {open && (
        <ul className={classes.columns}>
          {table.columns.map((column) => (
            <li key={column.name}>
              <button
                type="button"
                aria-label={t('insert', { name: column.name })}
                onClick={() => onInsert(nameInSql(column.name))}
              >
                <span>{column.name}</span>
                <code>{column.type}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
