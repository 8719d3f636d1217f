/** The report with what the further look at the whole file has added to it. */
import { useMemo } from 'react'
import type { CheckReport, ColumnReport, Finding } from '../../../shared/domain/check-report'
import type { Reading } from '../../../shared/domain/column-type'
import type { DeepProfile } from '../../../shared/domain/deep-profile'
import { useDeepProfile } from '../../client'
import type { DeepWork } from './inspector/deep-status'

export interface DeepReport {
  readonly report: CheckReport | null
  readonly findings: readonly Finding[]
  readonly deep: DeepWork
}

/** Exact figures in the place of estimates. */
export function refined(columns: readonly ColumnReport[], profile: DeepProfile): ColumnReport[] {
  const better = new Map(profile.columns.map((column) => [column.name, column]))
  return columns.map((column) => {
    const found = better.get(column.name)
    return found ? { ...column, spread: found.spread ?? column.spread, shapes: found.shapes ?? column.shapes } : column
  })
}

/** Asks for the deep profile as soon as the report of these readings is shown. */
export function useDeepReport(
  sourceId: string,
  chosen: readonly Reading[],
  report: CheckReport | null,
  stale: boolean
): DeepReport {
  const deep = useDeepProfile(sourceId, chosen, report !== null && !stale)
  const { profile } = deep
  const whole = useMemo(
    () => (report && profile ? { ...report, columns: refined(report.columns, profile) } : report),
    [report, profile]
  )
  const findings = useMemo(() => [...(report?.findings ?? []), ...(profile?.findings ?? [])], [report, profile])
  return { report: whole, findings, deep }
}
