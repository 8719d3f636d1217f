/** The app's core as a process of its own, for tests that kill it: starts a load once, and says a line of JSON at each step. */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import type { IngestForm } from '../../src/shared/domain/druid/ingest-form'
import { connectionOf, coreIn, opened, type Servers, salesDir } from './app-world'

export interface ChildTask {
  readonly workspace: string
  readonly servers: Servers
  readonly dataset: string
  /** Null in the first life. */
  readonly jobId: string | null
}

const { workspace, servers, dataset, jobId: known }: ChildTask = JSON.parse(process.argv[2] ?? '')
// At once: what is killed has no time to hand over what it was about to write.
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

// The engines are started by this process's own arguments otherwise.
process.execArgv.length = 0
const core = await coreIn(workspace)
core.onJob((job) =>
  say({ state: job.state, step: job.progress?.step ?? null, fraction: job.progress?.fraction ?? null })
)
let jobId = known
if (jobId === null) {
  const { id } = await core.client.cluster.put(connectionOf(servers))
  const file = await opened(core, join(salesDir, 'superstore_packt_dmy.csv'))
  const plan = await core.client.cluster.plan({ connectionId: id, ...file, dataset, mode: 'append' })
  const form: IngestForm = { ...plan.form, mode: 'append' }
  const order = { ...file, dataset, mode: 'append' as const, belowGateReason: 'a test' }
  jobId = (await core.client.load.start({ ...order, destination: { connectionId: id, form } })).jobId
}
if (jobId === 'the only one') jobId = (await core.client.jobs.list({})).jobs[0]?.id ?? ''
say({ jobId })
const job = await core.jobSettled(jobId)
const { receipt } = await core.client.jobs.get({ jobId })
say({
  settled: job.state,
  error: job.error,
  red: receipt?.parity.filter(({ equal }) => !equal).length,
  rows: receipt?.ledger.loaded
})
await core.close()
process.exit(0)
