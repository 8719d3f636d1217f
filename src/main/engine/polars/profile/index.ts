/** The deep profile: what takes further looks at all rows, after the report has been shown. */
import type { CheckFacts } from '../../../../shared/contract/engine'
import type { ColumnReport, Finding } from '../../../../shared/domain/check-report'
import { isNumeric, isTemporal } from '../../../../shared/domain/column-type'
import type { CandidateKey, Correlation, DeepProfile } from '../../../../shared/domain/deep-profile'
import type { Source } from '../../../../shared/domain/source'
import type { PassOptions } from '../../scan'
import { correlationsOf } from './correlations'
import {
  amountFindings,
  currencyColumn,
  duplicateKeys,
  gapFindings,
  type Known,
  streamedOutliers,
  textFindings
} from './findings'
import { candidateKeys } from './keys'
import { rolesOf } from './roles'
import { exactSpread, textShapes } from './spreads'
import { withProfileTable } from './table'

export { findingRows } from './finding-rows'
export { valueClusters } from './value-clusters'

/** Columns beyond these are not looked at one by one. */
const mostColumns = 400

type Parts = {
  columns: DeepProfile['columns']
  keys: CandidateKey[]
  correlations: Correlation[]
  findings: Finding[]
}

/**
 * Works out what the report could only estimate, keys, correlations and findings across columns. Between two queries it can be cancelled.
 * @throws AppError `cancelled`, what reading the file throws
 */
export async function deepProfile(
  source: Source,
  workDir: string,
  report: Pick<CheckFacts, 'columns' | 'duplicateRows'>,
  options: PassOptions
): Promise<DeepProfile> {
  const startMs = performance.now()
  const columns = report.columns.slice(0, mostColumns)
  const roles = rolesOf(report.columns)
  const readings = report.columns.map(({ reading }) => reading)
  const parts: Parts = { columns: [], keys: [], correlations: [], findings: [] }
  if (report.columns.some((column) => column.rowCount > 0)) {
    await withProfileTable(source, workDir, readings, { signal: options.signal }, async (table) => {
      const spreads = new Map<string, ColumnReport['spread']>()
      const known = (): Known => ({ columns, roles, duplicateRows: report.duplicateRows, keys: parts.keys, spreads })
      const add = (found: readonly Finding[]) => void parts.findings.push(...found)
      const acts: (() => Promise<void>)[] = [
        ...columns.map((column) => async () => {
          const spread = needsSpread(column) ? await exactSpread(table, column) : null
          const shapes = needsShapes(column) ? await textShapes(table, column) : null
          if (spread !== null) spreads.set(column.name, spread)
          if (spread !== null || shapes !== null) parts.columns.push({ name: column.name, spread, shapes })
          if (spread !== null) add(await streamedOutliers(table, column, known()))
        }),
        async () => void parts.keys.push(...(await candidateKeys(table, columns))),
        async () => add(await duplicateKeys(table, known())),
        async () => add(await amountFindings(table, known())),
        async () => add(await gapFindings(table, known())),
        async () => add(currencyColumn(table, known())),
        ...columns.map((column) => async () => add(await textFindings(table, column, known(), options.signal))),
        async () => void parts.correlations.push(...(await correlationsOf(table, columns)))
      ]
      for (const [at, act] of acts.entries()) {
        table.check()
        const fraction = at / acts.length
        options.onProgress?.({ step: 'profile', fraction, overall: fraction, rowsDone: null, bytesDone: null })
        await act()
      }
    })
  }
  return { ...parts, tookMs: performance.now() - startMs }
}

function needsSpread({ reading, spread, validCount }: ColumnReport): boolean {
  return validCount > 0 && (isNumeric(reading.type) || isTemporal(reading.type)) && !spread?.exact
}

function needsShapes({ reading, shapes, validCount }: ColumnReport): boolean {
  return validCount > 0 && reading.type.kind === 'string' && !shapes
}
