/** Rows by columns. */
import { Menu } from '@mantine/core'
import { FoldVertical, PaintBucket, UnfoldVertical } from 'lucide-react'
import { useState } from 'react'
import type { PivotTile as PivotTileData } from '../../../../shared/domain/board'
import { currentLocale } from '../../../text'
import { EmptyTile } from '../empty-tile'
import { hasNoResult } from '../reason'
import type { TileActions } from '../tile-actions'
import { TileFrame } from '../tile-frame'
import { useTileWords } from '../tile-words'
import { groupIds } from './pivot-rows'
import { PivotTable } from './pivot-table'

type Props = { readonly tile: PivotTileData; readonly actions: TileActions }

export function PivotTile({ tile, actions }: Props) {
  const words = useTileWords()
  const [isShaded, setShaded] = useState(false)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const groups = groupIds(tile)
  const isClosed = groups.length > 0 && groups.every((id) => closed.has(id))
  const { t } = words
  const empty = hasNoResult(tile) || tile.body.length === 0
  const hidden = [
    tile.hiddenRows > 0 ? t('pivot.hiddenRows', { count: tile.hiddenRows }) : null,
    tile.hiddenColumns > 0 ? t('pivot.hiddenColumns', { count: tile.hiddenColumns }) : null
  ].filter((part) => part !== null)
  const parts = new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(hidden)
  const subtitle = [words.subtitle(tile), hidden.length > 0 ? t('pivot.hidden', { parts }) : ''].filter(Boolean)
  return (
    <TileFrame
      tile={tile}
      caption={actions.caption}
      subtitle={empty ? null : subtitle.join(' · ')}
      twin={null}
      menu={
        <>
          <Menu.Item leftSection={<PaintBucket size={14} />} onClick={() => setShaded(!isShaded)}>
            {isShaded ? t('pivot.unshade') : t('pivot.shade')}
          </Menu.Item>
          {groups.length > 0 && (
            <Menu.Item
              leftSection={isClosed ? <UnfoldVertical size={14} /> : <FoldVertical size={14} />}
              onClick={() => setClosed(new Set(isClosed ? [] : groups))}
            >
              {t(isClosed ? 'pivot.openAll' : 'pivot.closeAll')}
            </Menu.Item>
          )}
        </>
      }
    >
      {empty ? (
        <EmptyTile reason={tile} />
      ) : (
        <PivotTable
          tile={tile}
          actions={actions}
          isShaded={isShaded}
          closed={closed}
          onClosed={setClosed}
          label={words.title(tile)}
        />
      )}
    </TileFrame>
  )
}
