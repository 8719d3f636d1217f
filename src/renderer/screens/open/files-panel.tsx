import { Switch } from '@mantine/core'
import { useState } from 'react'
import type { Source, Structure } from '../../../shared/domain/source'
import { nameColumnFor } from '../../../shared/domain/together'
import { Panel } from '../../components/page'
import { formatBytes, useText } from '../../text'
import styles from './open.module.css'
import type { Reopen } from './use-reopen'

interface FilesPanelProps {
  readonly source: Source
  readonly structure: Structure | null
  readonly reopen: Reopen
  /** The file whose reading is shown below. */
  readonly selected: number
  readonly onSelect: (at: number) => void
}

/** The files that a table is made of: how many rows each has, and what it lacks. */
export function FilesPanel({ source, structure, reopen, selected, onSelect }: FilesPanelProps) {
  const { t } = useText('several')
  // The switch follows at once; the table a moment later.
  const [wanted, setWanted] = useState<{ readonly of: string; readonly named: boolean } | null>(null)
  const { files = [], nameColumn = null } = source.together ?? {}
  const table = nameColumn === null ? source.columns : source.columns.slice(0, -1)
  return (
    <Panel title={t('panel')}>
      <ul className={styles.files} aria-label={t('panel')}>
        {files.map((file, at) => {
          const missing = table.filter((_, column) => file.places[column] === null)
          const counted = structure?.files?.[at]
          return (
            <li key={file.id}>
              <button type="button" aria-pressed={at === selected} title={file.path} onClick={() => onSelect(at)}>
                <b>{file.label}</b>
                <span className="num">
                  {counted ? t('rows', { count: counted.rowCount }) : formatBytes(file.sizeBytes)}
                </span>
                {missing.length > 0 && (
                  <small className={styles.lacks}>{t('lacks', { columns: missing.join(', ') })}</small>
                )}
              </button>
            </li>
          )
        })}
      </ul>
      <Switch
        mt={10}
        label={t('named', { column: nameColumn ?? nameColumnFor(table) })}
        checked={wanted?.of === source.id && reopen.error === null ? wanted.named : nameColumn !== null}
        onChange={(event) => {
          setWanted({ of: source.id, named: event.currentTarget.checked })
          reopen.setNamed(event.currentTarget.checked)
        }}
      />
    </Panel>
  )
}
