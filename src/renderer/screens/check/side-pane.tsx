import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Source } from '../../../shared/domain/source'
import { formatCount, useText } from '../../text'
import { DriftPanel } from './drift-panel'
import { RulesPanel } from './rules-panel'
import styles from './side-pane.module.css'
import { useCheckJudgement } from './use-target'

interface SidePaneProps {
  readonly source: Source
  readonly report: CheckReport | null
  readonly onSelect: (column: number) => void
  readonly onJump: (row: number, column: number | null) => void
  /** What the file itself says: columns and findings. */
  readonly children: ReactNode
}

type View = 'file' | 'rules' | 'drift'

/** At the right of the grid: the file by itself, or beside the dataset it is meant for. */
export function SidePane({ source, report, onSelect, onJump, children }: SidePaneProps) {
  const { t } = useText('rules')
  const [view, setView] = useState<View>('file')
  const { judgement } = useCheckJudgement(source.id, report !== null)
  const broken = judgement?.outcomes.filter(({ state }) => state === 'failed') ?? []
  const isBlocking = broken.some(({ rule }) => rule.severity === 'blocking')
  const drifted = judgement?.drift?.items.length ?? 0
  const label = (text: string, count: number, isBad = false) => (
    <span className={styles.label}>
      {text}
      {count > 0 && (
        <span className={styles.count} data-bad={isBad || undefined}>
          {formatCount(count)}
        </span>
      )}
    </span>
  )
  return (
    <div className={styles.pane}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('views')}
        value={view}
        onChange={(value) => setView(value as View)}
        data={[
          { value: 'file', label: t('fileTab') },
          { value: 'rules', label: label(t('tab'), broken.length, isBlocking) },
          { value: 'drift', label: label(t('driftTab'), drifted) }
        ]}
      />
      {view === 'file' ? (
        children
      ) : (
        <aside className={styles.card} aria-label={t(view === 'rules' ? 'tab' : 'driftTab')}>
          {view === 'rules' ? (
            <RulesPanel source={source} report={report} onSelect={onSelect} onJump={onJump} />
          ) : (
            <DriftPanel source={source} report={report} onSelect={onSelect} />
          )}
        </aside>
      )}
    </div>
  )
}
