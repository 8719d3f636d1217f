import { Link } from 'wouter'
import type { ClusterProof, ReplacedLoad } from '../../../shared/domain/destination'
import { Panel } from '../../components/page'
import { paths } from '../../paths'
import { errorSentence, formatBytes, formatCount, formatTime, useText } from '../../text'
import styles from './jobs.module.css'

/** What lies in the bucket of a load: the files that Druid read, the file as it was opened, and what became of them. */
export function ObjectsCard({ proof }: { proof: ClusterProof }) {
  const { t } = useText('ingest')
  const { objects, originals } = proof
  const all = [...(originals?.objects ?? []).map((one) => ({ ...one, rows: null })), ...objects]
  const bytes = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const title = t('proof.objects', { count: all.length })
  return (
    <Panel title={title} aside={formatBytes(bytes)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('proof.key')}</th>
              <th className="num">{t('proof.rows')}</th>
              <th className="num">{t('proof.size')}</th>
              <th>{t('proof.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ key, rows, sizeBytes, hash, wasThere }) => (
              <tr key={key}>
                <td className={styles.wide} title={key}>
                  {key}
                  {wasThere && <span className="muted"> · {t('proof.wasThere')}</span>}
                </td>
                <td className={rows === null ? 'num muted' : 'num'}>
                  {rows === null ? t('proof.original') : formatCount(rows)}
                </td>
                <td className="num">{formatBytes(sizeBytes)}</td>
                <td title={hash}>
                  <code>{hash.slice(0, 12)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Afterwards proof={proof} />
    </Panel>
  )
}

/** How long originals stay, where the objects went, and what went because of this load. */
function Afterwards({ proof: { originals, fate, replacedLoads = [] } }: { proof: ClusterProof }) {
  const { t } = useText('ingest')
  if (!originals && !fate && replacedLoads.length === 0) return null
  return (
    <ul className={styles.afterwards}>
      {originals && (
        <li>
          {originals.goneMs === null
            ? t(`proof.kept.${originals.kept.kind}`, {
                count: originals.kept.kind === 'days' ? originals.kept.days : 0
              })
            : t('proof.originalsGone', { time: formatTime(originals.goneMs) })}
        </li>
      )}
      {fate && (
        <li>
          {t(`proof.fate.${fate.kind}`, { time: formatTime(fate.atMs), folder: fate.folder ?? '' })}{' '}
          <Link href={paths.job(fate.byJob)} className={styles.plainLink ?? ''}>
            {t('proof.by')}
          </Link>
        </li>
      )}
      {replacedLoads.map((one) => (
        <Replaced key={one.jobId} load={one} />
      ))}
    </ul>
  )
}

function Replaced({ load: { jobId, kind, objects, error } }: { load: ReplacedLoad }) {
  const { t } = useText('ingest')
  return (
    <li data-tone={error ? 'warn' : undefined}>
      {error
        ? `${t(`proof.notTidied.${kind}`)} ${errorSentence(error)} ${t('proof.again')}`
        : t(`proof.tidied.${kind}`, { count: objects })}{' '}
      <Link href={paths.job(jobId)} className={styles.plainLink ?? ''}>
        {t('proof.replacedLoad')}
      </Link>
    </li>
  )
}
