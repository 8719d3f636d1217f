/**
 * The composition root: adapters in, procedures out. Both hosts and the command line build the same core; it is
 * closed in the reverse order of its making.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { Contract } from '../shared/contract'
import { translateErrors } from '../shared/contract/wire'
import type { FiredAlert } from '../shared/domain/alert'
import type { ConnectionSecrets } from '../shared/domain/connection'
import type { Job } from '../shared/domain/job'
import { createQuiet } from '../shared/quiet'
import { createDruidClient } from './adapters/druid'
import type { EngineRole, ForkEngine } from './adapters/engine-client/engine-process'
import type { EngineLife } from './adapters/engine-client/supervise'
import { expand } from './adapters/files/expand'
import { folderStore } from './adapters/files/folder-store'
import { pathPolicy } from './adapters/files/path-policy'
import { sweepWork } from './adapters/files/work-folder'
import { openWorkspace, type Workspace } from './adapters/files/workspace'
import { openLog } from './adapters/log/log'
import { openSecrets } from './adapters/secrets/keychain'
import { openDatabase } from './adapters/sqlite/database'
import { openStores } from './adapters/sqlite/open-stores'
import { clusterRoom } from './cluster'
import { createConnections } from './cluster/connections'
import { startEngines } from './engines'
import { createJobs } from './jobs'
import { alertsRoom } from './pipeline/alerts'
import { checkRoom } from './pipeline/check'
import { rulesRoom } from './pipeline/check/rules'
import { inTurn } from './pipeline/explore/in-turn'
import { exploreRoom } from './pipeline/explore/room'
import { loadRoom } from './pipeline/load'
import { holdingsOf } from './pipeline/load/cluster/holdings'
import { abandonOldUploads } from './pipeline/load/cluster/orphans'
import { bucketTidier } from './pipeline/load/cluster/tidy'
import { corrections } from './pipeline/load/corrections'
import { loadRuns } from './pipeline/load/runs'
import { openRoom } from './pipeline/open'
import { shapeRoom } from './pipeline/shape'
import { type CoreRouter, createRouter } from './router'

export interface CoreOptions {
  readonly host: 'electron' | 'web' | 'cli'
  readonly version: string
  /** Folder of the workspace; made when it is not there. */
  readonly workspaceDir: string
  /** Folders whose files may be read without a dialog; empty in Electron. */
  readonly roots: readonly string[]
  /** The sample sales file. */
  readonly samplePath: string
  /** Starts engines; gets a function for the lines they write to standard error. */
  readonly forkEngine: (onLine: (role: EngineRole, line: string) => void) => ForkEngine
  readonly openFirst?: string | null
  readonly uploadLimitBytes?: number
  readonly nowMs?: () => number
}

export interface Core {
  readonly router: CoreRouter
  /** The same procedures in this process, errors as `AppError` wire errors. */
  readonly client: ContractRouterClient<Contract>
  /** Interceptors every handler of the router must take (`clientInterceptors`). */
  readonly interceptors: ReturnType<typeof translateErrors>[]
  readonly workspace: Workspace
  readonly log: ReturnType<typeof openLog>
  /** A person chose this path (dialog, drop, upload, command line); gives the real path. */
  grantPath(path: string): Promise<string>
  /** A file to be opened first, named on the command line; it is granted. */
  setOpenFirst(path: string): Promise<void>
  /** Writes a source as it was read: UTF-8, RFC 4180; gives the number of rows. */
  exportText(sourceId: string, outPath: string): Promise<number>
  onJob(listener: (job: Job) => void): () => void
  onAlert(listener: (fired: FiredAlert) => void): () => void
  jobSettled(jobId: string): Promise<Job>
  runningJobs(): number
  onEngineLife(listener: (role: EngineRole, life: EngineLife) => void): () => void
  close(): Promise<void>
}

const defaultUploadLimitBytes = 2 * 1024 ** 3
/** Within this time after a board the next one is likely. */
const quietMs = 2000

/**
 * Builds the core: workspace and lock, SQLite, engines, rooms, jobs.
 * @throws AppError `workspace.locked`, `workspace.unusable`
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const nowMs = options.nowMs ?? Date.now
  const workspace = openWorkspace(options.workspaceDir)
  const closers: (() => unknown)[] = [() => workspace.release()]
  try {
    const log = openLog(workspace.logPath)
    closers.push(() => log.close())
    const report = (error: unknown, reference: string) =>
      log.error({ reference, error: String((error as Error)?.stack ?? error) }, 'unexpected')
    const db = openDatabase(workspace.databasePath)
    closers.push(() => db.close())
    const stores = openStores(db, nowMs)
    const { recent, datasets, preferences, roles } = stores
    // What a person opened before stays granted, and what they queued.
    const paths = await pathPolicy(options.roots, (path) => recent.knows(path) || stores.runs.knows(path))

    const { workDir } = workspace
    // Nobody works here yet: what an app that was ended has left half-written is nobody's.
    await sweepWork(workDir, null)
    const engines = startEngines({
      forkEngine: options.forkEngine,
      warehousePath: workspace.warehousePath,
      workDir,
      log
    })
    closers.push(() => engines.close())
    const { reader, warehouse } = engines

    const parts = folderStore(workspace.storeDir)
    const todayIso = () => new Date(nowMs()).toISOString().slice(0, 10)
    const open = openRoom({
      reader,
      paths,
      recent,
      workDir,
      samplePath: options.samplePath,
      expand: (path) => expand(paths, path)
    })
    const check = checkRoom({
      reader,
      workDir,
      sourceOf: open.source,
      structureOf: open.structure,
      gate: () => preferences.get().gate,
      todayIso
    })
    const shape = shapeRoom({
      reader,
      workDir,
      sourceOf: open.source,
      structureOf: open.structure,
      reportOf: check.report,
      datasets,
      roles,
      driftOf: async (sourceId, recipe, dataset) => (await rules.judgeLoad(sourceId, recipe, dataset)).judgement.drift,
      allow: paths.allow
    })
    const rules = rulesRoom({
      reader,
      warehouse,
      datasets,
      rules: stores.rules,
      parts,
      workDir,
      sourceOf: open.source,
      reportOf: check.report,
      newestOf: async (sourceId) => check.newest(sourceId) ?? check.report(sourceId, []),
      recipeOf: async (sourceId, chosen, dataset) => (await shape.propose(sourceId, chosen, dataset)).recipe,
      findingRows: check.findingRows,
      gate: () => preferences.get().gate,
      todayIso
    })
    const connections = createConnections({
      store: stores.connections,
      secrets: await openSecrets(),
      fromEnvironment: environmentSecrets(process.env),
      // Half a second and 35 MB that who has no cluster never needs.
      openS3: async (connection, secrets) => {
        const { openS3 } = await import('./adapters/s3')
        return openS3(connection.s3, secrets, { readerEndpoint: connection.endpointForDruid })
      },
      openDruid: (connection, secrets) => createDruidClient(connection.druid, secrets),
      newId: () => `con_${randomBytes(6).toString('hex')}`,
      nowMs,
      // What is chosen now may make something due; the tidier comes after the jobs that it looks into.
      onChanged: (id) => void tidier.tidy(id)
    })
    closers.push(() => connections.close())
    const reportCluster = (error: unknown) => log.warn({ error: String(error) }, 'cluster')
    const cluster = clusterRoom({
      connections,
      datasets,
      columnsOf: (sourceId) => open.source(sourceId).columns,
      contentHashOf: open.contentHash,
      measure: shape.measure,
      storedRows: shape.storedRows,
      preview: shape.preview,
      findDone: stores.jobs.findDone,
      holdings: holdingsOf,
      history: stores.clusterHistory,
      nowMs,
      report: reportCluster
    })
    closers.push(() => cluster.close())
    const load = loadRoom({
      reader,
      warehouse,
      datasets,
      roles,
      jobs: stores.jobs,
      bucket: stores.buckets,
      workDir,
      parts,
      sourceOf: open.source,
      contentHashOf: open.contentHash,
      measure: shape.measure,
      reportOf: check.newest,
      judge: rules.judgeLoad,
      rules: stores.rules,
      nowMs,
      sleep,
      cluster: connections,
      engineTurn: oneAtATime()
    })
    const jobs = createJobs({
      store: stores.jobs,
      run: load.run,
      settleCutOff: load.settleCutOff,
      connectionName: (id) => stores.connections.get(id)?.name ?? null,
      nowMs,
      report
    })
    closers.push(() => jobs.close())
    const tidier = bucketTidier({
      bucket: stores.buckets,
      jobs: stores.jobs,
      cluster: connections,
      connection: stores.connections.get,
      nowMs,
      log: (text, fields) => log.info(fields, text),
      report: reportCluster,
      changed: jobs.told
    })
    // A command waits for it: nobody comes back later.
    closers.push(() => (options.host === 'cli' ? tidier.idle() : tidier.close()))
    jobs.onChange((job) => {
      if (job.state === 'done' && job.connectionId !== null) void tidier.tidy(job.connectionId)
    })
    const runs = loadRuns({
      store: stores.runs,
      allow: paths.allow,
      open: async (path, override) => (await open.open(path, override)).source.id,
      check: check.report,
      allowLookups: shape.allowLookups,
      request: (sourceId, order) => load.request({ ...order, sourceId }),
      newJobId: jobs.newId,
      begin: jobs.start,
      status: jobs.status,
      onJob: jobs.onChange,
      retry: jobs.retry,
      cancel: jobs.cancel,
      settled: jobs.settled,
      nowMs,
      report
    })
    closers.push(() => runs.close())
    // Whoever asks clusters for people takes these; loads take the connections themselves.
    const clustersInTurn = inTurn(connections, () => preferences.get().queriesAtOnce)
    const quiet = createQuiet(quietMs)
    const explore = exploreRoom({
      warehouse,
      datasets,
      cache: stores.cache,
      boards: stores.boards,
      filterSets: stores.filterSets,
      targets: stores.targets,
      nowMs,
      quiet,
      parts,
      cluster: clustersInTurn,
      statements: stores.statements,
      slowQueries: stores.slowQueries,
      preferences
    })
    const alerts = alertsRoom({
      quiet,
      store: stores.alerts,
      datasets,
      board: (query, signal, isFresh) =>
        explore.board({ ...query, fresh: isFresh ? 'now' : 'kept', olderThanMinutes: null }, signal),
      nowMs,
      report
    })
    closers.push(() => alerts.close())
    jobs.onChange((job) => {
      if (job.state !== 'done') return
      void explore.loaded(job.dataset)
      // What a command loads is looked at when the app starts: nobody sees it before.
      if (options.host !== 'cli') alerts.changed(job.dataset)
    })

    let openFirst: string | null = null
    const uploadLimitBytes = options.uploadLimitBytes ?? defaultUploadLimitBytes
    const about = async () => ({
      version: options.version,
      host: options.host,
      workspace: workspace.dir,
      roots: [...paths.roots],
      uploadLimitBytes,
      engines: await engines.states(),
      openFirst,
      warehouse: await warehouse.call((client) => client.warehouse.size({})).catch(() => ({ rows: 0, sizeBytes: 0 }))
    })
    const router = createRouter({
      open,
      check,
      rules,
      shape,
      load,
      runs,
      jobs,
      corrections: corrections({ reader, warehouse, jobs: stores.jobs, parts, workDir }),
      cluster,
      explore,
      alerts,
      statements: stores.statements,
      slowQueries: stores.slowQueries,
      nowMs,
      datasets,
      preferences,
      recent,
      paths,
      about
    })
    const interceptors = [translateErrors(report)]
    if (options.openFirst) openFirst = await paths.grant(options.openFirst)
    await jobs.recover(options.host !== 'cli')
    // A command does what it was called for; what waits goes on with the app.
    if (options.host !== 'cli') {
      runs.recover()
      cluster.start()
      alerts.start()
      const tidyAll = () => {
        for (const { id } of stores.connections.list()) void tidier.tidy(id)
      }
      tidyAll()
      const hourly = setInterval(tidyAll, 3_600_000)
      hourly.unref()
      closers.push(() => clearInterval(hourly))
      void abandonOldUploads({ jobs: stores.jobs, cluster: connections, nowMs, report: reportCluster }).catch(
        reportCluster
      )
    }

    return {
      router,
      client: createRouterClient(router, { interceptors: [...interceptors] as never }),
      interceptors,
      workspace,
      log,
      grantPath: paths.grant,
      async setOpenFirst(path) {
        openFirst = await paths.grant(path)
      },
      exportText: open.exportText,
      onJob: jobs.onChange,
      onAlert: alerts.onFired,
      jobSettled: jobs.settled,
      runningJobs: jobs.running,
      onEngineLife: engines.onLife,
      close: () => closeAll(closers)
    }
  } catch (error) {
    await closeAll(closers)
    throw error
  }
}

/** Work that waits for the work before it. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const own = last.then(work, work)
    last = own.catch(() => undefined)
    return own
  }
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, signal ? { signal } : {})
}

/** Secrets for a connection that has none of its own: for servers without a keychain. */
function environmentSecrets(env: NodeJS.ProcessEnv): ConnectionSecrets {
  const given = {
    s3SecretAccessKey: env.SALES_S3_SECRET_ACCESS_KEY,
    druidPassword: env.SALES_DRUID_PASSWORD,
    druidToken: env.SALES_DRUID_TOKEN
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
}

async function closeAll(closers: (() => unknown)[]) {
  for (const close of closers.splice(0).reverse()) await close()
}
