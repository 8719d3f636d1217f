import { ActionIcon, CloseButton, SegmentedControl, Tooltip } from '@mantine/core'
import { ChevronDown, ChevronUp, Filter } from 'lucide-react'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { CellView } from '../../components/raw-grid'
import { errorSentence, formatCount, useText } from '../../text'
import styles from './grid-bar.module.css'
import type { Walk } from './use-problem-walk'

interface GridBarProps {
  readonly report: CheckReport | null
  readonly view: CellView
  readonly onView: (view: CellView) => void
  readonly walk: Walk
  /** How many rows are behind the finding that the walk goes through; null for a walk through all problems. */
  readonly behind: number | null
  /** Sentence and count of the finding whose rows alone are shown. */
  readonly only: { readonly sentence: string; readonly count: number } | null
  readonly onAll: () => void
}

const views: readonly CellView[] = ['raw', 'typed', 'both']

/** Cells whose text does not parse, and rows with another number of fields. */
export function failingCells({ columns, structure }: CheckReport): number {
  return columns.reduce((sum, column) => sum + column.invalidCount, 0) + structure.raggedCount
}

/** Above the grid: what cells show, which rows are shown, and the way from problem to problem. */
export function GridBar({ report, view, onView, walk, behind, only, onAll }: GridBarProps) {
  const { t } = useText('profile')
  const failing = report === null ? null : failingCells(report)
  const still = report === null || (behind === null && failing === 0)
  const words =
    behind !== null
      ? ({ previous: 'walk.previousRow', next: 'walk.nextRow' } as const)
      : ({ previous: 'walk.previous', next: 'walk.next' } as const)
  return (
    <div className={styles.bar}>
      <SegmentedControl
        size="xs"
        aria-label={t('view.label')}
        data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
        value={view}
        onChange={(value) => onView(value as CellView)}
        disabled={report === null}
      />
      {only && (
        <span className={styles.only}>
          <Filter size={13} aria-hidden />
          <span className={styles.onlyText}>{t('only.shown', { count: only.count, finding: only.sentence })}</span>
          <CloseButton size="sm" aria-label={t('only.clear')} title={t('only.clear')} onClick={onAll} />
        </span>
      )}
      <span className={styles.walk}>
        <span role="status" className={styles.place} data-bad={(behind === null && (failing ?? 0) > 0) || undefined}>
          <Place walk={walk} failing={failing} behind={behind} />
        </span>
        <Tooltip label={t(words.previous)}>
          <ActionIcon
            variant="default"
            aria-label={t(words.previous)}
            disabled={still}
            loading={walk.busy}
            onClick={() => walk.go('previous')}
          >
            <ChevronUp size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t(words.next)}>
          <ActionIcon
            variant="default"
            aria-label={t(words.next)}
            disabled={still}
            loading={walk.busy}
            onClick={() => walk.go('next')}
          >
            <ChevronDown size={16} />
          </ActionIcon>
        </Tooltip>
      </span>
    </div>
  )
}

function Place({ walk, failing, behind }: { walk: Walk; failing: number | null; behind: number | null }) {
  const { t } = useText('profile')
  if (walk.error) return <>{`${t('walk.failed')}: ${errorSentence(walk.error)}`}</>
  if (walk.ended) return <>{t('walk.end')}</>
  if (walk.at) {
    const { position, total } = walk.at
    return <>{t('walk.rows', { position: formatCount(position), total: formatCount(total) })}</>
  }
  if (failing === null) return <>{t('walk.waiting')}</>
  if (behind !== null) return <>{t('walk.behind', { count: behind })}</>
  return <>{failing === 0 ? t('walk.none') : t('walk.cells', { count: failing })}</>
}
