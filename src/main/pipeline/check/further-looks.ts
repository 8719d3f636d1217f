/** Looks at a checked source beyond its report: the deep profile, rows behind findings, look-alikes. */
import type { DeepState } from '../../../shared/contract/check'
import type { CheckReport, Finding } from '../../../shared/domain/check-report'
import type { ClusterOptions, Clusters } from '../../../shared/domain/cluster'
import type { Reading } from '../../../shared/domain/column-type'
import type { DeepProfile } from '../../../shared/domain/deep-profile'
import { allProblems, type FindingPage, type RowSeek } from '../../../shared/domain/finding-page'
import type { PassProgress, Source } from '../../../shared/domain/source'
import { AppError, isCancelled } from '../../../shared/errors'
import type { Reader } from '../ports'
import { SharedTask } from '../shared-task'

export interface FurtherPorts {
  readonly reader: Reader
  readonly workDir: string
  readonly sourceOf: (sourceId: string) => Source
  readonly todayIso: () => string
  readonly report: (sourceId: string, chosen: Reading[]) => Promise<CheckReport>
  /** The newest report of a source, or null. */
  readonly newest: (sourceId: string) => CheckReport | null
}

type Behind = { readonly sourceId: string; readonly findingId: string }

export interface FurtherLooks {
  /** Progress, then the deep profile of the report under these readings. */
  deepen(sourceId: string, chosen: Reading[]): AsyncGenerator<DeepState, void, void>
  stopDeepening(sourceId: string): Record<string, never>
  /** @throws AppError `check.no-report`, `check.unknown-finding` */
  findingRows(question: Behind & { offset: number; limit: number }): Promise<FindingPage>
  /** @throws AppError `check.no-report`, `check.unknown-finding` */
  nearestRow(question: Behind & { seek: RowSeek }): Promise<FindingPage>
  /** @throws AppError `check.no-report`, `check.unknown-column` */
  clusters(question: ClusterOptions & { sourceId: string; column: string }, signal?: AbortSignal): Promise<Clusters>
}

const profilesKept = 20

export function furtherLooks(ports: FurtherPorts): FurtherLooks {
  const { reader, workDir } = ports
  const tasks = new Map<string, SharedTask<PassProgress, DeepProfile>>()

  function taskOf(sourceId: string, chosen: Reading[]) {
    const source = ports.sourceOf(sourceId)
    const key = `${sourceId} ${JSON.stringify(chosen)}`
    const known = tasks.get(key)
    if (known && !known.failed) {
      tasks.delete(key)
      tasks.set(key, known)
      return known
    }
    stopOf(sourceId)
    const task = new SharedTask<PassProgress, DeepProfile>(async (onProgress, signal) => {
      const { columns, duplicateRows } = await ports.report(sourceId, chosen)
      const input = { source, workDir, report: { columns, duplicateRows } }
      for await (const message of reader.feed((client) => client.reader.deepen(input, { signal }))) {
        if (message.kind === 'deep') return message.profile
        onProgress(message.progress)
      }
      throw new Error('the deep profile ended without a result')
    })
    tasks.set(key, task)
    for (const [oldest, other] of tasks) {
      if (tasks.size <= profilesKept) break
      other.cancel()
      tasks.delete(oldest)
    }
    return task
  }

  /** Ends what is under way for a source; what is done stays. */
  function stopOf(sourceId: string) {
    for (const [key, task] of tasks) {
      if (!key.startsWith(`${sourceId} `) || task.value !== null) continue
      task.cancel()
      tasks.delete(key)
    }
  }

  function reportOf(sourceId: string): CheckReport {
    const report = ports.newest(sourceId)
    if (report === null) throw new AppError('check.no-report', { name: ports.sourceOf(sourceId).name })
    return report
  }

  function findingOf(report: CheckReport, sourceId: string, findingId: string): Finding | null {
    if (findingId === allProblems) return null
    const deep = [...tasks]
      .filter(([key]) => key.startsWith(`${sourceId} `))
      .flatMap(([, t]) => t.value?.findings ?? [])
    // The same id may stand in profiles of other readings: the newest one counts.
    const found = [...report.findings, ...deep.reverse()].find(({ id }) => id === findingId)
    if (found === undefined) throw new AppError('check.unknown-finding', { name: ports.sourceOf(sourceId).name })
    return found
  }

  async function page(
    sourceId: string,
    findingId: string,
    part: { offset: number; limit: number; seek: RowSeek | null }
  ) {
    const report = reportOf(sourceId)
    const input = {
      source: ports.sourceOf(sourceId),
      workDir,
      readings: report.columns.map(({ reading }) => reading),
      finding: findingOf(report, sourceId, findingId),
      todayIso: ports.todayIso(),
      ...part
    }
    return await reader.call((client) => client.reader.findingRows(input))
  }

  return {
    async *deepen(sourceId, chosen) {
      try {
        for await (const { progress, result } of taskOf(sourceId, chosen).watch()) {
          yield { progress, profile: result, stopped: false }
        }
      } catch (error) {
        if (!isCancelled(error)) throw error
        yield { progress: null, profile: null, stopped: true }
      }
    },
    stopDeepening(sourceId) {
      stopOf(sourceId)
      return {}
    },
    findingRows: ({ sourceId, findingId, offset, limit }) => page(sourceId, findingId, { offset, limit, seek: null }),
    nearestRow: ({ sourceId, findingId, seek }) => page(sourceId, findingId, { offset: 0, limit: 1, seek }),
    async clusters({ sourceId, column, ...options }, signal) {
      const source = ports.sourceOf(sourceId)
      if (!source.columns.includes(column)) throw new AppError('check.unknown-column', { column, name: source.name })
      const readings = reportOf(sourceId).columns.map(({ reading }) => reading)
      const input = { source, workDir, readings, column, options }
      return await reader.call((client) => client.reader.clusters(input, { signal }))
    }
  }
}
