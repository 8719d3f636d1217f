import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Database } from 'lucide-react'
import { useLocation, useParams } from 'wouter'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { formatCount, useText } from '../../text'
import { DatasetTable } from './dataset-table'
import classes from './datasets.module.css'
import { RulesPage } from './rules-page'

/** What has been loaded: how much, through which date, how good, and what its columns mean. */
export default function Datasets() {
  const { dataset } = useParams<{ dataset?: string }>()
  return dataset ? <RulesPage name={decodeURIComponent(dataset)} /> : <AllDatasets />
}

function AllDatasets() {
  const { t } = useText('datasets')
  const [, navigate] = useLocation()
  const query = useQuery(api.explore.datasets.queryOptions({ input: {} }))
  const datasets = query.data
  const rows = datasets?.reduce((sum, dataset) => sum + dataset.rows, 0) ?? 0
  const facts =
    datasets && datasets.length > 0
      ? `${t('facts', { count: datasets.length })} · ${t('factsRows', { rows: formatCount(rows) })}`
      : undefined
  return (
    <Page title={t('title')} facts={facts}>
      {query.error && (
        <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {!datasets && !query.error && <ScreenLoading />}
      {datasets?.length === 0 && (
        <div className={classes.none}>
          <Database size={30} aria-hidden />
          <h2>{t('none.title')}</h2>
          <p className="muted">{t('none.text')}</p>
          <Button onClick={() => navigate(paths.home)}>{t('none.action')}</Button>
        </div>
      )}
      {datasets && datasets.length > 0 && <DatasetTable datasets={datasets} />}
    </Page>
  )
}
