/** Loads into a real Druid, as a job makes them. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDruidClient } from '../../src/main/adapters/druid'
import type { DruidClient, DruidTask } from '../../src/main/pipeline/druid-port'
import type { ConnectionSecrets, DruidConnection } from '../../src/shared/domain/connection'
import { defaultForm } from '../../src/shared/domain/druid/default-form'
import { generateSpec } from '../../src/shared/domain/druid/generate'
import type { IngestForm } from '../../src/shared/domain/druid/ingest-form'
import type { IngestInput } from '../../src/shared/domain/druid/ingest-input'
import { quoted } from '../../src/shared/domain/druid/text'
import { type Sale, saleColumns, type Totals } from './druid-rows'
import type { DruidServer } from './services/druid'

export function druidAt(
  server: DruidServer,
  more: Partial<DruidConnection> = {},
  secrets: ConnectionSecrets = {}
): DruidClient {
  const connection: DruidConnection = {
    routerUrl: server.url,
    coordinatorUrl: null,
    overlordUrl: null,
    brokerUrl: null,
    auth: server.admin ? { kind: 'basic', user: server.admin.user } : { kind: 'none' },
    clientCertificate: null,
    caPath: null,
    fingerprint: null,
    timeoutMs: 30_000,
    ...more
  }
  return createDruidClient(connection, {
    ...(server.admin ? { druidPassword: server.admin.password } : {}),
    ...secrets
  })
}

/** Letters only: Druid lowers nothing, but a name must not be there from another run. */
export function freshName(prefix: string): string {
  return `t_${prefix}_${randomUUID().slice(0, 8)}`
}

export function saleForm(dataSource: string, more: Partial<IngestForm> = {}): IngestForm {
  const base = defaultForm({
    dataSource,
    columns: [],
    mode: 'replace-months',
    method: 'native',
    money: 'cents',
    missingTime: null
  })
  const dimensions = saleColumns.map(({ name, type }) => ({ name, type, multiValue: false }))
  return { ...base, dimensions, ...more }
}

export function saleInput(
  source: IngestInput['source'],
  sales: readonly Sale[],
  more: Partial<IngestInput> = {}
): IngestInput {
  return {
    source,
    format: 'ndjson',
    columns: [...saleColumns],
    months: [...new Set(sales.map(({ time }) => time.slice(0, 7)))].sort(),
    rows: sales.length,
    existing: null,
    key: randomUUID(),
    ...more
  }
}

export async function ended(druid: DruidClient, taskId: string, withinMs = 90_000): Promise<DruidTask> {
  const untilMs = Date.now() + withinMs
  for (;;) {
    const task = await druid.task(taskId)
    if (task && (task.state === 'success' || task.state === 'failed' || task.state === 'cancelled')) return task
    if (Date.now() > untilMs) throw new Error(`${taskId} is ${task?.state} after ${withinMs} ms`)
    await sleep(300)
  }
}

/** Until all rows can be asked for. */
export async function ready(druid: DruidClient, dataSource: string, withinMs = 60_000): Promise<void> {
  const untilMs = Date.now() + withinMs
  const interval = { startMs: Date.UTC(2000, 0, 1), endMs: Date.UTC(2100, 0, 1) }
  for (;;) {
    const availability = await druid.availability(dataSource, interval)
    if (availability.ready) return
    if (Date.now() > untilMs) throw new Error(`${dataSource}: ${JSON.stringify(availability)} after ${withinMs} ms`)
    await sleep(300)
  }
}

/** Submits, waits for its success and until the rows are there. */
export async function load(druid: DruidClient, form: IngestForm, input: IngestInput): Promise<DruidTask> {
  const { taskId } = await druid.submit(generateSpec(form, input))
  const task = await ended(druid, taskId)
  if (task.state !== 'success') throw (await druid.taskFailure(taskId)) ?? new Error(`${taskId} is ${task.state}`)
  await ready(druid, form.dataSource)
  return task
}

export async function totals(druid: DruidClient, dataSource: string, where = 'TRUE'): Promise<Totals> {
  const sums =
    'COUNT(*), SUM("quantity"), SUM("cents"), SUM("discount"), COUNT(DISTINCT "order_id"), MIN(__time), MAX(__time)'
  const { rows } = await druid.sql(`SELECT ${sums} FROM ${quoted(dataSource)} WHERE ${where}`, {
    context: { useApproximateCountDistinct: false }
  })
  const [count, quantity, cents, discount, orders, from, to] = rows[0] ?? []
  return {
    rows: Number(count),
    quantity: String(quantity),
    cents: String(cents),
    discount: Number(discount),
    orders: Number(orders),
    from: String(from),
    to: String(to)
  }
}

/** Old segments may answer for a moment after a replacement: asked again until the numbers are these, or time is up. */
export async function settled<T>(read: () => Promise<T>, expected: T, withinMs = 20_000): Promise<T> {
  const untilMs = Date.now() + withinMs
  for (;;) {
    const now = await read()
    if (JSON.stringify(now) === JSON.stringify(expected) || Date.now() > untilMs) return now
    await sleep(300)
  }
}
