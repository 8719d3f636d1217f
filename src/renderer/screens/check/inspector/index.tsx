import { ActionIcon, Tabs } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { CheckReport } from '../../../../shared/domain/check-report'
import type { Source } from '../../../../shared/domain/source'
import type { Verification } from '../../../../shared/domain/verification'
import { formatCount, useText } from '../../../text'
import { useDescribeReading } from '../describe-reading'
import { ColumnView } from './column-view'
import { Findings } from './findings'
import styles from './inspector.module.css'

export interface InspectorProps {
  readonly source: Source
  readonly report: CheckReport | null
  readonly verified: Verification | null
  readonly stale: boolean
  readonly selected: number
  readonly onSelect: (column: number) => void
  readonly onJump: (row: number, column: number | null) => void
}

/** At the right of the grid: the selected column, or the findings of the file. */
export function Inspector(props: InspectorProps) {
  const { source, report, verified, selected, onSelect, stale } = props
  const { t } = useText('check')
  const [tab, setTab] = useState<string | null>('column')
  const last = source.columns.length - 1
  const column = report?.columns[selected]
  const describe = useDescribeReading()
  const known = verified?.columns[selected]?.reading
  const worst = report?.findings.some((finding) => finding.severity === 'error')
  return (
    <aside className={styles.inspector} aria-busy={stale}>
      <Tabs value={tab} onChange={setTab} className={styles.tabs}>
        <div className={styles.tabRow}>
          <Tabs.List>
            <Tabs.Tab value="column">{t('tabs.column')}</Tabs.Tab>
            <Tabs.Tab value="findings">
              {t('tabs.findings')}
              {report && report.findings.length > 0 && (
                <span className={styles.count} data-bad={worst || undefined}>
                  {formatCount(report.findings.length)}
                </span>
              )}
            </Tabs.Tab>
          </Tabs.List>
          <span className={styles.walk}>
            <ActionIcon
              aria-label={t('previous')}
              disabled={selected === 0}
              onClick={() => {
                setTab('column')
                onSelect(selected - 1)
              }}
            >
              <ChevronLeft size={16} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('following')}
              disabled={selected >= last}
              onClick={() => {
                setTab('column')
                onSelect(selected + 1)
              }}
            >
              <ChevronRight size={16} />
            </ActionIcon>
          </span>
        </div>
        <Tabs.Panel value="column" className={styles.panel}>
          {column ? (
            <ColumnView key={column.name} column={column} onJump={props.onJump} />
          ) : (
            <>
              <h2 className={styles.name}>{source.columns[selected]}</h2>
              {known && <p className="muted">{describe(known)}</p>}
              <p className="muted">{t('waiting')}</p>
            </>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="findings" className={styles.panel}>
          {report && (
            <Findings
              report={report}
              sourceId={source.id}
              onShow={(row, index) => {
                if (index !== null) onSelect(index)
                if (row !== null) props.onJump(row, index)
              }}
            />
          )}
        </Tabs.Panel>
      </Tabs>
    </aside>
  )
}
