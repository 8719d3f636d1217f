import { ActionIcon, Tooltip } from '@mantine/core'
import { Undo2 } from 'lucide-react'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import { TypeIcon } from '../../../components/column-card/type-icon'
import { useWizard } from '../../../state/wizard'
import { useText } from '../../../text'
import { useDescribeReading } from '../describe-reading'
import { Ambiguity } from './ambiguity'
import { EvidenceList } from './evidence'
import styles from './inspector.module.css'
import { InvalidValues } from './invalid-values'
import { OtherReadings } from './other-readings'
import { Profile } from './profile'
import { ReadingForm } from './reading-form'

interface ColumnViewProps {
  readonly column: ColumnReport
  readonly onJump: (row: number, column: number | null) => void
}

/** All there is to know and to decide about one column. */
export function ColumnView({ column, onJump }: ColumnViewProps) {
  const { t } = useText('check')
  const describe = useDescribeReading()
  const choose = useWizard((state) => state.choose)
  const unchoose = useWizard((state) => state.unchoose)
  const byHand = useWizard((state) => state.chosen.some((one) => one.column === column.name))
  const jump = (row: number) => onJump(row, column.index)
  return (
    <>
      <div className={styles.head}>
        <div>
          <h2 className={styles.name}>
            <TypeIcon kind={column.reading.type.kind} /> {column.name}
          </h2>
          <p className="muted">{describe(column.reading)}</p>
        </div>
        {byHand && (
          <Tooltip label={t('unchoose')}>
            <ActionIcon aria-label={t('unchoose')} color="accent" onClick={() => unchoose(column.name)}>
              <Undo2 size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {byHand && <p className={styles.byHand}>{t('chosen')}</p>}
      {column.state === 'ambiguous' && <Ambiguity column={column} onChoose={choose} />}
      <EvidenceList evidence={column.evidence} semantic={column.semantic ?? null} />
      <OtherReadings column={column} onChoose={choose} />
      {column.invalidCount > 0 && <InvalidValues column={column} onChoose={choose} onJump={jump} />}
      <Profile column={column} />
      <ReadingForm key={JSON.stringify(column.reading)} column={column} onChoose={choose} />
    </>
  )
}
