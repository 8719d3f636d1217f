/** What the cluster holds and who runs it: reads only. */

import { quoted } from '../../../shared/domain/query/dialect'
import { AppError } from '../../../shared/errors'
import type {
  Availability,
  CallOptions,
  DatasourceInfo,
  Interval,
  LoadQueue,
  Segment,
  Service,
  ServiceName,
  ServiceStatus,
  Slots,
  SqlAnswer,
  SqlCell,
  TimeChunk,
  UnusedSegments,
  Worker
} from '../../pipeline/druid-port'
import { type DruidCalls, get, isMissing, part } from './calls'
import {
  named,
  readAnnounced,
  readDatasources,
  readLeft,
  readLoadQueue,
  readSegment,
  readService,
  readStatus,
  readTimeChunk,
  readUnused,
  slotsOf
} from './readers/cluster'
import { array, number, object, text } from './readers/fields'
import { readWorkers } from './readers/tasks'
import { runSql } from './sql'

const state = { grant: 'STATE READ' }
const config = { grant: 'CONFIG READ' }

const segmentColumns =
  'segment_id, datasource, "start", "end", version, partition_num, num_rows, "size", num_replicas, is_published, is_available, is_realtime, is_overshadowed'

/** Segments out of service that are counted one by one. */
const unusedCounted = 10_000

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
    const answer = await this.#withReplicationFactor((more) => select(segmentColumns + more), ', replication_factor')
    return named(answer).map(readSegment)
  }

  /** Asks with further columns where the release has them. */
  async #withReplicationFactor(select: (more: string) => Promise<SqlAnswer>, more: string): Promise<SqlAnswer> {
    if (this.#hasReplicationFactor) {
      try {
        return await select(more)
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'druid.invalid-sql')) throw error
        this.#hasReplicationFactor = false
      }
    }
    return await select('')
  }

  async timeChunks(dataSource: string, options: CallOptions = {}): Promise<TimeChunk[]> {
    const { where, params } = within(dataSource, null)
    const sums =
      'COUNT(*) AS n, SUM(num_rows) AS r, SUM("size") AS bytes, SUM(is_available) AS up, MIN(num_replicas) AS lo'
    const select = (more: string) =>
      runSql(
        this.calls,
        `SELECT "start", "end", ${sums}${more} FROM sys.segments WHERE ${where} GROUP BY "start", "end" ORDER BY "start", "end"`,
        { ...options, params }
      )
    const wanted =
      ', SUM(CASE WHEN num_replicas < replication_factor THEN 1 ELSE 0 END) AS lacking, MAX(replication_factor) AS hi'
    return named(await this.#withReplicationFactor(select, wanted)).map(readTimeChunk)
  }

  async unusedSegments(dataSource: string, options?: CallOptions): Promise<UnusedSegments | null> {
    const path = `/druid/coordinator/v1/metadata/datasources/${part(dataSource)}/unusedSegments?limit=${unusedCounted + 1}`
    try {
      return readUnused(await this.calls.json(get(path, state), options), unusedCounted)
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async allDatasources(options?: CallOptions): Promise<string[]> {
    const path = '/druid/coordinator/v1/metadata/datasources?includeUnused=true'
    const names = array(await this.calls.json(get(path, state), options))
    return names.filter((name) => typeof name === 'string')
  }

  async tiers(options?: CallOptions): Promise<string[]> {
    const names = array(await this.calls.json(get('/druid/coordinator/v1/tiers', state), options))
    return names.filter((name) => typeof name === 'string')
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

  async unavailable(options?: CallOptions): Promise<Map<string, number>> {
    return readLeft(await this.calls.json(get('/druid/coordinator/v1/loadstatus?simple', state), options))
  }

  async loadQueue(options?: CallOptions): Promise<Map<string, LoadQueue>> {
    return readLoadQueue(await this.calls.json(get('/druid/coordinator/v1/loadqueue?simple', state), options))
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
    const columns = 'server, host, plaintext_port, tls_port, tier, server_type, curr_size, max_size, is_leader'
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

  async announced(options?: CallOptions): Promise<Service[]> {
    return readAnnounced(await this.calls.json(get('/druid/coordinator/v1/cluster', state), options))
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
