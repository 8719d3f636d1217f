/** An answer as a picture; which columns, and how, is proposed and can be changed. */
import { SegmentedControl, Select } from '@mantine/core'
import { ChartColumn, ChartLine } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Table } from '../../../shared/contract/explore'
import { Chart } from '../../components/chart/chart'
import { usePalette } from '../../components/chart/palette'
import { formatShort, useText } from '../../text'
import {
  type ChartChoice,
  type ChartKind,
  chartPoints,
  fittingKind,
  isNumericColumn,
  mostBars,
  proposedChart
} from './chart-choice'
import { resultOption } from './chart-option'
import classes from './sql.module.css'

export function ResultChart({ table }: { table: Table }) {
  const { t } = useText('sql')
  const palette = usePalette()
  const proposed = useMemo(() => proposedChart(table), [table])
  // A choice belongs to the columns it was made for.
  const [chosen, setChosen] = useState<{ readonly of: Table['columns']; readonly choice: ChartChoice } | null>(null)
  const choice = chosen?.of === table.columns ? chosen.choice : proposed
  const points = useMemo(() => (choice === null ? [] : chartPoints(table, choice)), [table, choice])
  const name = choice === null ? '' : (table.columns[choice.y]?.name ?? '')
  const along = choice === null ? '' : (table.columns[choice.x]?.name ?? '')
  const kind = choice?.kind ?? 'bar'
  const missing = t('noValue')
  const option = useMemo(
    () => resultOption(points, kind, palette, { name, missing, axis: formatShort }),
    [points, kind, palette, name, missing]
  )
  if (choice === null) return <p className={classes.empty}>{t('chartNone')}</p>

  const change = (next: Partial<ChartChoice>) => setChosen({ of: table.columns, choice: { ...choice, ...next } })
  const columns = table.columns.map((column, index) => ({ value: String(index), label: column.name }))
  const isCut = kind === 'bar' && table.rows.length > mostBars
  return (
    <div className={classes.chartView}>
      <div className={classes.chartBar}>
        <Select
          size="xs"
          label={t('chartOf')}
          classNames={{ root: classes.chartField ?? '' }}
          allowDeselect={false}
          data={columns.filter((_, index) => isNumericColumn(table, index))}
          value={String(choice.y)}
          onChange={(next) => next !== null && change({ y: Number(next) })}
        />
        <Select
          size="xs"
          label={t('chartAlong')}
          classNames={{ root: classes.chartField ?? '' }}
          allowDeselect={false}
          data={columns}
          value={String(choice.x)}
          onChange={(next) => next !== null && change({ x: Number(next), kind: fittingKind(table, Number(next)) })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('chartKind')}
          data={[
            { value: 'bar', label: <KindLabel icon={<ChartColumn size={14} aria-hidden />} text={t('chartBars')} /> },
            { value: 'line', label: <KindLabel icon={<ChartLine size={14} aria-hidden />} text={t('chartLine')} /> }
          ]}
          value={kind}
          onChange={(next) => change({ kind: next as ChartKind })}
        />
        {isCut && <span className="muted">{t('chartCut', { count: mostBars })}</span>}
      </div>
      <div className={classes.chartBox}>
        <Chart option={option} label={t('chartLabel', { name, along })} />
      </div>
    </div>
  )
}

function KindLabel({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span className={classes.tabLabel}>
      {icon}
      {text}
    </span>
  )
}
