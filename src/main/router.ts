/** The contract's handlers: each a line that calls a room. */
import { stat } from 'node:fs/promises'
import { implement } from '@orpc/server'
import { contract } from '../shared/contract'
import type { About } from '../shared/contract/settings'
import { refuseStopped } from '../shared/domain/recipe-file'
import { AppError } from '../shared/errors'
import { browse } from './adapters/files/browse'
import type { ClusterRoom } from './cluster'
import type { Jobs } from './jobs'
import type { Alerts } from './pipeline/alerts'
import type { CheckRoom } from './pipeline/check'
import type { RulesRoom } from './pipeline/check/rules'
import type { ExploreRoom } from './pipeline/explore/room'
import type { LoadRoom } from './pipeline/load'
import type { Corrections } from './pipeline/load/corrections'
import type { Runs } from './pipeline/load/runs'
import type { OpenRoom } from './pipeline/open'
import type {
  DatasetStore,
  PathPolicy,
  PreferenceStore,
  RecentStore,
  SlowQueryStore,
  StatementStore
} from './pipeline/ports'
import type { ShapeRoom } from './pipeline/shape'

export interface Rooms {
  readonly open: OpenRoom
  readonly check: CheckRoom
  readonly rules: RulesRoom
  readonly shape: ShapeRoom
  readonly load: LoadRoom
  readonly runs: Runs
  readonly jobs: Jobs
  readonly corrections: Corrections
  readonly explore: ExploreRoom
  readonly alerts: Alerts
  readonly statements: StatementStore
  readonly slowQueries: SlowQueryStore
  readonly nowMs: () => number
  readonly cluster: ClusterRoom
  readonly datasets: DatasetStore
  readonly preferences: PreferenceStore
  readonly recent: RecentStore
  readonly paths: PathPolicy
  readonly about: () => Promise<About>
}

const recentShown = 12

/** The whole contract over the rooms. */
export function createRouter(rooms: Rooms) {
  const { open, check, rules, shape, load, jobs, explore, alerts } = rooms
  const os = implement(contract)

  return os.router({
    open: {
      open: os.open.open.handler(({ input }) => open.open(input.path, input.override)),
      lineUp: os.open.lineUp.handler(({ input }) => open.lineUp(input.files)),
      together: os.open.together.handler(({ input }) => open.together(input.files, input.nameColumn)),
      sample: os.open.sample.handler(() => open.sample()),
      get: os.open.get.handler(({ input }) => open.source(input.sourceId)),
      rows: os.open.rows.handler(({ input }) => open.rows(input.sourceId, input.offset, input.limit)),
      watch: os.open.watch.handler(({ input }) => open.watch(input.sourceId)),
      recent: os.open.recent.handler(async () =>
        Promise.all(
          rooms.recent.list(recentShown).map(async (file) => ({
            ...file,
            exists: await areThere((file.together?.files ?? [file]).map(({ path }) => path))
          }))
        )
      ),
      browse: os.open.browse.handler(({ input }) => browse(rooms.paths, input.path))
    },
    check: {
      watch: os.check.watch.handler(({ input }) => check.watch(input.sourceId, input.chosen)),
      report: os.check.report.handler(({ input }) => check.report(input.sourceId, input.chosen)),
      deepen: os.check.deepen.handler(({ input }) => check.deepen(input.sourceId, input.chosen)),
      stopDeepening: os.check.stopDeepening.handler(({ input }) => check.stopDeepening(input.sourceId)),
      findingRows: os.check.findingRows.handler(({ input }) => check.findingRows(input)),
      nearestRow: os.check.nearestRow.handler(({ input }) => check.nearestRow(input)),
      clusters: os.check.clusters.handler(({ input, signal }) => check.clusters(input, signal))
    },
    rules: {
      get: os.rules.get.handler(({ input }) => rules.get(input.dataset)),
      set: os.rules.set.handler(({ input: { dataset, ...set } }) => rules.set(dataset, set)),
      export: os.rules.export.handler(({ input }) => rules.exported(input.dataset)),
      targets: os.rules.targets.handler(({ input }) => rules.targets(input.sourceId)),
      judge: os.rules.judge.handler(({ input }) => rules.judge(input.sourceId, input.chosen, input.dataset)),
      drift: os.rules.drift.handler(
        async ({ input }) => (await rules.judge(input.sourceId, input.chosen, input.dataset)).drift
      ),
      suggest: os.rules.suggest.handler(({ input }) => rules.suggest(input.sourceId, input.chosen, input.dataset)),
      costRows: os.rules.costRows.handler(({ input }) => rules.costRows(input))
    },
    shape: {
      propose: os.shape.propose.handler(({ input }) => shape.propose(input.sourceId, input.chosen, input.dataset)),
      preview: os.shape.preview.handler(({ input }) => shape.preview(input.sourceId, input.recipe, input)),
      importRecipe: os.shape.importRecipe.handler(({ input }) =>
        shape.importRecipe(input.sourceId, input.name, input.text)
      ),
      unmatched: os.shape.unmatched.handler(({ input }) =>
        shape.unmatched(input.sourceId, input.recipe, input.stepId, input.limit)
      ),
      measure: os.shape.measure.handler(({ input }) => shape.measure(input.sourceId, input.recipe)),
      watchMeasure: os.shape.watchMeasure.handler(({ input }) => shape.watchMeasure(input.sourceId, input.recipe)),
      stopMeasure: os.shape.stopMeasure.handler(({ input }) => {
        shape.stopMeasure(input.sourceId)
        return {}
      })
    },
    load: {
      plan: os.load.plan.handler(({ input }) => load.plan(input)),
      start: os.load.start.handler(async ({ input }) => {
        await shape.allowLookups(input.recipe)
        return { jobId: jobs.start(await load.request(input)).id }
      }),
      startRun: os.load.startRun.handler(({ input: { runId, sourceId, waiting, ...order } }) =>
        rooms.runs.start({ runId, sourceId, name: open.source(sourceId).name, order, waiting })
      ),
      runs: os.load.runs.handler(() => rooms.runs.list()),
      watchRun: os.load.watchRun.handler(({ input, signal }) => rooms.runs.watch(input.runId, signal)),
      retryRun: os.load.retryRun.handler(({ input }) => rooms.runs.retry(input.runId)),
      cancelRun: os.load.cancelRun.handler(({ input }) => rooms.runs.cancel(input.runId)),
      forgetRun: os.load.forgetRun.handler(({ input }) => {
        rooms.runs.forget(input.runId)
        return {}
      }),
      verify: os.load.verify.handler(async ({ input, signal }) => ({
        ...(await load.verifyAgain(jobs.get(input.jobId), signal)),
        atMs: Date.now()
      })),
      receipt: os.load.receipt.handler(({ input }) => {
        const job = jobs.get(input.jobId)
        const isRed = job.state === 'failed' && job.error?.code === 'load.cluster-parity'
        if (!(job.state === 'done' || isRed) || !job.receipt)
          throw new AppError('jobs.no-receipt', { jobId: job.id, state: job.state })
        return job.receipt
      }),
      analyzeSchema: os.load.analyzeSchema.handler(async ({ input }) => {
        const { source } = await open.open(input.path)
        const report = await check.report(source.id, [])
        const { roles } = await shape.propose(source.id, [], null)
        return { source, report, roles }
      }),
      localUpload: os.load.localUpload.handler(async ({ input }) => {
        const { source } = await open.open(input.path)
        // What replaces everything need not be like what is there.
        const draft = await shape.propose(source.id, input.chosen, input.mode === 'replace-all' ? null : input.dataset)
        if (!input.recipe && input.mode !== 'replace-all' && (input.dataset !== null || draft.replayedFrom !== null))
          refuseStopped(draft.replay, source.name)
        const recipe = input.recipe ?? draft.recipe
        await shape.allowLookups(recipe)
        const request = await load.request({
          sourceId: source.id,
          recipe,
          dataset: input.dataset ?? draft.dataset,
          mode: input.mode,
          belowGateReason: input.belowGateReason
        })
        return { jobId: jobs.start(request).id }
      })
    },
    jobs: {
      feed: os.jobs.feed.handler(({ signal }) => jobs.feed(signal)),
      list: os.jobs.list.handler(({ input }) => jobs.list(input)),
      summary: os.jobs.summary.handler(({ input }) => jobs.summary(input)),
      choices: os.jobs.choices.handler(() => jobs.choices()),
      get: os.jobs.get.handler(({ input }) => jobs.get(input.jobId)),
      status: os.jobs.status.handler(({ input }) => jobs.status(input.jobId)),
      cancel: os.jobs.cancel.handler(({ input }) => jobs.cancel(input.jobId)),
      rejected: os.jobs.rejected.handler(({ input }) =>
        rooms.corrections.rejected(input.jobId, input.offset, input.limit)
      ),
      putBack: os.jobs.putBack.handler(async ({ input }) => ({
        jobId: jobs.start(await rooms.corrections.request(input.jobId, input.rows)).id
      })),
      runNext: os.jobs.runNext.handler(({ input }) => jobs.runNext(input.jobId)),
      retry: os.jobs.retry.handler(({ input }) => jobs.retry(input.jobId))
    },
    cluster: {
      connections: os.cluster.connections.handler(() => rooms.cluster.connections()),
      put: os.cluster.put.handler(({ input }) => rooms.cluster.put(input.connection, input.secrets)),
      remove: os.cluster.remove.handler(async ({ input }) => {
        await rooms.cluster.remove(input.connectionId)
        return {}
      }),
      test: os.cluster.test.handler(({ input, signal }) => rooms.cluster.test(input.connection, input.secrets, signal)),
      doctor: os.cluster.doctor.handler(({ input, signal }) => rooms.cluster.doctor(input.connectionId, signal)),
      overview: os.cluster.overview.handler(({ input, signal }) => rooms.cluster.overview(input.connectionId, signal)),
      watch: os.cluster.watch.handler(({ input, signal }) => rooms.cluster.watch(input.connectionId, signal)),
      history: os.cluster.history.handler(({ input }) => ({ samples: rooms.cluster.history(input.connectionId) })),
      taskLog: os.cluster.taskLog.handler(async ({ input }) => ({
        log: await rooms.cluster.tasks.log(input.connectionId, input.taskId)
      })),
      stopTask: os.cluster.stopTask.handler(async ({ input }) => ({
        stopped: await rooms.cluster.tasks.stop(input.connectionId, input.taskId, input.confirm)
      })),
      plan: os.cluster.plan.handler(({ input, signal }) => rooms.cluster.plan(input, signal)),
      preview: os.cluster.preview.handler(({ input, signal }) => rooms.cluster.preview(input, signal)),
      datasource: os.cluster.datasource.handler(({ input, signal }) =>
        rooms.cluster.datasource.datasource(input.connectionId, input.dataSource, signal)
      ),
      retentionEffect: os.cluster.retentionEffect.handler(({ input }) =>
        rooms.cluster.datasource.retentionEffect(input.connectionId, input.dataSource, input.retention)
      ),
      setRetention: os.cluster.setRetention.handler(async ({ input }) => {
        await rooms.cluster.datasource.setRetention(input.connectionId, input.dataSource, input.retention)
        return {}
      }),
      compactionEffect: os.cluster.compactionEffect.handler(({ input }) =>
        rooms.cluster.datasource.compactionEffect(input.connectionId, input.dataSource, input.compaction)
      ),
      setCompaction: os.cluster.setCompaction.handler(async ({ input }) => {
        await rooms.cluster.datasource.setCompaction(input.connectionId, input.dataSource, input.compaction)
        return {}
      }),
      dropDatasource: os.cluster.dropDatasource.handler(async ({ input }) => ({
        segments: await rooms.cluster.datasource.drop(input.connectionId, input.dataSource, input.confirm)
      })),
      bringBack: os.cluster.bringBack.handler(async ({ input }) => ({
        segments: await rooms.cluster.datasource.bringBack(input.connectionId, input.dataSource)
      })),
      killDatasource: os.cluster.killDatasource.handler(async ({ input }) => ({
        taskId: await rooms.cluster.datasource.kill(input.connectionId, input.dataSource, input.confirm)
      }))
    },
    explore: {
      datasets: os.explore.datasets.handler(() => rooms.datasets.list()),
      removeDataset: os.explore.removeDataset.handler(async ({ input }) => {
        await explore.removeDataset(input.dataset)
        alerts.told()
        return {}
      }),
      board: os.explore.board.handler(({ input, signal }) => explore.board(input, signal)),
      keptBoard: os.explore.keptBoard.handler(({ input }) => explore.keptBoard(input)),
      keptQuestions: os.explore.keptQuestions.handler(({ input }) => explore.keptQuestions(input.dataset)),
      keptSize: os.explore.keptSize.handler(() => explore.keptSize()),
      forgetKept: os.explore.forgetKept.handler(() => {
        explore.forgetKept()
        return {}
      }),
      slowQueries: os.explore.slowQueries.handler(({ input }) =>
        rooms.slowQueries.list(input.connectionId ?? null, input.search, input.order)
      ),
      forgetSlowQuery: os.explore.forgetSlowQuery.handler(({ input }) => {
        rooms.slowQueries.forget(input.id)
        return {}
      }),
      forgetSlowQueries: os.explore.forgetSlowQueries.handler(({ input }) => {
        rooms.slowQueries.forgetAll(input.connectionId ?? null)
        return {}
      }),
      boards: os.explore.boards.handler(() => explore.boards.list()),
      saveBoard: os.explore.saveBoard.handler(({ input }) => explore.boards.save(input)),
      removeBoard: os.explore.removeBoard.handler(({ input }) => explore.boards.remove(input.id)),
      filterSets: os.explore.filterSets.handler(({ input }) => explore.filterSets.list(input.dataset)),
      saveFilterSet: os.explore.saveFilterSet.handler(({ input }) => explore.filterSets.save(input)),
      removeFilterSet: os.explore.removeFilterSet.handler(({ input }) => explore.filterSets.remove(input.id)),
      targets: os.explore.targets.handler(({ input }) => explore.targets.list(input.dataset)),
      saveTargets: os.explore.saveTargets.handler(({ input }) => explore.targets.save(input.dataset, input)),
      removeTargets: os.explore.removeTargets.handler(({ input }) => explore.targets.remove(input.dataset, input.plan)),
      how: os.explore.how.handler(({ input, signal }) => explore.how(input, signal)),
      rows: os.explore.rows.handler(({ input, signal }) => explore.rows(input, signal)),
      kpi: os.explore.kpi.handler(({ input, signal }) => explore.kpi(input, signal)),
      sales: os.explore.sales.handler(({ input, signal }) => explore.sales(input, signal)),
      values: os.explore.values.handler(({ input, signal }) => explore.values(input, signal)),
      tables: os.explore.tables.handler(({ input, signal }) => explore.tables(input.connectionId, signal)),
      sql: os.explore.sql.handler(({ input, signal }) => explore.sql(input, signal)),
      sqlFeed: os.explore.sqlFeed.handler(({ input, signal }) => explore.sqlFeed(input, signal)),
      askedStatements: os.explore.askedStatements.handler(({ input }) =>
        rooms.statements.asked(input.connectionId ?? null, input.search)
      ),
      forgetStatement: os.explore.forgetStatement.handler(({ input }) => {
        rooms.statements.forget(input.id)
        return {}
      }),
      forgetStatements: os.explore.forgetStatements.handler(({ input }) => {
        rooms.statements.forgetAll(input.connectionId ?? null)
        return {}
      }),
      savedStatements: os.explore.savedStatements.handler(({ input }) =>
        rooms.statements.saved(input.connectionId ?? null, input.search)
      ),
      saveStatement: os.explore.saveStatement.handler(({ input }) =>
        rooms.statements.save({ ...input, connectionId: input.connectionId ?? null }, rooms.nowMs())
      ),
      removeSavedStatement: os.explore.removeSavedStatement.handler(({ input }) => {
        rooms.statements.removeSaved(input.id)
        return {}
      })
    },
    alerts: {
      feed: os.alerts.feed.handler(({ signal }) => alerts.feed(signal)),
      list: os.alerts.list.handler(() => alerts.list()),
      save: os.alerts.save.handler(({ input: { id, ...draft } }) => alerts.save(id, draft)),
      remove: os.alerts.remove.handler(({ input }) => alerts.remove(input.id)),
      look: os.alerts.look.handler(({ input }) => alerts.look(input.id)),
      events: os.alerts.events.handler(({ input }) => alerts.events(input.id, input.limit)),
      seen: os.alerts.seen.handler(({ input }) => alerts.seen(input.id))
    },
    settings: {
      get: os.settings.get.handler(() => rooms.preferences.get()),
      set: os.settings.set.handler(({ input }) => {
        rooms.preferences.set(input)
        return rooms.preferences.get()
      }),
      about: os.settings.about.handler(() => rooms.about())
    }
  })
}

async function areThere(paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        (facts) => facts.isFile(),
        () => false
      )
    )
  )
  return !found.includes(false)
}

export type CoreRouter = ReturnType<typeof createRouter>
