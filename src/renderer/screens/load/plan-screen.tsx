/** Where the rows go and what they replace, before anything happens. */

import { useQuery } from '@tanstack/react-query'
import { summableRevenue } from '../../../shared/domain/mixed-currencies'
import type { Recipe } from '../../../shared/domain/recipe'
import { api, useCheckState } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { LedgerStrip } from '../../components/ledger/ledger-strip'
import { Quality } from '../../components/quality'
import { ReplayNote } from '../../components/replay-note'
import { WizardFrame } from '../../components/wizard-frame'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import { DeltaNote } from './cluster/delta-note'
import { EvolutionNote } from './cluster/evolution-note'
import { IngestProblems } from './cluster/ingest-notes'
import { PlaceField } from './cluster/place-field'
import { planThere, useDestination } from './cluster/use-destination'
import { DatasetField } from './dataset-field'
import { DriftNote } from './drift-note'
import { EffectPanel } from './effect-panel'
import { GateReason } from './gate-reason'
import classes from './load.module.css'
import { ModeChoice } from './mode-choice'
import { Problems, SameFile } from './problems'
import { QueuedFiles } from './queued-files'
import { startLoads, useOwnRun } from './run-loads'
import { usePlan } from './use-plan'
import { usePrimary } from './use-primary'

const leastReason = 3

export function PlanScreen({ sourceId, recipe }: { sourceId: string; recipe: Recipe }) {
  const { t } = useText('load')
  const { t: ingest } = useText('ingest')
  const source = useWizard((state) => state.source)
  const chosen = useWizard((state) => state.chosen)
  const dataset = useWizard((state) => state.dataset)
  const chosenMode = useWizard((state) => state.mode)
  const reason = useWizard((state) => state.belowGateReason)
  const queued = useWizard((state) => state.alsoQueued)
  // Rows without a date belong to no month: then all of them are replaced.
  const byMonth = recipe.roles.orderDate !== undefined
  const mode = chosenMode === 'replace-months' && !byMonth ? 'replace-all' : chosenMode
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} })).data ?? []
  const { report } = useCheckState(sourceId, chosen)
  const { plan: file, stale: fileStale, error, again, nameOk } = usePlan(sourceId, recipe, dataset, mode)
  const question = { sourceId, recipe, dataset, mode }
  const destination = useDestination(question, datasets)
  const { connection, plan: clusterPlan, target } = destination
  const plan = file && planThere(file, destination, mode)
  const stale = fileStale || destination.stale
  const sameFile = (connection ? clusterPlan : file)?.sameFileJobId ?? null
  const quality = file?.quality ?? report?.quality ?? null
  const reasonMissing = file?.needsReason === true && reason.trim().length < leastReason
  const load = usePrimary(plan, dataset, mode, stale)
  const label = queued.length > 0 && plan && !stale ? t('primary.more', { load, count: queued.length }) : load
  const ready = plan !== null && !stale && plan.problems.length === 0 && !reasonMissing && target !== null
  const because = !nameOk
    ? t('because.name')
    : error
      ? t('because.problems')
      : destination.error
        ? ingest('becausePlan')
        : plan === null || stale
          ? t('because.planning')
          : plan.problems.length > 0
            ? t('because.problems')
            : reasonMissing
              ? t('because.reason')
              : target === null
                ? ingest(destination.edit?.isUsable === false ? 'becauseEdited' : 'becauseForm')
                : undefined
  const { starting, failed } = useOwnRun()
  const start = () => {
    if (!source) return
    void startLoads({
      sourceId,
      recipe,
      chosen: [...chosen],
      dataset,
      mode,
      belowGateReason: file?.needsReason ? reason.trim() : null,
      ...(target && { destination: target }),
      queued
    })
  }
  return (
    <WizardFrame
      stage="load"
      primary={{ label, onClick: start, disabled: !ready, busy: starting, because }}
      footer={
        error && !file ? undefined : (
          <LedgerStrip
            measure={(plan ?? file)?.measure ?? null}
            revenueColumn={summableRevenue(recipe)}
            dateColumn={recipe.roles.orderDate ?? null}
            stale={fileStale && file !== null && nameOk}
            left={quality && <Quality quality={quality} rules={file?.rules ?? []} />}
          />
        )
      }
    >
      <div className={classes.work}>
        <div className={classes.form}>
          <ReplayNote />
          {failed && <ErrorPanel title={t('run.startFailed')} error={failed} onRetry={start} />}
          {error && <ErrorPanel title={t('planFailed')} error={error} onRetry={again} />}
          {connection && destination.error && (
            <ErrorPanel
              title={ingest('planFailed', { name: connection.name })}
              error={destination.error}
              onRetry={destination.again}
            />
          )}
          {file && !fileStale && <Problems plan={file} />}
          {clusterPlan && !destination.stale && <IngestProblems plan={clusterPlan} />}
          {file?.needsReason && <GateReason plan={file} />}
          <DatasetField
            datasets={datasets}
            nameOk={nameOk}
            exists={plan === null || stale ? null : plan.datasetExists}
          />
          <PlaceField destination={destination} dataset={dataset} />
          {clusterPlan && !destination.stale && <EvolutionNote plan={clusterPlan} />}
          <DeltaNote destination={destination} />
          {sameFile && <SameFile jobId={sameFile} mode={mode} />}
          <ModeChoice mode={mode} byMonth={byMonth} />
          {file && !fileStale && <DriftNote plan={file} />}
          {queued.length > 0 && <QueuedFiles />}
        </div>
        <EffectPanel
          question={question}
          plan={plan}
          stale={stale}
          failed={error !== null || destination.error !== null}
          destination={destination}
        />
      </div>
    </WizardFrame>
  )
}
