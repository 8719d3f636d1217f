import type { JobDetail } from '../../../shared/domain/job'
import type { PartFile } from '../../../shared/domain/source'
import { Panel } from '../../components/page'
import { formatBytes, formatCount, formatDecimal, useText } from '../../text'
import styles from './jobs.module.css'

/** The inputs of the load: which bytes, how, and why below the gate. */
export function SourceCard({ job }: { job: JobDetail }) {
  const { t } = useText('jobs')
  const { request, receipt } = job
  const hash = receipt?.source.contentHash ?? request.contentHash
  const quality = receipt?.quality ?? request.quality
  const sizeBytes = receipt?.parts.reduce((sum, part) => sum + part.sizeBytes, 0) ?? 0
  return (
    <Panel title={t('source')}>
      <dl className={styles.facts}>
        <dt>{t('path')}</dt>
        <dd>{request.source.path}</dd>
        <dt>{t('size')}</dt>
        <dd>{formatBytes(request.source.sizeBytes)}</dd>
        {hash && (
          <>
            <dt>{t('hash')}</dt>
            <dd>
              <code>{hash}</code>
            </dd>
          </>
        )}
        {receipt?.partsHash && (
          <>
            <dt>{t('partsHash')}</dt>
            <dd>
              <code>{receipt.partsHash}</code>
            </dd>
          </>
        )}
        <dt>{t('mode')}</dt>
        <dd>{t(`modes.${request.mode}`)}</dd>
        {quality && (
          <>
            <dt>{t('quality')}</dt>
            <dd>{formatDecimal(quality.score.toFixed(1))}</dd>
          </>
        )}
        {request.belowGateReason && (
          <>
            <dt>{t('reason')}</dt>
            <dd>{request.belowGateReason}</dd>
          </>
        )}
      </dl>
      {request.source.together && <Files files={request.source.together.files} receipt={receipt} />}
      {receipt && <p className="muted">{t('parts', { count: receipt.parts.length, size: formatBytes(sizeBytes) })}</p>}
    </Panel>
  )
}

/** The files that the table was made of, with rows and hash of each once they are loaded. */
function Files({ files, receipt }: { readonly files: readonly PartFile[]; readonly receipt: JobDetail['receipt'] }) {
  const { t } = useText('jobs')
  const { t: ts } = useText('several')
  return (
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
  )
}
