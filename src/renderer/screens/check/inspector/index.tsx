import { ActionIcon, Tabs } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { CheckReport, Finding } from '../../../../shared/domain/check-report'
import type { Source } from '../../../../shared/domain/source'
import type { Verification } from '../../../../shared/domain/verification'
import { formatCount, useText } from '../../../text'
import { useDescribeReading } from '../describe-reading'
import type { Fixes } from '../use-fixes'
import { Clusters } from './clusters'
import { ColumnView } from './column-view'
import type { DeepWork } from './deep-status'
import { Findings } from './findings'
import styles from './inspector.module.css'

export type InspectorTab = 'column' | 'findings' | 'clusters'

export interface InspectorProps {
  readonly source: Source
  readonly report: CheckReport | null
  readonly verified: Verification | null
  readonly stale: boolean
  readonly findings: readonly Finding[]
  readonly deep: DeepWork
  readonly fixes: Fixes
  readonly tab: InspectorTab
  readonly onTab: (tab: InspectorTab) => void
  readonly selected: number
  readonly onSelect: (column: number) => void
  readonly openFinding: string | null
  readonly onOpenFinding: (finding: Finding | null) => void
  readonly only: boolean
  readonly onOnly: (only: boolean) => void
  readonly onJump: (row: number, column: number | null) => void
}

/** At the right of the grid: the selected column, the findings of the file, look-alikes of the column. */
export function Inspector(props: InspectorProps) {
  const { source, report, verified, selected, onSelect, stale, findings, deep, fixes, tab, onTab } = props
  const { t } = useText('check')
  const { t: tp } = useText('profile')
  const last = source.columns.length - 1
  const column = report?.columns[selected]
  const describe = useDescribeReading()
  const known = verified?.columns[selected]?.reading
  const worst = findings.some((finding) => finding.severity === 'error')
  const walk = (by: number) => {
    if (tab === 'findings') onTab('column')
    onSelect(selected + by)
  }
  return (
    <aside className={styles.inspector} aria-busy={stale}>
      <Tabs value={tab} onChange={(value) => onTab((value as InspectorTab) ?? 'column')} className={styles.tabs}>
        <div className={styles.tabRow}>
          <Tabs.List>
            <Tabs.Tab value="column">{t('tabs.column')}</Tabs.Tab>
            <Tabs.Tab value="findings">
              {t('tabs.findings')}
              {report && findings.length > 0 && (
                <span className={styles.count} data-bad={worst || undefined}>
                  {formatCount(findings.length)}
                </span>
              )}
            </Tabs.Tab>
            <Tabs.Tab value="clusters">{tp('clusters.tab')}</Tabs.Tab>
          </Tabs.List>
          <span className={styles.walk}>
            <ActionIcon aria-label={t('previous')} disabled={selected === 0} onClick={() => walk(-1)}>
              <ChevronLeft size={16} />
            </ActionIcon>
            <ActionIcon aria-label={t('following')} disabled={selected >= last} onClick={() => walk(1)}>
              <ChevronRight size={16} />
            </ActionIcon>
          </span>
        </div>
        <Tabs.Panel value="column" className={styles.panel}>
          {column ? (
            <ColumnView key={column.name} column={column} deep={deep.profile} onJump={props.onJump} />
          ) : (
            <>
              <h2 className={styles.name}>{source.columns[selected]}</h2>
              {known && <p className="muted">{describe(known)}</p>}
              <p className="muted">{t('waiting')}</p>
            </>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="findings" className={styles.panel}>
          {report ? (
            <Findings
              report={report}
              findings={findings}
              deep={deep}
              sourceId={source.id}
              openId={props.openFinding}
              only={props.only}
              fixes={fixes}
              onOpen={props.onOpenFinding}
              onOnly={props.onOnly}
              onShow={props.onJump}
            />
          ) : (
            <p className="muted">{t('waiting')}</p>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="clusters" className={styles.panel}>
          {tab === 'clusters' && report && (
            <Clusters
              sourceId={source.id}
              columns={report.columns}
              selected={selected}
              onSelect={onSelect}
              fixes={fixes}
            />
          )}
        </Tabs.Panel>
      </Tabs>
    </aside>
  )
}
