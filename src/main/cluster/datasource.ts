/** cluster: one datasource: what it holds, how long it is kept, and taking it away. */
import type { DatasourceDetails, SegmentEffect, SegmentMonth } from '../../shared/contract/cluster-datasource'
import { type Compaction, compactionConfigOf, readCompactionForm } from '../../shared/domain/druid/compaction'
import { earlier } from '../../shared/domain/druid/period'
import {
  type Retention,
  type RetentionChoice,
  readRetention,
  rulesOf,
  staysLoaded
} from '../../shared/domain/druid/retention'
import { AppError } from '../../shared/errors'
import type { CompactionConfig, DruidClient, TimeChunk } from '../pipeline/druid-port'
import type { DatasetStore } from '../pipeline/ports'
import { askedParts } from './asked-parts'
import type { Connections } from './connections'

interface DatasourcePorts {
  readonly connections: Connections
  readonly datasets: DatasetStore
  readonly nowMs: () => number
}

export interface DatasourceRoom {
  /** What could not be asked is in `failures`. @throws AppError `cluster.unknown` */
  datasource(connectionId: string, dataSource: string, signal?: AbortSignal): Promise<DatasourceDetails>
  retentionEffect(connectionId: string, dataSource: string, retention: RetentionChoice): Promise<SegmentEffect>
  setRetention(connectionId: string, dataSource: string, retention: RetentionChoice): Promise<void>
  compactionEffect(connectionId: string, dataSource: string, compaction: Compaction): Promise<SegmentEffect>
  setCompaction(connectionId: string, dataSource: string, compaction: Compaction): Promise<void>
  /** @throws AppError `cluster.not-confirmed` */
  drop(connectionId: string, dataSource: string, confirm: string): Promise<number>
  bringBack(connectionId: string, dataSource: string): Promise<number>
  /** Gives the id of the task. @throws AppError `cluster.not-confirmed` */
  kill(connectionId: string, dataSource: string, confirm: string): Promise<string>
}

const longestMonthMs = 31 * 86_400_000

/** The month that a stretch of time lies in; null where it is in no single one. */
function monthOf({ startMs, endMs }: TimeChunk): string | null {
  if (startMs === null || endMs === null || endMs - startMs > longestMonthMs) return null
  const month = new Date(startMs).toISOString().slice(0, 7)
  return new Date(endMs - 1).toISOString().slice(0, 7) === month ? month : null
}

const nothing: TimeChunk = {
  startMs: null,
  endMs: null,
  segments: 0,
  rows: 0,
  sizeBytes: 0,
  available: 0,
  lacking: null,
  copies: 0,
  copiesWanted: null
}

/** Stretches of time as one; of none, nothing. */
function together(chunks: readonly TimeChunk[]): Omit<SegmentMonth, 'month'> {
  const sum = (of: (chunk: TimeChunk) => number) => chunks.reduce((total, chunk) => total + of(chunk), 0)
  const known = <T>(values: readonly (T | null)[]) => values.filter((value) => value !== null)
  const starts = known(chunks.map(({ startMs }) => startMs))
  const ends = known(chunks.map(({ endMs }) => endMs))
  const wanted = known(chunks.map(({ copiesWanted }) => copiesWanted))
  const lacks = known(chunks.map(({ lacking }) => lacking))
  const whole = chunks.length > 0
  return {
    fromMs: whole && starts.length === chunks.length ? Math.min(...starts) : null,
    toMs: whole && ends.length === chunks.length ? Math.max(...ends) : null,
    segments: sum(({ segments }) => segments),
    rows: sum(({ rows }) => rows),
    sizeBytes: sum(({ sizeBytes }) => sizeBytes),
    available: sum(({ available }) => available),
    lacking: lacks.length === 0 ? null : lacks.reduce((total, value) => total + value, 0),
    copies: whole ? Math.min(...chunks.map(({ copies }) => copies)) : nothing.copies,
    copiesWanted: wanted.length === 0 ? null : Math.max(...wanted)
  }
}

/** Segments by month, in order; those of more than a month each for itself. */
export function byMonth(chunks: readonly TimeChunk[]): SegmentMonth[] {
  const groups = Map.groupBy(chunks, (chunk) => monthOf(chunk) ?? `${chunk.startMs}/${chunk.endMs}`)
  return [...groups.values()].map((group) => ({ month: monthOf(group[0] ?? nothing), ...together(group) }))
}

function effectOf(
  chunks: readonly TimeChunk[],
  goes: (chunk: TimeChunk) => boolean | null,
  sent: unknown
): SegmentEffect {
  const part = (isIn: boolean) => {
    const { fromMs, toMs, segments, rows, sizeBytes } = together(
      chunks.filter((chunk) => (goes(chunk) === true) === isIn)
    )
    return { fromMs, toMs, segments, rows, sizeBytes }
  }
  return {
    stays: part(false),
    goes: part(true),
    certain: chunks.every((chunk) => goes(chunk) !== null),
    sent: JSON.stringify(sent, null, 2)
  }
}

async function fallbackOf(druid: DruidClient): Promise<Retention> {
  return readRetention((await druid.rules())._default ?? [])
}

async function configOf(druid: DruidClient, dataSource: string): Promise<CompactionConfig | null> {
  return (await druid.compaction()).find((config) => config.dataSource === dataSource) ?? null
}

export function datasourceRoom({ connections, datasets, nowMs }: DatasourcePorts): DatasourceRoom {
  const at = async (connectionId: string) => (await connections.open(connectionId)).druid

  function confirmed(dataSource: string, confirm: string) {
    if (confirm !== dataSource) throw new AppError('cluster.not-confirmed', { dataSource })
  }

  return {
    async datasource(connectionId, dataSource, signal) {
      const druid = await at(connectionId)
      const options = signal ? { signal } : {}
      const { asked, failures } = askedParts()
      const [chunks, rules, configs, unused, known, tiers] = await Promise.all([
        asked(druid.timeChunks(dataSource, options), null),
        asked(druid.rules(options), null),
        asked(druid.compaction(options), null),
        asked(druid.unusedSegments(dataSource, options), null),
        asked(druid.allDatasources(options), null),
        asked(druid.tiers(options), [])
      ])
      return {
        atMs: nowMs(),
        name: dataSource,
        totals: chunks && together(chunks),
        months: byMonth(chunks ?? []),
        tiers,
        retention: rules && {
          own: readRetention(rules[dataSource] ?? []),
          fallback: readRetention(rules._default ?? [])
        },
        compaction: configs && {
          ...readCompactionForm(configs.find((config) => config.dataSource === dataSource) ?? null)
        },
        unused: unused && { ...unused },
        known: (chunks ?? []).length > 0 || (known?.includes(dataSource) ?? true),
        datasets: datasets
          .list()
          .filter(({ cluster }) => cluster?.connectionId === connectionId && cluster.form.dataSource === dataSource)
          .map(({ name }) => name),
        failures
      }
    },
    async retentionEffect(connectionId, dataSource, retention) {
      const druid = await at(connectionId)
      const [chunks, fallback] = await Promise.all([druid.timeChunks(dataSource), fallbackOf(druid)])
      const now = nowMs()
      const goes = ({ endMs }: TimeChunk) => {
        const stays = staysLoaded(endMs ?? Number.POSITIVE_INFINITY, retention, fallback, now)
        return stays === null ? null : !stays
      }
      return effectOf(chunks, goes, rulesOf(retention))
    },
    async setRetention(connectionId, dataSource, retention) {
      const druid = await at(connectionId)
      await druid.setRules(dataSource, rulesOf(retention), `set to ${retention.kind}`)
    },
    async compactionEffect(connectionId, dataSource, compaction) {
      const druid = await at(connectionId)
      const [chunks, existing] = await Promise.all([druid.timeChunks(dataSource), configOf(druid, dataSource)])
      if (!compaction.on) return effectOf(chunks, () => false, existing)
      const latest = together(chunks).toMs
      const untilMs = latest === null ? null : earlier(latest, compaction.skip)
      const goes = ({ endMs }: TimeChunk) => (untilMs === null || endMs === null ? null : endMs <= untilMs)
      return effectOf(chunks, goes, compactionConfigOf(dataSource, compaction, existing))
    },
    async setCompaction(connectionId, dataSource, compaction) {
      const druid = await at(connectionId)
      const existing = await configOf(druid, dataSource)
      if (compaction.on) await druid.setCompaction(compactionConfigOf(dataSource, compaction, existing))
      else if (existing !== null) await druid.removeCompaction(dataSource)
    },
    async drop(connectionId, dataSource, confirm) {
      confirmed(dataSource, confirm)
      return await (await at(connectionId)).markUnused(dataSource, null)
    },
    async bringBack(connectionId, dataSource) {
      return await (await at(connectionId)).markUsed(dataSource)
    },
    async kill(connectionId, dataSource, confirm) {
      confirmed(dataSource, confirm)
      return await (await at(connectionId)).kill(dataSource, null)
    }
  }
}
