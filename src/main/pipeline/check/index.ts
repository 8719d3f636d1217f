/** check: types, profile, findings and score over every row. The engine reads; the score is added here. */
import type { CheckState } from '../../../shared/contract/check'
import type { CheckFacts } from '../../../shared/contract/engine'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Reading } from '../../../shared/domain/column-type'
import { scoreQuality } from '../../../shared/domain/quality'
import type { PassProgress, Source } from '../../../shared/domain/source'
import type { Verification } from '../../../shared/domain/verification'
import type { Reader } from '../ports'
import { SharedTask } from '../shared-task'
import { type FurtherLooks, furtherLooks } from './further-looks'

export interface CheckRoomPorts {
  readonly reader: Reader
  readonly workDir: string
  readonly sourceOf: (sourceId: string) => Source
  /** Waits for the structural pass, so that its index is there. */
  readonly structureOf: (sourceId: string) => Promise<unknown>
  readonly gate: () => number
  readonly todayIso: () => string
}

export interface CheckRoom extends FurtherLooks {
  watch(sourceId: string, chosen: Reading[]): AsyncGenerator<CheckState, void, void>
  report(sourceId: string, chosen: Reading[]): Promise<CheckReport>
  /** The newest report of the source, whatever was chosen, or null. */
  newest(sourceId: string): CheckReport | null
}

/** What is known of a check before its report. */
type Underway = { readonly progress: PassProgress | null; readonly verified: Verification | null }

const reportsKept = 50

export function checkRoom(ports: CheckRoomPorts): CheckRoom {
  const { reader, workDir } = ports
  const tasks = new Map<string, SharedTask<Underway, CheckFacts>>()
  const newest = new Map<string, CheckReport>()

  function taskOf(sourceId: string, chosen: Reading[]) {
    const source = ports.sourceOf(sourceId)
    const key = `${sourceId} ${JSON.stringify(chosen)}`
    const running = tasks.get(key)
    if (running && !running.failed) {
      tasks.delete(key)
      tasks.set(key, running)
      return running
    }
    // A newer question about the same source makes an unfinished older one worthless.
    for (const [other, task] of tasks) {
      if (other.startsWith(`${sourceId} `) && task.value === null) {
        task.cancel()
        tasks.delete(other)
      }
    }
    const todayIso = ports.todayIso()
    const task = new SharedTask<Underway, CheckFacts>(async (onProgress, signal) => {
      await ports.structureOf(sourceId)
      const input = { source, workDir, chosen, todayIso }
      let underway: Underway = { progress: null, verified: null }
      for await (const message of reader.feed((client) => client.reader.check(input, { signal }))) {
        if (message.kind === 'facts') return message.facts
        underway =
          message.kind === 'verified'
            ? { ...underway, verified: message.verification }
            : { ...underway, progress: message.progress }
        onProgress(underway)
      }
      throw new Error('the check ended without a report')
    })
    tasks.set(key, task)
    for (const [oldest] of tasks) {
      if (tasks.size <= reportsKept) break
      tasks.delete(oldest)
    }
    return task
  }

  // The gate may be changed in the settings at any time, so the score is made when it is asked for.
  function withScore(sourceId: string, facts: CheckFacts): CheckReport {
    const report = { ...facts, quality: scoreQuality(facts, ports.gate(), ports.todayIso()) }
    newest.delete(sourceId)
    newest.set(sourceId, report)
    for (const [oldest] of newest) {
      if (newest.size <= reportsKept) break
      newest.delete(oldest)
    }
    return report
  }

  return {
    async *watch(sourceId, chosen) {
      for await (const { progress: underway, result } of taskOf(sourceId, chosen).watch()) {
        const { progress, verified } = underway ?? { progress: null, verified: null }
        yield { progress, verified, report: result === null ? null : withScore(sourceId, result) }
      }
    },
    report: async (sourceId, chosen) => withScore(sourceId, await taskOf(sourceId, chosen).done),
    newest: (sourceId) => newest.get(sourceId) ?? null,
    ...furtherLooks({
      reader,
      workDir,
      sourceOf: ports.sourceOf,
      todayIso: ports.todayIso,
      report: async (sourceId, chosen) => withScore(sourceId, await taskOf(sourceId, chosen).done),
      newest: (sourceId) => newest.get(sourceId) ?? null
    })
  }
}
