import { useEffect } from 'react'
import { Redirect } from 'wouter'
import { paths } from '../../paths'
import { useWizard } from '../../state/wizard'
import { PlanScreen } from './plan-screen'
import { forgetRun, useLoadRun } from './run-loads'
import { RunScreen } from './run-screen'

/** What a load would change; then its progress; then the board. */
export default function Load() {
  const sourceId = useWizard((state) => state.sourceId)
  const draft = useWizard((state) => state.draft)
  const run = useLoadRun((state) => state.run)
  const ofThisFile = run !== null && run.order.sourceId === sourceId
  // A run that is over and of another file has nothing to say here.
  useEffect(() => {
    if (!ofThisFile) forgetRun()
  }, [ofThisFile])
  if (sourceId !== null && draft === null) return <Redirect to={paths.shape} replace />
  if (sourceId === null || draft === null) return <Redirect to={paths.home} replace />
  if (run && (ofThisFile || !run.settled)) return <RunScreen />
  return <PlanScreen sourceId={sourceId} recipe={draft.present} />
}
