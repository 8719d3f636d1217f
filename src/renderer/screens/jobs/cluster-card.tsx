/** What a load to a cluster leaves behind that the cluster itself forgets sooner or later. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { ClusterProof } from '../../../shared/domain/destination'
import { CodeView } from '../../components/code-view'
import { Panel } from '../../components/page'
import { formatBytes, formatCount, useText } from '../../text'
import styles from './jobs.module.css'

/** Where the rows are. */
export function ClusterCard({ proof }: { proof: ClusterProof }) {
  const { t } = useText('ingest')
  const facts: readonly (readonly [string, string, 'code'?])[] = [
    [t('proof.connection'), proof.connection],
    [t('proof.router'), proof.routerUrl],
    ...(proof.druidVersion === null ? [] : [[t('proof.version'), proof.druidVersion] as const]),
    [t('proof.dataSource'), proof.dataSource, 'code'],
    [t('proof.method'), t(`methods.${proof.method}`)],
    [t('proof.task'), proof.taskId, 'code'],
    [
      t('proof.segments'),
      t('proof.segmentsFacts', { segments: formatCount(proof.segments), size: formatBytes(proof.segmentBytes) })
    ],
    [t('proof.bucket'), proof.bucket],
    [t('proof.manifest'), proof.manifestKey, 'code']
  ]
  return (
    <Panel title={t('proof.title')}>
      <dl className={styles.facts}>
        {facts.map(([name, value, kind]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{kind === 'code' ? <code>{value}</code> : value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

const documents = ['spec', 'status', 'report', 'payload', 'log'] as const

/** Spec, status, report, task and log, as they were at the end of the load. */
export function DocumentsCard({ proof }: { proof: ClusterProof }) {
  const { t } = useText('ingest')
  const [view, setView] = useState<(typeof documents)[number]>('spec')
  const text = proof[view]
  return (
    <Panel title={t('proof.documents')}>
      <SegmentedControl
        size="xs"
        mb={8}
        aria-label={t('proof.documents')}
        value={view}
        data={documents.map((one) => ({ value: one, label: t(`proof.views.${one}`) }))}
        onChange={(next) => setView(documents.find((one) => one === next) ?? 'spec')}
      />
      {text === null || text === '' ? (
        <p className="muted">{t('proof.none')}</p>
      ) : (
        <CodeView code={text} label={t(`proof.views.${view}`)} />
      )}
    </Panel>
  )
}
