import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus, Server } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { ConnectionView } from '../../../shared/contract/cluster'
import { api } from '../../client'
import { Page } from '../../components/page'
import { paths } from '../../paths'
import { useText } from '../../text'
import styles from './cluster.module.css'

export function ConnectionList({ connections }: { connections: readonly ConnectionView[] }) {
  const { t } = useText('cluster')
  const [, navigate] = useLocation()
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} })).data ?? []
  const add = (
    <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => navigate(paths.newConnection)} data-primary>
      {t('add')}
    </Button>
  )
  if (connections.length === 0) {
    return (
      <Page title={t('title')}>
        <div className={styles.none}>
          <Server size={30} aria-hidden />
          <h2>{t('none.title')}</h2>
          <p className="muted">{t('none.text')}</p>
          <p className="muted">{t('none.without')}</p>
          {add}
        </div>
      </Page>
    )
  }
  return (
    <Page title={t('title')} facts={t('facts', { count: connections.length })} actions={add}>
      <div className={styles.panel}>
        <table className={styles.table} aria-label={t('title')}>
          <thead>
            <tr>
              <th scope="col">{t('column.name')}</th>
              <th scope="col">{t('column.druid')}</th>
              <th scope="col">{t('column.s3')}</th>
              <th scope="col">{t('column.reads')}</th>
              <th scope="col">{t('column.datasets')}</th>
              <th scope="col" aria-label={t('change')} />
            </tr>
          </thead>
          <tbody>
            {connections.map((view) => {
              const { connection } = view
              const { id, name, s3, druid, access } = connection
              const held = datasets.filter(({ cluster }) => cluster?.connectionId === id).map((one) => one.name)
              return (
                <tr key={id}>
                  <th scope="row">
                    <Link href={paths.connection(id)} className={styles.name ?? ''}>
                      {name}
                    </Link>
                    {lacksSecret(view) && <span className={styles.lacking}>{t('noSecret')}</span>}
                  </th>
                  <td>{druid.routerUrl}</td>
                  <td title={s3.endpoint ?? s3.region}>
                    {s3.bucket}
                    {s3.prefix && <span className="muted">/{s3.prefix}</span>}
                    <span className={styles.below}>{s3.endpoint ?? s3.region}</span>
                  </td>
                  <td>{t(`form.accesses.${access}`)}</td>
                  <td className={styles.wide} title={held.join('\n')}>
                    {held.length === 0 ? <span className="muted">{t('noDatasets')}</span> : held.join(', ')}
                  </td>
                  <td className={styles.acts}>
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={t('openOf', { name })}
                      onClick={() => navigate(paths.connection(id))}
                    >
                      {t('open')}
                    </Button>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('changeOf', { name })}
                      onClick={() => navigate(paths.changeConnection(id))}
                    >
                      {t('change')}
                    </Button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Page>
  )
}

/** A secret that is needed and not there: the system has no keychain and the app was started anew. */
function lacksSecret({ connection: { s3, druid }, secrets }: ConnectionView): boolean {
  if (s3.credentials.kind === 'keys' && !secrets.includes('s3SecretAccessKey')) return true
  const { kind } = druid.auth
  if (kind === 'basic') return !secrets.includes('druidPassword')
  if (kind === 'bearer') return !secrets.includes('druidToken')
  return kind === 'headers' && !secrets.includes('druidHeaders')
}
