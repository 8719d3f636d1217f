/** A load for tests of jobs: what is asked, and its receipt. */
import { commaDialect } from '../../shared/domain/dialect'
import type { LoadRequest, Receipt } from '../../shared/domain/job'
import type { RunLoad } from './index'

export const request: LoadRequest = {
  source: {
    id: 'src_1',
    path: '/data/march.csv',
    name: 'march.csv',
    sizeBytes: 10,
    modifiedMs: 1,
    encoding: 'utf-8',
    hasBom: false,
    compression: 'none',
    dialect: commaDialect,
    confidence: 1,
    overridden: [],
    columns: ['a']
  },
  recipe: { version: 1, readings: [], steps: [], roles: {} },
  dataset: 'sales',
  mode: 'replace-months',
  belowGateReason: null,
  quality: null,
  contentHash: null
}

export const receiptOf = (jobId: string): Receipt => ({
  jobId,
  dataset: 'sales',
  warehouse: 'local',
  source: { name: 'march.csv', path: '/data/march.csv', sizeBytes: 10, contentHash: 'abc' },
  ledger: { read: 10, loaded: 7, rejected: 2, filtered: 1, deduplicated: 0 },
  mode: 'replace-months',
  months: [],
  schema: [],
  recipe: request.recipe,
  quality: null,
  belowGateReason: null,
  parity: [],
  parts: [],
  rejectedPath: null,
  timings: [],
  finishedMs: 5
})

/** Goes through the states of a real load. */
export const good: RunLoad = async (_request, jobId, steps) => {
  steps.state('publishing', '')
  steps.progress({ step: 'shape', fraction: 0.5, overall: 0.4, rowsDone: 5, bytesDone: null })
  steps.pendingReceipt(receiptOf(jobId))
  steps.state('running', '')
  steps.state('verifying', '')
  return receiptOf(jobId)
}
