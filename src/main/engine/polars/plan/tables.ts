/** Tables that steps join rows with, made before the rows are gone through. */
import type { CheckedFiscalStep, CheckedRateStep } from '../../../../shared/domain/calendar-steps'
import type { CheckedStep } from '../../../../shared/domain/recipe-schema'
import type { LazyFrame } from '../frames'
import { fiscalTable, rateTable } from './day-tables'
import { type LookupStep, looksUp, type OpenOther } from './lookups'

export type TableStep = LookupStep | CheckedRateStep | CheckedFiscalStep

/** Makes the table of a step; what its columns are stands with the function that makes it. */
export type TableOf = (step: TableStep) => Promise<LazyFrame>

export function needsTable(step: CheckedStep): step is TableStep {
  return step.kind === 'lookup' || step.kind === 'rate' || step.kind === 'fiscal'
}

/** Steps of which some rows find nothing. */
export function hasMatches({ kind }: CheckedStep): boolean {
  return kind === 'lookup' || kind === 'rate'
}

/** @param folder for files that live as long as the run */
export function tablesIn(openOther: OpenOther, workDir: string, folder: string, signal?: AbortSignal): TableOf {
  const lookUp = looksUp(openOther, workDir, folder, signal)
  return async (step) => {
    switch (step.kind) {
      case 'lookup':
        return lookUp(step)
      case 'rate':
        return rateTable(step, openOther, workDir, folder, signal)
      case 'fiscal':
        return fiscalTable(step)
    }
  }
}
