import { useQuery } from '@tanstack/react-query'
import { api } from '../../client'
import { Panel } from '../../components/page'
import { formatAgo, formatBytes, useText } from '../../text'
import { useOpen } from '../frame/use-open'
import styles from './home.module.css'

const shown = 6

/** Files opened before; one click opens them again. */
export function RecentFiles() {
  const { t } = useText('home')
  const open = useOpen()
  const files = useQuery(api.open.recent.queryOptions({ input: {} })).data ?? []
  if (files.length === 0) return null
  return (
    <Panel title={t('recent')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th className="num">{t('size')}</th>
            <th className="num">{t('opened')}</th>
          </tr>
        </thead>
        <tbody>
          {files.slice(0, shown).map((file) => (
            <tr key={`${file.path} ${file.name}`}>
              <td className={styles.wide} title={file.path}>
                <button
                  type="button"
                  className={styles.link}
                  disabled={!file.exists}
                  onClick={() => void open.recent(file)}
                >
                  {file.name}
                </button>
                <span className={styles.path}>{file.exists ? file.path : t('gone')}</span>
              </td>
              <td className="num">{formatBytes(file.sizeBytes)}</td>
              <td className="num">{formatAgo(file.openedMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
