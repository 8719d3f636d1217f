/** The reader's procedures: scanner and Polars behind the engine contract. */
import { implement } from '@orpc/server'
import { readerContract } from '../../shared/contract/engine'
import type { Verification } from '../../shared/domain/verification'
import { feedOf } from './feed-of'
import { guarded } from './guarded'
import { breakingRows, judge, measure, preview, shape, storedRows, unmatchedKeys } from './polars'
import { deepProfile, findingRows, valueClusters } from './polars/profile'
import { contentHash, contentHashes, exportText, readRows, scanStructure } from './scan'
import { sniff } from './scan/sniff'
import { checkSource } from './scan/types'

type VerifiedMessage = { readonly kind: 'verified'; readonly verification: Verification }

/** All calls of a reader process. */
export function readerRouter() {
  const os = implement(readerContract)
  return os.router({
    life: {
      ping: os.life.ping.handler(() => ({
        role: 'reader' as const,
        pid: process.pid,
        memoryBytes: process.memoryUsage.rss()
      }))
    },
    reader: {
      sniff: os.reader.sniff.handler(({ input }) => sniff(input.path, input.override)),
      scan: os.reader.scan.handler(({ input, signal: outer }) =>
        feedOf(async (onProgress, signal) => {
          const { source, workDir } = input
          const structure = await guarded(input, () => scanStructure(source, workDir, { onProgress, signal }))
          return { kind: 'structure' as const, structure }
        }, outer)
      ),
      hash: os.reader.hash.handler(({ input, signal }) => contentHashes(input.source, signal)),
      hashFiles: os.reader.hashFiles.handler(async ({ input, signal }) => {
        const hashes: string[] = []
        for (const path of input.paths) hashes.push(await contentHash(path, signal))
        return { hashes }
      }),
      rows: os.reader.rows.handler(({ input }) => readRows(input.source, input.workDir, input.offset, input.limit)),
      check: os.reader.check.handler(({ input, signal: outer }) =>
        feedOf(async (onProgress, signal, say: (message: VerifiedMessage) => void) => {
          const { source, workDir, chosen, todayIso } = input
          const onVerified = (verification: Verification) => say({ kind: 'verified', verification })
          const options = { chosen, todayIso, onProgress, onVerified, signal }
          const facts = await guarded(input, () => checkSource(source, workDir, options))
          return { kind: 'facts' as const, facts }
        }, outer)
      ),
      deepen: os.reader.deepen.handler(({ input, signal: outer }) =>
        feedOf(async (onProgress, signal) => {
          const { source, workDir, report } = input
          const profile = await guarded(input, () => deepProfile(source, workDir, report, { onProgress, signal }))
          return { kind: 'deep' as const, profile }
        }, outer)
      ),
      findingRows: os.reader.findingRows.handler(({ input, signal }) =>
        guarded(input, () => findingRows(input, signal))
      ),
      clusters: os.reader.clusters.handler(({ input, signal }) => {
        const { source, workDir, readings, column, options } = input
        return guarded(input, () => valueClusters(source, workDir, readings, column, options, signal))
      }),
      preview: os.reader.preview.handler(({ input }) =>
        guarded(input, () => preview(input.source, input.workDir, input.recipe, input))
      ),
      measure: os.reader.measure.handler(({ input, signal: outer }) =>
        feedOf(async (onProgress, signal) => {
          const { source, workDir, recipe } = input
          const measured = await guarded(input, () => measure(source, workDir, recipe, { onProgress, signal }))
          return { kind: 'measured' as const, measure: measured }
        }, outer)
      ),
      storedRows: os.reader.storedRows.handler(({ input, signal: outer }) =>
        feedOf(async (onProgress, signal) => {
          const { source, workDir, recipe, question } = input
          const options = { onProgress, signal }
          const months = await guarded(input, () => storedRows(source, workDir, recipe, question, options))
          return { kind: 'counted' as const, months }
        }, outer)
      ),
      unmatched: os.reader.unmatched.handler(({ input, signal }) => {
        const { source, workDir, recipe, stepId, limit } = input
        return guarded(input, () => unmatchedKeys(source, workDir, recipe, stepId, limit, { signal }))
      }),
      judge: os.reader.judge.handler(({ input, signal }) => {
        const { source, workDir, ...question } = input
        return guarded(input, () => judge(source, workDir, question, { signal }))
      }),
      breakingRows: os.reader.breakingRows.handler(async ({ input, signal }) => {
        const { source, workDir, offset, limit, ...question } = input
        return {
          rows: await guarded(input, () => breakingRows(source, workDir, question, offset, limit, { signal }))
        }
      }),
      shape: os.reader.shape.handler(({ input, signal: outer }) =>
        feedOf(async (onProgress, signal) => {
          const { source, workDir, recipe, outDir, onlyMonths } = input
          const options = { onProgress, signal, onlyMonths }
          const result = await guarded(input, () => shape(source, workDir, recipe, outDir, options))
          return { kind: 'shaped' as const, result }
        }, outer)
      ),
      exportText: os.reader.exportText.handler(({ input }) =>
        guarded(input, () => exportText(input.source, input.workDir, input.outPath))
      )
    }
  })
}
