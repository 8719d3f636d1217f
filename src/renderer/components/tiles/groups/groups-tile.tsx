/** Two groups of rows side by side: numbers, the way of one metric along time, and the values of a dimension. */
import { Menu } from '@mantine/core'
import { Rows3 } from 'lucide-react'
import { useState } from 'react'
import type { GroupsTile as GroupsTileData } from '../../../../shared/domain/board'
import { formatCount } from '../../../text'
import { EmptyTile } from '../empty-tile'
import { hasNoResult } from '../reason'
import { Scroll } from '../scroll'
import type { TileActions } from '../tile-actions'
import { useTileContext } from '../tile-context'
import { TileFrame } from '../tile-frame'
import { useTileWords } from '../tile-words'
import { TwinTable } from '../twin-table'
import { groupPeriodsTwin } from '../twins/groups-twin'
import { groupNames } from './group-name'
import classes from './groups.module.css'
import { GroupsChart } from './groups-chart'
import { MetricsTable, ValuesTable } from './groups-tables'

type Props = { readonly tile: GroupsTileData; readonly actions: TileActions }

export function GroupsTile({ tile, actions }: Props) {
  const words = useTileWords()
  const { t } = words
  const { showGroup } = useTileContext()
  const [asTable, setAsTable] = useState(false)
  const title = words.title(tile)
  const names = groupNames(tile, t)
  if (hasNoResult(tile)) {
    return (
      <TileFrame tile={tile} caption={actions.caption} twin={null} subtitle={null}>
        <EmptyTile reason={tile} />
      </TileFrame>
    )
  }
  const hasChart = tile.points.length > 0
  const chartTitle = t('series.title', { metric: words.metric(tile.metric), by: t(`by.${tile.period}`) })
  return (
    <TileFrame
      tile={tile}
      caption={actions.caption}
      menu={
        showGroup &&
        (['a', 'b'] as const).map((side, index) => (
          <Menu.Item key={side} leftSection={<Rows3 size={14} />} onClick={() => showGroup(tile, side)}>
            {t('drill.rows', { label: names[index] ?? '' })}
          </Menu.Item>
        ))
      }
      twin={hasChart ? { asTable, onToggle: () => setAsTable(!asTable) } : null}
    >
      <Said tile={tile} names={names} />
      <div
        className={classes.parts}
        data-chart={hasChart || undefined}
        data-values={tile.values.length > 0 || undefined}
      >
        <Scroll label={title} className={classes.metrics}>
          <MetricsTable tile={tile} names={names} label={title} />
        </Scroll>
        {hasChart && (
          <section className={classes.chart} aria-label={chartTitle}>
            <h3>{chartTitle}</h3>
            {asTable ? (
              <TwinTable table={groupPeriodsTwin(tile, words)} label={chartTitle} actions={actions} />
            ) : (
              <GroupsChart tile={tile} names={names} actions={actions} label={chartTitle} />
            )}
          </section>
        )}
        {tile.dimension !== null && tile.values.length > 0 && (
          <Scroll label={words.plural(tile.dimension)} className={classes.values}>
            <ValuesTable tile={tile} dimension={tile.dimension} names={names} actions={actions} />
          </Scroll>
        )}
      </div>
    </TileFrame>
  )
}

/** What must be known before the numbers are read: a group without rows, rows that are in both. */
function Said({ tile, names }: { tile: GroupsTileData; names: readonly [string, string] }) {
  const { t } = useTileWords()
  const empty = ([0, 1] as const).filter((side) => (side === 0 ? tile.a : tile.b).rows === 0)
  const said = [
    ...empty.map((side) => t('groups.empty', { name: names[side] })),
    ...(tile.overlap > 0 ? [t('groups.overlap', { count: tile.overlap })] : [])
  ]
  if (said.length === 0) return null
  return (
    <p className={classes.said} role="status" title={formatCount(tile.overlap)}>
      {said.join(' ')}
    </p>
  )
}
