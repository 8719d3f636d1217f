import { Button, FileButton, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowUp, File as FileIcon, Folder, Upload } from 'lucide-react'
import { useState } from 'react'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { useWindow } from '../../state/window'
import { formatAgo, formatBytes, useText } from '../../text'
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
  const entries = listing.data?.entries ?? []
  const pick = (path: string) => {
    close()
    void open.paths([path])
  }
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
      </div>
      {listing.error && (
        <ErrorPanel
          title={t('picker.failed')}
          error={appErrorOf(listing.error)}
          onRetry={() => void listing.refetch()}
        />
      )}
      <ul className={styles.list} aria-label={t('picker.files')}>
        {entries.map((entry) => (
          <li key={entry.path}>
            <button
              type="button"
              className={styles.entry}
              disabled={entry.kind === 'file' && !entry.openable}
              onClick={() => (entry.kind === 'folder' ? setFolder(entry.path) : pick(entry.path))}
            >
              {entry.kind === 'folder' ? <Folder size={16} aria-hidden /> : <FileIcon size={16} aria-hidden />}
              <span className={styles.name}>{entry.name}</span>
              <span className="muted num">{entry.kind === 'file' ? formatBytes(entry.sizeBytes) : ''}</span>
              <span className={`muted ${styles.when}`}>{formatAgo(entry.modifiedMs)}</span>
            </button>
          </li>
        ))}
        {listing.data && entries.length === 0 && <li className={styles.empty}>{t('picker.empty')}</li>}
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
      </div>
    </div>
  )
}
