/** A saved board while it is edited: its tiles, and the form of one of them. */
import { useState } from 'react'
import type { BoardQuery, SavedBoard, Tile, TileSpec } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import type { TileActions } from '../../../components/tiles/tile-actions'
import { type Draft, useDrafts } from './drafts'
import { EditGrid } from './edit-grid'
import { added, replaced, type Tiles } from './edits'
import { TileForm } from './tile-form'

type Props = {
  readonly saved: SavedBoard
  readonly dataset: Dataset
  readonly asked: BoardQuery
  readonly draft: Draft
  readonly answers: readonly Tile[]
  readonly actions: TileActions
  /** Whether the form of a new tile is open. */
  readonly isAdding: boolean
  readonly onAdd: (isAdding: boolean) => void
}

export function Editing({ saved, dataset, asked, draft, answers, actions, isAdding, onAdd }: Props) {
  const change = useDrafts((state) => state.change)
  const [edited, edit] = useState<TileSpec | null>(null)
  const { tiles } = draft
  const put = (next: Tiles) => change(saved.id, { tiles: next })
  return (
    <>
      <EditGrid
        tiles={tiles}
        answers={answers}
        actions={actions}
        onChange={put}
        onEdit={edit}
        onAdd={() => onAdd(true)}
      />
      {(isAdding || edited) && (
        <TileForm
          dataset={dataset}
          asked={asked}
          actions={actions}
          tile={edited}
          onApply={(tile) => {
            put(edited ? replaced(tiles, edited.id, tile) : added(tiles, tile))
            edit(null)
            onAdd(false)
          }}
          onClose={() => {
            edit(null)
            onAdd(false)
          }}
        />
      )}
    </>
  )
}
