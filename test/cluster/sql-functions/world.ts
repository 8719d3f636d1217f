/** The same two datasets on this machine and on a cluster, loaded and asked through the whole app. */
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import type { Core } from '../../../src/main/core'
import type { Table } from '../../../src/shared/contract/explore'
import { formWith } from '../../../src/shared/domain/druid/form-choices'
import { walkRecipe } from '../../../src/shared/domain/recipe-schema'
import { connectionOf, coreIn, newWorkspace, opened, salesDir } from '../app-world'
import { druidAt, ready } from '../druid-loads'
import type { DruidServer } from '../services/druid'
import { type S3Server, s3Client } from '../services/s3'
import { complete, moments } from './moments'

/** One workspace: SQL of a person runs where its rows are. */
export interface Side {
  /** `superstore`, `moments` and `complete` stand for the names of the datasets. */
  ask(sql: string): Promise<Table>
  close(): Promise<void>
}

const names = ['superstore', 'moments', 'complete'] as const
export type Names = Readonly<Record<(typeof names)[number], string>>

/** Names that no other run has. */
export function freshNames(): Names {
  const run = randomUUID().slice(0, 8)
  return { superstore: `superstore_${run}`, moments: `moments_${run}`, complete: `complete_${run}` }
}

export function withNames(sql: string, called: Names): string {
  return sql.replace(/\b(?:superstore|moments|complete)\b/g, (word) => called[word as keyof Names])
}

async function inAll(workspace: string, called: Names, loadOne: (path: string, into: string) => unknown) {
  for (const [name, text] of Object.entries({ moments, complete })) {
    const path = join(workspace, `${name}.csv`)
    writeFileSync(path, text)
    await loadOne(path, called[name as keyof Names])
  }
  await loadOne(join(salesDir, 'superstore_packt_dmy.csv'), called.superstore)
}

async function settled(core: Core, jobId: string): Promise<void> {
  const { error } = await core.jobSettled(jobId)
  if (error) throw new Error(JSON.stringify(error))
}

/** The warehouse of this machine. */
export async function here(called: Names): Promise<Side> {
  const workspace = newWorkspace()
  const core = await coreIn(workspace)
  await inAll(workspace, called, async (path, into) => {
    const file = await opened(core, path)
    const { jobId } = await core.client.load.start({ ...file, dataset: into, belowGateReason: 'a test' })
    await settled(core, jobId)
  })
  return {
    ask: (sql) => core.client.explore.sql({ sql: withNames(sql, called), limit: 10_000 }),
    async close() {
      await core.close()
      rmSync(workspace, { recursive: true, force: true })
    }
  }
}

/** A cluster; amounts are stored as doubles there, as a statement over cents would say something else. */
export async function there(servers: { s3: S3Server; druid: DruidServer }, called: Names): Promise<Side> {
  const workspace = newWorkspace()
  const bucket = `sql-${randomUUID()}`
  const raw = s3Client(servers.s3)
  await raw.send(new CreateBucketCommand({ Bucket: bucket }))
  raw.destroy()
  const core = await coreIn(workspace)
  const connectionId = (await core.client.cluster.put(connectionOf({ ...servers, bucket }))).id
  const client = druidAt(servers.druid)
  await inAll(workspace, called, async (path, into) => {
    const file = await opened(core, path)
    const plan = await core.client.cluster.plan({ connectionId, ...file, dataset: into, mode: 'replace-months' })
    const read = file.recipe.readings.map(({ column }) => column)
    const form = formWith(plan.form, { money: 'double' }, walkRecipe(file.recipe, read).columns)
    const destination = { connectionId, form }
    const { jobId } = await core.client.load.start({ ...file, dataset: into, belowGateReason: 'a test', destination })
    await settled(core, jobId)
    await ready(client, into)
  })
  return {
    ask: (sql) => core.client.explore.sql({ sql: withNames(sql, called), limit: 10_000, connectionId }),
    async close() {
      for (const name of Object.values(called)) await client.markUnused(name, null).catch(() => 0)
      await client.close()
      await core.close()
      rmSync(workspace, { recursive: true, force: true })
    }
  }
}
