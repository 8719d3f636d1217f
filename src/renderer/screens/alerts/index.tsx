/** What a person wants to be told of the numbers of datasets, and what was told. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Bell, CheckCheck, Plus } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { Alert } from '../../../shared/domain/alert'
import type { Dataset } from '../../../shared/domain/dataset'
import { api, appErrorOf, useAlerts } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { useText } from '../../text'
import { AlertDetails } from './alert-details'
import { AlertRow } from './alert-row'
import classes from './alerts.module.css'
import { AlertDrawer } from './form'
import { type AlertForm, formOf, formOfDataset } from './form/draft'
import { SystemNotices } from './system-notices'
import { useAlertActs } from './use-alert-acts'

const noDatasets: readonly Dataset[] = []

export default function AlertsScreen() {
  const { t } = useText('alerts')
  const { id } = useParams<{ id?: string }>()
  const { alerts, ready } = useAlerts()
  const query = useQuery(api.explore.datasets.queryOptions({ input: {} }))
  const datasets = query.data ?? noDatasets
  const [edited, edit] = useState<{ readonly id: string | null; readonly form: AlertForm } | null>(null)
  const acts = useAlertActs()
  const [, navigate] = useLocation()
  const newest = [...datasets].sort((one, other) => other.updatedMs - one.updatedMs)[0]
  const add = newest && (() => edit({ id: null, form: formOfDataset(newest) }))
  const change = (alert: Alert) => edit({ id: alert.id, form: formOf(alert) })
  const chosen = id === undefined ? null : (alerts.find((alert) => alert.id === decodeURIComponent(id)) ?? 'gone')
  const unseen = alerts.some((alert) => alert.unseen > 0)
  const met = alerts.filter((alert) => alert.isOn && alert.state.isFiring).length
  const facts = [t('facts', { count: alerts.length }), ...(met > 0 ? [t('factsMet', { count: met })] : [])].join(' · ')
  return (
    <Page
      title={t('title')}
      facts={alerts.length > 0 ? facts : undefined}
      actions={
        alerts.length > 0 && (
          <>
            {unseen && (
              <Button
                variant="default"
                leftSection={<CheckCheck size={14} aria-hidden />}
                onClick={() => acts.seen(null)}
              >
                {t('allSeen')}
              </Button>
            )}
            {add && (
              <Button leftSection={<Plus size={14} aria-hidden />} onClick={add} data-primary>
                {t('new')}
              </Button>
            )}
          </>
        )
      }
    >
      {query.error && (
        <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {(!ready || !query.data) && !query.error && <ScreenLoading />}
      {ready && query.data && alerts.length === 0 && <NoAlerts add={add ?? null} />}
      {alerts.length > 0 && (
        <div className={classes.columns} data-split={chosen !== null || undefined}>
          <div className={classes.main}>
            <ul className={classes.list} aria-label={t('list')}>
              {alerts.map((alert) => (
                <AlertRow
                  key={alert.id}
                  alert={alert}
                  datasets={datasets}
                  isChosen={chosen !== null && chosen !== 'gone' && chosen.id === alert.id}
                  onEdit={() => change(alert)}
                />
              ))}
            </ul>
            <SystemNotices />
          </div>
          {chosen === 'gone' && <p className="muted">{t('gone')}</p>}
          {chosen !== null && chosen !== 'gone' && (
            <AlertDetails key={chosen.id} alert={chosen} datasets={datasets} onEdit={() => change(chosen)} />
          )}
        </div>
      )}
      {edited && (
        <AlertDrawer
          id={edited.id}
          initial={edited.form}
          datasets={datasets}
          onClose={() => edit(null)}
          onSaved={(saved) => {
            edit(null)
            navigate(paths.alert(saved.id))
          }}
        />
      )}
    </Page>
  )
}

function NoAlerts({ add }: { add: (() => void) | null }) {
  const { t } = useText('alerts')
  const [, navigate] = useLocation()
  return (
    <div className={classes.none}>
      <span className={classes.bell}>
        <Bell size={26} aria-hidden />
      </span>
      <h2>{t('none.title')}</h2>
      <p className="muted">{t(add ? 'none.text' : 'none.noDatasets')}</p>
      <Button onClick={add ?? (() => navigate(paths.home))} data-primary>
        {t(add ? 'new' : 'none.open')}
      </Button>
      {add && <p className={classes.tip}>{t('none.fromTile')}</p>}
    </div>
  )
}
