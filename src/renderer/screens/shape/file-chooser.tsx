/** A file on the machine where the app runs, or an upload from this one: the browser host's way to name a second file. */
import { Button, FileButton, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowUp, File as FileIcon, Folder, Upload } from 'lucide-react'
import { useState } from 'react'
import { api, appErrorOf, type ShownError } from '../../client'
import { uploadFile } from '../../client/upload'
import { ErrorPanel } from '../../components/error-panel'
import { formatBytes, useText } from '../../text'
import classes from './file-chooser.module.css'

type Props = { readonly opened: boolean; readonly onClose: () => void; readonly onChoose: (path: string) => void }

export function FileChooser({ opened, onClose, onChoose }: Props) {
  const { t } = useText('home')
  return (
    <Modal opened={opened} onClose={onClose} title={t('picker.title')} size={640}>
      <Listing onChoose={onChoose} />
    </Modal>
  )
}

function Listing({ onChoose }: { onChoose: (path: string) => void }) {
  const { t } = useText('home')
  const [folder, setFolder] = useState<string | null>(null)
  const [failed, setFailed] = useState<ShownError | null>(null)
  const [busy, setBusy] = useState(false)
  const listing = useQuery(api.open.browse.queryOptions({ input: { path: folder } }))
  const entries = listing.data?.entries.filter((entry) => entry.kind === 'folder' || entry.openable) ?? []
  const error = failed ?? (listing.error ? appErrorOf(listing.error) : null)
  const upload = async (file: File) => {
    setBusy(true)
    setFailed(null)
    try {
      const { path } = await uploadFile(file, () => {}, new AbortController().signal)
      onChoose(path)
    } catch (thrown) {
      setFailed(appErrorOf(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.chooser}>
      <div className={classes.where}>
        <Button
          variant="default"
          leftSection={<ArrowUp size={14} aria-hidden />}
          disabled={listing.data === undefined || listing.data.path === null}
          onClick={() => setFolder(listing.data?.parent ?? null)}
        >
          {t('picker.up')}
        </Button>
        <span className={classes.path}>{listing.data?.path ?? t('picker.roots')}</span>
        <FileButton onChange={(file) => file && void upload(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={busy} leftSection={<Upload size={14} aria-hidden />}>
              {t('picker.upload')}
            </Button>
          )}
        </FileButton>
      </div>
      {error && <ErrorPanel title={t('picker.failed')} error={error} onRetry={() => void listing.refetch()} />}
      <ul className={classes.list} aria-label={t('picker.files')}>
        {entries.map((entry) => (
          <li key={entry.path}>
            <button
              type="button"
              className="menu-row"
              onClick={() => (entry.kind === 'folder' ? setFolder(entry.path) : onChoose(entry.path))}
            >
              {entry.kind === 'folder' ? <Folder size={16} aria-hidden /> : <FileIcon size={16} aria-hidden />}
              <span className={classes.name}>{entry.name}</span>
              <span className="muted num">{entry.kind === 'file' ? formatBytes(entry.sizeBytes) : ''}</span>
            </button>
          </li>
        ))}
        {listing.data && entries.length === 0 && <li className="muted">{t('picker.empty')}</li>}
      </ul>
    </div>
  )
}
