/** Retention, compaction, taking data out of service and deleting it. */
import { AppError } from '../../../shared/errors'
import type { CallOptions, CompactionConfig, Interval, Rule } from '../../pipeline/druid-port'
import type { Call } from './call'
import { type DruidCalls, get, isMissing, part, post, remove } from './calls'
import { readCompaction, readRules } from './readers/cluster'
import { number, object, text } from './readers/fields'

const coordinator = '/druid/coordinator/v1'
const read = { grant: 'CONFIG READ' }
const write = { grant: 'CONFIG WRITE' }
const drop = { grant: 'DATASOURCE WRITE' }

/** All of time, as Druid writes it: segments without a bound lie within nothing else. */
const eternity = '-146136543-09-08T08:23:32.096Z/146140482-04-24T15:36:27.903Z'

function range({ startMs, endMs }: Interval): string {
  return `${new Date(startMs).toISOString()}/${new Date(endMs).toISOString()}`
}

export class DruidAdministration {
  constructor(private readonly calls: DruidCalls) {}

  async rules(options?: CallOptions): Promise<Record<string, Rule[]>> {
    return readRules(await this.calls.json(get(`${coordinator}/rules`, read), options))
  }

  async setRules(dataSource: string, rules: readonly Rule[], comment: string, options?: CallOptions): Promise<void> {
    // Headers are Latin-1 at most.
    const plain = comment.replace(/[^\x20-\x7e]/g, '?')
    const headers = { 'x-druid-author': 'sales-analytics', 'x-druid-comment': plain }
    const call = { ...post(`${coordinator}/rules/${part(dataSource)}`, rules, { ...write, headers }), repeatable: true }
    await this.calls.answer(call, options)
  }

  async compaction(options?: CallOptions): Promise<CompactionConfig[]> {
    return readCompaction(await this.calls.json(get(`${coordinator}/config/compaction`, read), options))
  }

  async setCompaction(config: CompactionConfig, options?: CallOptions): Promise<void> {
    await this.calls.answer({ ...post(`${coordinator}/config/compaction`, config, write), repeatable: true }, options)
  }

  async removeCompaction(dataSource: string, options?: CallOptions): Promise<void> {
    await this.calls.answer(remove(`${coordinator}/config/compaction/${part(dataSource)}`, write), options)
  }

  /** The overlord does it in newer releases, the coordinator in older ones. */
  async markUnused(dataSource: string, interval: Interval | null, options?: CallOptions): Promise<number> {
    const call = (base: string): Call => {
      const path = `${base}/datasources/${part(dataSource)}`
      if (interval === null) return remove(path, drop)
      return { ...post(`${path}/markUnused`, { interval: range(interval) }, drop), repeatable: true }
    }
    let answer: unknown
    try {
      answer = await this.calls.json(call('/druid/indexer/v1'), options)
    } catch (error) {
      if (!isMissing(error)) throw error
      answer = await this.calls.json(call(coordinator), options)
    }
    return number(object(answer).numChangedSegments) ?? 0
  }

  /** The same two ways as `markUnused`. */
  async markUsed(dataSource: string, options?: CallOptions): Promise<number> {
    const call = (base: string): Call => ({
      ...post(`${base}/datasources/${part(dataSource)}`, {}, drop),
      repeatable: true
    })
    let answer: unknown
    try {
      answer = await this.calls.json(call('/druid/indexer/v1'), options)
    } catch (error) {
      if (!isMissing(error)) throw error
      answer = await this.calls.json(call(coordinator), options)
    }
    return number(object(answer).numChangedSegments) ?? 0
  }

  async kill(dataSource: string, interval: Interval | null, options?: CallOptions): Promise<string> {
    const task = { type: 'kill', dataSource, interval: interval === null ? eternity : range(interval) }
    const id = text(object(await this.calls.json(post('/druid/indexer/v1/task', task, drop), options)).task)
    if (id === null) throw new AppError('druid.answer-lost', { call: 'POST /druid/indexer/v1/task' })
    return id
  }
}
