import type { CheckReport, Finding } from '../../../../shared/domain/check-report'
import type { Fixes } from '../use-fixes'
import type { DeepWork } from './deep-status'

export interface FindingsProps {
  readonly report: CheckReport
  /** Those of the report and of the deep profile. */
  readonly findings: readonly Finding[]
  readonly deep: DeepWork
  readonly sourceId: string
  readonly openId: string | null
  /** Whether the grid shows the rows behind the open finding only. */
  readonly only: boolean
  readonly fixes: Fixes
  readonly onOpen: (finding: Finding | null) => void
  readonly onOnly: (only: boolean) => void
  readonly onShow: (row: number, column: number | null) => void
}
