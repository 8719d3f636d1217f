import type { JobDetail } from '../../../shared/domain/job'
import { Panel } from '../../components/page'
import { formatBytes, formatDecimal, useText } from '../../text'
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
      {receipt && <p className="muted">{t('parts', { count: receipt.parts.length, size: formatBytes(sizeBytes) })}</p>}
    </Panel>
  )
}
