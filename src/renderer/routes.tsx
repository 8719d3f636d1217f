import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { DrawingGuard } from './components/drawing-guard'
import { NotDrawn } from './components/drawing-guard/not-drawn'
import { Page } from './components/page'
import { ScreenLoading } from './components/screen-loading'
import { useText } from './text'

const Home = lazy(() => import('./screens/home'))
const Open = lazy(() => import('./screens/open'))
const Check = lazy(() => import('./screens/check'))
const Shape = lazy(() => import('./screens/shape'))
const Load = lazy(() => import('./screens/load'))
const Board = lazy(() => import('./screens/board'))
const Datasets = lazy(() => import('./screens/datasets'))
const Jobs = lazy(() => import('./screens/jobs'))
const Compare = lazy(() => import('./screens/jobs/compare'))
const ReceiptPage = lazy(() => import('./screens/jobs/receipt'))
const Rejected = lazy(() => import('./screens/rejected'))
const Sql = lazy(() => import('./screens/sql'))
const Cluster = lazy(() => import('./screens/cluster'))
const ClusterDatasource = lazy(() => import('./screens/cluster/datasource'))
const Alerts = lazy(() => import('./screens/alerts'))
const Targets = lazy(() => import('./screens/targets'))
const Settings = lazy(() => import('./screens/settings'))

/** The screen of the current address; each is its own chunk. */
export function Screens() {
  const { t } = useText('app')
  const [location] = useLocation()
  return (
    <DrawingGuard
      of={location}
      instead={(error, again) => (
        <Page title={t('notDrawn.title')}>
          <NotDrawn error={error} onRetry={again} isScreen />
        </Page>
      )}
    >
      <Suspense fallback={<ScreenLoading />}>
        <Switch>
          <Route path="/" component={Home} />
          <Route path="/open" component={Open} />
          <Route path="/check" component={Check} />
          <Route path="/shape" component={Shape} />
          <Route path="/load" component={Load} />
          <Route path="/board/:dataset?/:board?/:saved?" component={Board} />
          <Route path="/datasets/:dataset/targets" component={Targets} />
          <Route path="/datasets/:dataset?" component={Datasets} />
          <Route path="/jobs/compare/:a/:b?" component={Compare} />
          <Route path="/jobs/:jobId/receipt" component={ReceiptPage} />
          <Route path="/jobs/:jobId/rejected" component={Rejected} />
          <Route path="/jobs/:jobId?" component={Jobs} />
          <Route path="/sql" component={Sql} />
          <Route path="/cluster/:connectionId/datasources/:dataSource" component={ClusterDatasource} />
          <Route path="/cluster/:connectionId?/:act?" component={Cluster} />
          <Route path="/alerts/:id?" component={Alerts} />
          <Route path="/settings" component={Settings} />
          <Route>
            <Redirect to="/" replace />
          </Route>
        </Switch>
      </Suspense>
    </DrawingGuard>
  )
}
