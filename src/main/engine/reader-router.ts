/** The reader's procedures: scanner and Polars behind the engine contract. */
import { implement } from '@orpc/server'
import { readerContract } from '../../shared/contract/engine'
import type { Verification } from '../../shared/domain/verification'
import { feedOf } from './feed-of'
import { measure, preview, shape } from './polars'
import { contentHash, exportText, readRows, scanStructure } from './scan'
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
      scan: os.reader.scan.handler(({ input: { source, workDir }, signal: outer }) =>
        feedOf(async (onProgress, signal) => {
          const structure = await scanStructure(source, workDir, { onProgress, signal })
          return { kind: 'structure' as const, structure }
        }, outer)
      ),
      hash: os.reader.hash.handler(async ({ input, signal }) => ({
        contentHash: await contentHash(input.source.path, signal)
      })),
      rows: os.reader.rows.handler(({ input }) => readRows(input.source, input.workDir, input.offset, input.limit)),
      check: os.reader.check.handler(({ input: { source, workDir, chosen, todayIso }, signal: outer }) =>
        feedOf(async (onProgress, signal, say: (message: VerifiedMessage) => void) => {
          const onVerified = (verification: Verification) => say({ kind: 'verified', verification })
          const facts = await checkSource(source, workDir, { chosen, todayIso, onProgress, onVerified, signal })
          return { kind: 'facts' as const, facts }
        }, outer)
      ),
      preview: os.reader.preview.handler(({ input }) => preview(input.source, input.workDir, input.recipe, input)),
      measure: os.reader.measure.handler(({ input: { source, workDir, recipe }, signal: outer }) =>
        feedOf(async (onProgress, signal) => {
          const measured = await measure(source, workDir, recipe, { onProgress, signal })
          return { kind: 'measured' as const, measure: measured }
        }, outer)
      ),
      shape: os.reader.shape.handler(({ input: { source, workDir, recipe, outDir }, signal: outer }) =>
        feedOf(async (onProgress, signal) => {
          const result = await shape(source, workDir, recipe, outDir, { onProgress, signal })
          return { kind: 'shaped' as const, result }
        }, outer)
      ),
      exportText: os.reader.exportText.handler(({ input }) => exportText(input.source, input.workDir, input.outPath))
    }
  })
}
