/** One look at everything that a load needs, line by line, each with what to change where it is red. */
import { AppError } from '../../../shared/errors'
import type { Probe } from '../../pipeline/cluster-ports'
import type { CallOptions, DoctorOptions } from '../../pipeline/druid-port'
import { ask, type DruidCalls, get } from './calls'
import type { DruidIngestion } from './ingestion'
import type { DruidInspection } from './inspect'
import { flag, object, text } from './readers/fields'
import { runSql } from './sql'

interface Found {
  readonly state?: Probe['state']
  readonly value: string | null
  /** Why it is only a warning, and what to do. */
  readonly error?: AppError
  readonly fix?: string | null
}

interface Line {
  readonly name: string
  /** To be changed when the line fails; an error's own grant or extension goes before it. */
  readonly fix?: string
  readonly look: (options: CallOptions) => Promise<Found>
}

export interface Parts {
  readonly calls: DruidCalls
  readonly inspection: DruidInspection
  readonly ingestion: DruidIngestion
}

/** A line that takes longer says so: Druid may try for minutes. */
const lineMs = 4500
/** Clocks further apart make signed URLs invalid. */
const skewMs = 60_000

/** What to copy, of an error that names a right or an extension. */
function fixOf(error: AppError): string | null {
  if (error.code === 'druid.forbidden') return text(error.details.grant)
  const extension = text(error.details.extension)
  return extension === null ? null : loadList(extension)
}

function loadList(extension: string): string {
  return `druid.extensions.loadList=[…, "${extension}"]`
}

function shapeOf(error: AppError): NonNullable<Probe['error']> {
  const { code, message, details } = error.toShape()
  return { code, message, details }
}

async function run(line: Line, options: CallOptions): Promise<Probe> {
  const began = performance.now()
  const base = { name: line.name, value: null, error: null, fix: null }
  const done = (rest: Partial<Probe> & Pick<Probe, 'state'>): Probe => ({
    ...base,
    ...rest,
    tookMs: Math.round(performance.now() - began)
  })
  try {
    const {
      state = 'ok',
      value,
      error: warned,
      fix = null
    } = await line.look({ ...options, timeoutMs: options.timeoutMs ?? lineMs })
    const error = warned ? shapeOf(warned) : null
    return done({ state, value, error, fix: fix ?? (state === 'ok' ? null : (line.fix ?? null)) })
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error
    return done({ state: 'failed', error: shapeOf(error), fix: fixOf(error) ?? line.fix ?? null })
  }
}

/** Without these nothing else can go well. */
function basics({ calls, inspection }: Parts): Line[] {
  return [
    {
      name: 'druid-router',
      look: async (options) => {
        await calls.answer(get('/status/health', { grant: 'STATE READ' }), options)
        return { value: null }
      }
    },
    {
      name: 'druid-broker',
      look: async (options) => {
        await runSql(calls, 'SELECT 1', options)
        return { value: null }
      }
    },
    leader('coordinator', inspection),
    leader('overlord', inspection)
  ]
}

function leader(service: 'coordinator' | 'overlord', inspection: DruidInspection): Line {
  return {
    name: `druid-${service}`,
    fix: 'druid.router.managementProxy.enabled=true',
    look: async (options) => {
      const url = await inspection.leader(service, options)
      return url === null ? { state: 'failed', value: null } : { value: url }
    }
  }
}

function extension(name: string, artifact: string, { inspection }: Parts): Line {
  return {
    name,
    look: async (options) => {
      const { modules } = await inspection.status('overlord', options)
      const found = modules.find((module) => module.artifact === artifact)
      if (found) return { value: `${artifact} ${found.version ?? ''}`.trim() }
      return { state: 'warning', value: null, fix: loadList(artifact) }
    }
  }
}

/** EXPLAIN reads nothing, but asks for every right that the statement would need. */
const externExplained = `EXPLAIN PLAN FOR REPLACE INTO "sales_doctor" OVERWRITE ALL SELECT TIMESTAMP '2000-01-01' AS __time, "a" FROM TABLE(EXTERN('{"type":"inline","data":"{}"}', '{"type":"json"}', '[{"name":"a","type":"string"}]')) PARTITIONED BY ALL`

function abilities(parts: Parts, { slotsNeeded = 2 }: DoctorOptions): Line[] {
  const { calls, inspection, ingestion } = parts
  const enabled = (name: string, path: string): Line => ({
    name,
    look: async (options) => {
      try {
        const answer = object(await calls.json(get(path, { grant: 'DATASOURCE READ' }), options))
        return flag(answer.enabled) ? { value: null } : { state: 'warning', value: null }
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'druid.not-supported')) throw error
        return { state: 'warning', value: null, fix: loadList('druid-multi-stage-query') }
      }
    }
  })
  return [
    {
      name: 'druid-version',
      look: async (options) => {
        const { version } = await inspection.status('router', options)
        return { state: Number.parseInt(version, 10) < oldest ? 'warning' : 'ok', value: version }
      }
    },
    enabled('druid-sql-ingestion', '/druid/v2/sql/task/enabled'),
    enabled('druid-statements', '/druid/v2/sql/statements/enabled'),
    extension('druid-s3', 'druid-s3-extensions', parts),
    extension('druid-parquet', 'druid-parquet-extensions', parts),
    extension('druid-sketches', 'druid-datasketches', parts),
    {
      name: 'druid-slots',
      fix: 'druid.worker.capacity',
      look: async (options) => {
        const { free, total } = await inspection.slots(options)
        const value = `${free}/${total}`
        if (free >= slotsNeeded) return { value }
        return { state: 'warning', value, error: new AppError('druid.no-slot', { needed: slotsNeeded, free, total }) }
      }
    },
    {
      name: 'druid-clock',
      look: async (options) => {
        const sentMs = Date.now()
        const { rows } = await runSql(calls, 'SELECT CURRENT_TIMESTAMP', options)
        const middleMs = (sentMs + Date.now()) / 2
        const apartMs = Date.parse(String(rows[0]?.[0])) - middleMs
        return { state: Math.abs(apartMs) > skewMs ? 'failed' : 'ok', value: `${Math.round(apartMs)} ms` }
      }
    },
    {
      name: 'druid-deep-storage',
      look: async (options) => {
        const properties = object(await calls.json(get('/status/properties', { grant: 'CONFIG READ' }), options))
        const type = text(properties['druid.storage.type'])
        return { state: type === null || type === 'local' ? 'warning' : 'ok', value: type, fix: 'druid.storage.type' }
      }
    },
    {
      name: 'druid-right-servers',
      look: async (options) => ({ value: String((await inspection.services(options)).length) })
    },
    {
      name: 'druid-right-datasources',
      look: async (options) => {
        const sql = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'druid'"
        return { value: String((await runSql(calls, sql, options)).rows[0]?.[0] ?? 0) }
      }
    },
    {
      name: 'druid-right-rules',
      look: async (options) => {
        await calls.answer(get('/druid/coordinator/v1/rules', { grant: 'CONFIG READ' }), options)
        return { value: null }
      }
    },
    {
      name: 'druid-right-external',
      look: async (options) => {
        const call = ask('/druid/v2/sql/task', { query: externExplained }, { grant: 'EXTERNAL READ, DATASOURCE WRITE' })
        try {
          await calls.answer(call, options)
          return { value: null }
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'druid.not-supported')) throw error
          return { state: 'skipped', value: null }
        }
      }
    },
    {
      name: 'druid-right-sampler',
      look: async (options) => {
        await ingestion.sample(inlineSample, 1, options)
        return { value: null }
      }
    }
  ]
}

/** Druid below it is not supported. */
const oldest = 27

const inlineSample = {
  spec: {
    ioConfig: { inputSource: { type: 'inline', data: '{"t":0}' }, inputFormat: { type: 'json' } },
    dataSchema: {
      dataSource: 'sample',
      timestampSpec: { column: 't', format: 'millis' },
      dimensionsSpec: { dimensions: [] }
    }
  }
}

function reading({ ingestion }: Parts, sample: NonNullable<DoctorOptions['sample']>): Line {
  return {
    name: 'druid-reads-store',
    look: async (options) => {
      const { rowsRead, rows } = await ingestion.sample(sample, 10, options)
      const broken = rows.find(({ error }) => error !== null)
      if (rowsRead === 0) return { state: 'failed', value: '0' }
      return { state: broken ? 'warning' : 'ok', value: broken?.error ?? String(rowsRead) }
    }
  }
}

/** Router, broker, coordinator and overlord, one after the other: what comes after the first failure is skipped. */
export async function testConnection(parts: Parts, options: CallOptions = {}): Promise<Probe[]> {
  const probes: Probe[] = []
  let stopped = false
  for (const line of basics(parts)) {
    const skipped: Probe = { name: line.name, state: 'skipped', value: null, error: null, fix: null, tookMs: 0 }
    const probe: Probe = stopped ? skipped : await run(line, options)
    probes.push(probe)
    // A router that can't be reached, or a sign-in that is not accepted, says the same of everything behind it.
    const code = probe.error?.code
    stopped ||= probe.name === 'druid-router' ? probe.state === 'failed' : code === 'druid.unauthorized'
  }
  return probes
}

/** All lines at once, after the connection itself was found to work; in the order of the list. */
export async function examine(
  parts: Parts,
  onProbe: (probe: Probe) => void,
  options: DoctorOptions = {}
): Promise<Probe[]> {
  const { signal, timeoutMs } = options
  const each: CallOptions = { ...(signal ? { signal } : {}), ...(timeoutMs === undefined ? {} : { timeoutMs }) }
  const first = await testConnection(parts, each)
  for (const probe of first) onProbe(probe)
  if (first.some(({ name, state }) => state === 'skipped' || (name === 'druid-router' && state === 'failed'))) {
    return first
  }
  const lines = [...abilities(parts, options), ...(options.sample ? [reading(parts, options.sample)] : [])]
  const rest = await Promise.all(
    lines.map(async (line) => {
      const probe = await run(line, each)
      onProbe(probe)
      return probe
    })
  )
  return [...first, ...rest]
}
