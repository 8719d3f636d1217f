import { useQuery } from '@tanstack/react-query'
import { api, host } from '../../client'
import { Panel } from '../../components/page'
import { formatBytes, formatCount, useText } from '../../text'
import styles from './settings.module.css'

/** Version, folders, limits, and the way to the API. */
export function AboutPanel() {
  const { t } = useText('settings')
  const about = useQuery(api.settings.about.queryOptions({ input: {} })).data
  if (!about) return null
  const facts: [string, string][] = [
    [t('version'), about.version],
    [t('host'), t(`hosts.${about.host}`)],
    [t('workspace'), about.workspace],
    ...(about.roots.length > 0 ? [[t('roots'), about.roots.join('\n')] as [string, string]] : []),
    ...(host === 'web' ? [[t('upload'), formatBytes(about.uploadLimitBytes)] as [string, string]] : []),
    [
      t('warehouse'),
      t('warehouseFacts', { rows: formatCount(about.warehouse.rows), size: formatBytes(about.warehouse.sizeBytes) })
    ]
  ]
  return (
    <>
      <Panel title={t('about')}>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {host === 'web' && (
        <Panel title={t('api')}>
          <p className="muted">{t('apiHint')}</p>
          <a className={styles.link} href="/api/docs" target="_blank" rel="noreferrer">
            {t('apiLink')}
          </a>
        </Panel>
      )}
    </>
  )
}
