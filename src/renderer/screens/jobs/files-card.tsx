import type { JobDetail } from '../../../shared/domain/job'
import { Panel } from '../../components/page'
import { formatBytes, formatCount, useText } from '../../text'
import styles from './jobs.module.css'

/** Of several files as one table: each of them, with rows and hash once they are loaded. */
export function FilesCard({ job: { request, receipt } }: { job: JobDetail }) {
  const { t } = useText('jobs')
  const { t: ts } = useText('several')
  const files = request.source.together?.files
  if (!files) return null
  return (
    <Panel title={ts('panel')} aside={formatCount(files.length)}>
      <table className={styles.files} aria-label={ts('panel')}>
        <thead>
          <tr>
            <th>{ts('file')}</th>
            <th className="num">{t('rowsRead')}</th>
            <th className="num">{ts('size')}</th>
            <th>{t('hash')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file, at) => {
            const proved = receipt?.source.files?.[at]
            return (
              <tr key={file.id}>
                <td title={file.path}>{file.label}</td>
                <td className="num">{proved ? formatCount(proved.rows) : ''}</td>
                <td className="num">{formatBytes(file.sizeBytes)}</td>
                <td>
                  <code title={proved?.contentHash}>{proved?.contentHash.slice(0, 16) ?? ''}</code>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}
