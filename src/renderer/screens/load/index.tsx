import { useEffect } from 'react'
import { Redirect } from 'wouter'
import { isRunOver } from '../../../shared/domain/load-run'
import { ErrorPanel } from '../../components/error-panel'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import { PlanScreen } from './plan-screen'
import { leaveRun, useLoadRun, useOwnRun } from './run-loads'
import { RunScreen } from './run-screen'

/** What a load would change; then its progress; then the board. */
export default function Load() {
  const { t } = useText('load')
  const sourceId = useWizard((state) => state.sourceId)
  const draft = useWizard((state) => state.draft)
  const { run, error, again } = useLoadRun()
  const openingId = useWizard((state) => state.openingId)
  const runOpeningId = useOwnRun((state) => state.openingId)
  const ofThisFile = run?.sourceId === sourceId && runOpeningId === openingId
  const isOver = run ? isRunOver(run) : false
  // A run that is over and of another file, or of this one before it was opened again, has nothing to say here.
  useEffect(() => {
    if (run && isOver && !ofThisFile) leaveRun(run)
  }, [run, isOver, ofThisFile])
  if (run === undefined && error) return <ErrorPanel title={t('run.unseen')} error={error} onRetry={again} />
  if (run === undefined) return <ScreenLoading />
  if (sourceId !== null && draft === null) return <Redirect to={paths.shape} replace />
  if (sourceId === null || draft === null) return <Redirect to={paths.home} replace />
  if (run && (ofThisFile || !isOver)) return <RunScreen run={run} />
  return <PlanScreen sourceId={sourceId} recipe={draft.present} />
}
