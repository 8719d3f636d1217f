/** What a cluster can do, found by asking: comparing version numbers says little about which modules were loaded. */
import { AppError } from '../../../shared/errors'
import type { CallOptions, DruidFeatures, ServiceStatus } from '../../pipeline/druid-port'
import { ask, type DruidCalls, get } from './calls'
import type { DruidInspection } from './inspect'
import { readEngines } from './readers/cluster'
import { flag, object, text } from './readers/fields'

/** Rights and releases may hide a part of the answer; the network, the sign-in and the cluster's absence may not. */
const hidden = new Set([
  'druid.forbidden',
  'druid.not-supported',
  'druid.rejected',
  'druid.bad-answer',
  'druid.query-failed',
  'druid.out-of-room',
  'druid.invalid-sql',
  'druid.timeout',
  'druid.service-down'
])

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof AppError && hidden.has(error.code)) return null
    throw error
  }
}

/** Whether an artifact is among the modules; null when they are not known. */
function has(status: ServiceStatus | null, artifact: string): boolean | null {
  return status?.modules.some((module) => module.artifact === artifact) ?? null
}

/** A sampler that names a type: the overlord says at once when no module brings it, before anything is read. */
const samples = {
  s3: { inputSource: { type: 's3', uris: [] }, inputFormat: { type: 'json' } },
  parquet: { inputSource: { type: 'inline', data: '{}' }, inputFormat: { type: 'parquet' } }
} as const

async function knowsType(
  calls: DruidCalls,
  type: keyof typeof samples,
  options?: CallOptions
): Promise<boolean | null> {
  const dataSchema = {
    dataSource: 'sample',
    timestampSpec: { column: 't', missingValue: '2000-01-01T00:00:00Z' },
    dimensionsSpec: {}
  }
  const spec = { type: 'index', ioConfig: { type: 'index', ...samples[type] }, dataSchema }
  const body = { type: 'index', spec, samplerConfig: { numRows: 1, timeoutMs: 5000 } }
  try {
    await calls.answer(ask('/druid/indexer/v1/sampler', body, { grant: 'STATE WRITE' }), options)
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'druid.extension-missing') return error.details.type !== type
    return error.code === 'druid.rejected' ? true : await orNull<null>(Promise.reject(error))
  }
}

async function isEnabled(calls: DruidCalls, path: string, options?: CallOptions): Promise<boolean | null> {
  const answer = await orNull(calls.json(get(path, { grant: 'DATASOURCE READ' }), options))
  return answer === null ? null : (flag(object(answer).enabled) ?? false)
}

export async function findFeatures(
  calls: DruidCalls,
  inspection: DruidInspection,
  options: CallOptions = {}
): Promise<DruidFeatures> {
  const status = (service: 'router' | 'broker' | 'coordinator' | 'overlord') =>
    orNull((async () => inspection.status(service, options))())
  const [router, broker, coordinator, overlord, sqlTask, statements, managementProxy, engines, slots] =
    await Promise.all([
      status('router'),
      status('broker'),
      status('coordinator'),
      status('overlord'),
      isEnabled(calls, '/druid/v2/sql/task/enabled', options),
      isEnabled(calls, '/druid/v2/sql/statements/enabled', options),
      isEnabled(calls, '/proxy/enabled', options),
      orNull(calls.json(get('/druid/v2/sql/engines', { grant: 'DATASOURCE READ' }), options)),
      orNull(inspection.slots(options))
    ])
  const [s3Input, parquetInput] = await Promise.all([
    has(overlord, 'druid-s3-extensions') ?? knowsType(calls, 's3', options),
    has(overlord, 'druid-parquet-extensions') ?? knowsType(calls, 'parquet', options)
  ])
  const known = [router, overlord, coordinator, broker].find((found) => found !== null)
  return {
    version: known?.version ?? null,
    versions: {
      router: router?.version ?? null,
      broker: broker?.version ?? null,
      coordinator: coordinator?.version ?? null,
      overlord: overlord?.version ?? null
    },
    extensions: overlord && [...new Set(overlord.modules.flatMap(({ artifact }) => artifact ?? []))].sort(),
    sqlTask: sqlTask ?? false,
    statements: statements ?? false,
    engines: engines === null ? null : readEngines(engines),
    s3Input,
    parquetInput,
    sketches: has(overlord, 'druid-datasketches'),
    basicSecurity: has(overlord, 'druid-basic-security'),
    managementProxy,
    nulls: await nullsOf(calls, known?.version ?? null, options),
    slots
  }
}

/**
 * Whether an empty text is null to this cluster. SQL does not tell: the planner answers such questions by itself. Since 32 it never is; before
 * that a property says so, whose default changed with 28.
 */
async function nullsOf(
  calls: DruidCalls,
  version: string | null,
  options: CallOptions
): Promise<'sql' | 'legacy' | null> {
  const release = Number.parseInt(version ?? '', 10)
  if (Number.isNaN(release)) return null
  if (release >= 32) return 'sql'
  const properties = object(await orNull(calls.json(get('/status/properties', { grant: 'CONFIG READ' }), options)))
  const set = text(properties['druid.generic.useDefaultValueForNull'])
  return (set === null ? release < 28 : set === 'true') ? 'legacy' : 'sql'
}
