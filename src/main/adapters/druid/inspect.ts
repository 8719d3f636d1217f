/** What the cluster holds and who runs it: reads only. */

import { quoted } from '../../../shared/domain/query/dialect'
import { AppError } from '../../../shared/errors'
import type {
  Availability,
  CallOptions,
  DatasourceInfo,
  Interval,
  Segment,
  Service,
  ServiceName,
  ServiceStatus,
  Slots,
  SqlAnswer,
  SqlCell,
  Worker
} from '../../pipeline/druid-port'
import { type DruidCalls, get, part } from './calls'
import {
  named,
  readDatasources,
  readLoadStatus,
  readSegment,
  readService,
  readStatus,
  slotsOf
} from './readers/cluster'
import { number, object, text } from './readers/fields'
import { readWorkers } from './readers/tasks'
import { runSql } from './sql'

const state = { grant: 'STATE READ' }
const config = { grant: 'CONFIG READ' }

const segmentColumns =
  'segment_id, datasource, "start", "end", version, partition_num, num_rows, "size", num_replicas, is_published, is_available, is_realtime, is_overshadowed'

function iso(ms: number): string {
  return new Date(ms).toISOString()
}

/** Segments that share time with an interval. Times of segments are text in `sys.segments`, all of one length. */
function within(dataSource: string, interval: Interval | null): { where: string; params: SqlCell[] } {
  const where = 'datasource = ? AND is_overshadowed = 0 AND (is_published = 1 OR is_available = 1)'
  if (interval === null) return { where, params: [dataSource] }
  return {
    where: `${where} AND "start" < ? AND "end" > ?`,
    params: [dataSource, iso(interval.endMs), iso(interval.startMs)]
  }
}

export class DruidInspection {
  /** Since 28. */
  #hasReplicationFactor = true

  constructor(private readonly calls: DruidCalls) {}

  async segments(dataSource: string, interval: Interval | null, options: CallOptions = {}): Promise<Segment[]> {
    const { where, params } = within(dataSource, interval)
    const select = (columns: string) =>
      runSql(
        this.calls,
        `SELECT ${columns} FROM sys.segments WHERE ${where} ORDER BY "start", version, partition_num`,
        {
          ...options,
          params
        }
      )
    if (this.#hasReplicationFactor) {
      try {
        return named(await select(`${segmentColumns}, replication_factor`)).map(readSegment)
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'druid.invalid-sql')) throw error
        this.#hasReplicationFactor = false
      }
    }
    return named(await select(segmentColumns)).map(readSegment)
  }

  async availability(dataSource: string, interval: Interval, options: CallOptions = {}): Promise<Availability> {
    const { where, params } = within(dataSource, interval)
    const counted = 'SELECT COUNT(*) AS n, SUM(is_available) AS up FROM sys.segments WHERE is_published = 1 AND'
    const [counts, missing, queryable] = await Promise.all([
      runSql(this.calls, `${counted} ${where}`, { ...options, params }),
      this.#missing(dataSource, interval, options),
      this.#isQueryable(dataSource, options)
    ])
    const [row] = named(counts)
    const segments = number(row?.n) ?? 0
    const available = number(row?.up) ?? 0
    const loaded = segments > 0 && available === segments && (missing === null || missing === 0)
    return { segments, available, missing, queryable, ready: loaded && queryable }
  }

  /** Of the coordinator, which knows new segments before the broker does; null when it may not be asked. */
  async #missing(dataSource: string, interval: Interval, options: CallOptions): Promise<number | null> {
    const range = `${iso(interval.startMs)}_${iso(interval.endMs)}`
    const path = `/druid/coordinator/v1/datasources/${part(dataSource)}/loadstatus?forceMetadataRefresh=true&simple&interval=${range}`
    try {
      // A text says that there is no segment there.
      const { text: answer } = await this.calls.answer(get(path, state), options)
      return answer.startsWith('{') ? (number(object(JSON.parse(answer))[dataSource]) ?? 0) : null
    } catch (error) {
      if (error instanceof AppError && error.code === 'druid.forbidden') return null
      throw error
    }
  }

  async #isQueryable(dataSource: string, options: CallOptions): Promise<boolean> {
    try {
      await runSql(this.calls, `SELECT 1 FROM ${quoted(dataSource)} LIMIT 1`, options)
      return true
    } catch (error) {
      if (error instanceof AppError && error.code === 'druid.unknown-datasource') return false
      throw error
    }
  }

  async loadStatus(options?: CallOptions): Promise<Map<string, number>> {
    return readLoadStatus(await this.calls.json(get('/druid/coordinator/v1/loadstatus', state), options))
  }

  async datasources(options?: CallOptions): Promise<DatasourceInfo[]> {
    return readDatasources(await this.calls.json(get('/druid/coordinator/v1/datasources?simple', state), options))
  }

  async columns(dataSource: string, options: CallOptions = {}) {
    const columns =
      "SELECT COLUMN_NAME, DATA_TYPE, IS_NULLABLE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = 'druid'"
    const answer = await runSql(this.calls, `${columns} AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION`, {
      ...options,
      params: [dataSource]
    })
    return named(answer).map((row) => ({
      name: text(row.COLUMN_NAME) ?? '',
      sqlType: text(row.DATA_TYPE) ?? '',
      nullable: row.IS_NULLABLE !== 'NO'
    }))
  }

  async services(options: CallOptions = {}): Promise<Service[]> {
    const columns = 'server, tier, server_type, curr_size, max_size, is_leader'
    const ask = (extra: string) => runSql(this.calls, `SELECT ${columns}${extra} FROM sys.servers`, options)
    let answer: SqlAnswer
    try {
      answer = await ask(', start_time')
    } catch (error) {
      // Older releases do not say since when.
      if (!(error instanceof AppError && error.code === 'druid.invalid-sql')) throw error
      answer = await ask('')
    }
    return named(answer).map(readService)
  }

  async status(service: ServiceName, options?: CallOptions): Promise<ServiceStatus> {
    return readStatus(await this.calls.json(this.#statusCall(service), options))
  }

  #statusCall(service: ServiceName) {
    switch (service) {
      case 'router':
        return get('/status', config)
      case 'broker':
        // The router answers for itself under that path, and passes nothing on to a broker but queries.
        if (!this.calls.http.knowsBroker)
          throw new AppError('druid.not-supported', { call: 'GET /proxy/broker/status' })
        return get('/status', { ...config, at: 'broker' })
      default:
        return get(`/proxy/${service}/status`, config)
    }
  }

  async workers(options?: CallOptions): Promise<Worker[]> {
    return readWorkers(await this.calls.json(get('/druid/indexer/v1/workers', state), options))
  }

  async slots(options?: CallOptions): Promise<Slots> {
    return slotsOf(await this.workers(options), Date.now())
  }

  async leader(service: 'coordinator' | 'overlord', options?: CallOptions): Promise<string | null> {
    const path = service === 'coordinator' ? '/druid/coordinator/v1/leader' : '/druid/indexer/v1/leader'
    const { text: answer } = await this.calls.answer(get(path, state), options)
    return answer.trim().replace(/^"|"$/g, '') || null
  }
}
