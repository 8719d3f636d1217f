import { Button, Checkbox, FileButton, Modal, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowUp, File as FileIcon, Folder, ListFilter, Upload } from 'lucide-react'
import { useMemo, useState } from 'react'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { useWindow } from '../../state/window'
import { formatAgo, formatBytes, useText } from '../../text'
import { nameFilter } from './name-filter'
import styles from './open-picker.module.css'
import { useOpen } from './use-open'

/** The file dialog of the browser host: files on the machine where the app runs, or an upload from this one. */
export function OpenPicker() {
  const shown = useWindow((state) => state.picker)
  const set = useWindow((state) => state.set)
  const { t } = useText('home')
  return (
    <Modal opened={shown} onClose={() => set({ picker: false })} title={t('picker.title')} size={720}>
      <Picker close={() => set({ picker: false })} />
    </Modal>
  )
}

function Picker({ close }: { close: () => void }) {
  const { t } = useText('home')
  const open = useOpen()
  const [folder, setFolder] = useState<string | null>(null)
  const listing = useQuery(api.open.browse.queryOptions({ input: { path: folder } }))
  const limit = useQuery(api.settings.about.queryOptions({ input: {} })).data?.uploadLimitBytes
  const [filter, setFilter] = useState('')
  const [marked, setMarked] = useState<readonly string[]>([])
  const matches = useMemo(() => nameFilter(filter), [filter])
  const entries = (listing.data?.entries ?? []).filter((entry) => entry.kind === 'folder' || matches(entry.name))
  const files = entries.filter((entry) => entry.kind === 'file' && entry.openable).map(({ path }) => path)
  const shown = marked.filter((path) => files.includes(path))
  const pick = (paths: readonly string[]) => {
    close()
    void open.paths(paths)
  }
  const mark = (path: string, isMarked: boolean) =>
    // In the order of the list, whatever the order of the clicks.
    setMarked(
      isMarked ? files.filter((one) => one === path || shown.includes(one)) : shown.filter((one) => one !== path)
    )
  return (
    <div className={styles.picker}>
      <div className={styles.where}>
        <Button
          variant="default"
          leftSection={<ArrowUp size={14} />}
          disabled={!listing.data?.parent && listing.data?.path === null}
          onClick={() => setFolder(listing.data?.parent ?? null)}
        >
          {t('picker.up')}
        </Button>
        <span className={styles.path} title={listing.data?.path ?? undefined}>
          {listing.data?.path ?? t('picker.roots')}
        </span>
        <TextInput
          className={styles.filter}
          leftSection={<ListFilter size={14} aria-hidden />}
          aria-label={t('picker.filter')}
          placeholder={t('picker.filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </div>
      {listing.error && (
        <ErrorPanel
          title={t('picker.failed')}
          error={appErrorOf(listing.error)}
          onRetry={() => void listing.refetch()}
        />
      )}
      {files.length > 1 && (
        <Checkbox
          className={styles.all}
          label={t('picker.markAll')}
          checked={shown.length === files.length}
          indeterminate={shown.length > 0 && shown.length < files.length}
          onChange={(event) => setMarked(event.currentTarget.checked ? files : [])}
        />
      )}
      <ul className={styles.list} aria-label={t('picker.files')}>
        {entries.map((entry) => (
          <li key={entry.path} className={styles.item}>
            {entry.kind === 'file' && entry.openable ? (
              <Checkbox
                aria-label={t('picker.mark', { name: entry.name })}
                checked={shown.includes(entry.path)}
                onChange={(event) => mark(entry.path, event.currentTarget.checked)}
              />
            ) : (
              <span />
            )}
            <button
              type="button"
              className={styles.entry}
              disabled={entry.kind === 'file' && !entry.openable}
              onClick={() => (entry.kind === 'folder' ? setFolder(entry.path) : pick([entry.path]))}
            >
              {entry.kind === 'folder' ? <Folder size={16} aria-hidden /> : <FileIcon size={16} aria-hidden />}
              <span className={styles.name}>{entry.name}</span>
              <span className="muted num">{entry.kind === 'file' ? formatBytes(entry.sizeBytes) : ''}</span>
              <span className={`muted ${styles.when}`}>{formatAgo(entry.modifiedMs)}</span>
            </button>
          </li>
        ))}
        {listing.data && entries.length === 0 && (
          <li className={styles.empty}>{t(filter === '' ? 'picker.empty' : 'picker.noMatch')}</li>
        )}
      </ul>
      <div className={styles.foot}>
        <span className="muted">{limit === undefined ? '' : t('picker.limit', { limit: formatBytes(limit) })}</span>
        <FileButton
          multiple
          onChange={(files) => {
            close()
            void open.files(files)
          }}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<Upload size={14} />}>
              {t('picker.upload')}
            </Button>
          )}
        </FileButton>
        {shown.length > 0 && <Button onClick={() => pick(shown)}>{t('picker.open', { count: shown.length })}</Button>}
      </div>
    </div>
  )
}
