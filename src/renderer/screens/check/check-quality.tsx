import type { CheckReport, QualityCost } from '../../../shared/domain/check-report'
import type { Source } from '../../../shared/domain/source'
import { Quality } from '../../components/quality'
import { CostRows } from './cost-rows'
import { useCheckJudgement } from './use-target'

interface CheckQualityProps {
  readonly source: Source
  readonly report: CheckReport
  readonly onJump: (row: number, column: number | null) => void
}

/** The score, with the rules of the dataset that the file is meant for; each line of what it lost leads to its rows. */
export function CheckQuality({ source, report, onJump }: CheckQualityProps) {
  const { target, judgement } = useCheckJudgement(source.id, true)
  // A dataset that the file is only like has no say in its score.
  const judged = target.settled ? judgement : null
  const columnOf = ({ column }: QualityCost) => {
    const at = column === null ? -1 : source.columns.indexOf(column)
    return at < 0 ? null : at
  }
  return (
    <Quality
      quality={judged?.quality ?? report.quality}
      rules={judged?.outcomes ?? []}
      rowsOf={(cost, close) => (
        <CostRows
          sourceId={source.id}
          dataset={target.dataset}
          costId={cost.id}
          column={columnOf(cost)}
          onJump={(row, column) => {
            close()
            onJump(row, column)
          }}
        />
      )}
    />
  )
}
