/** What is saved of a board, and how a board is looked at that was saved. */
import type { Annotation, BoardContent, SavedBoard, Tile, TileSpec } from '../../../../shared/domain/board'
import type { BoardView } from '../board-view'

/** The view that a saved board opens with. */
export function viewOf({ range, filters, compare, fiscal }: BoardContent): BoardView {
  return { board: 'overview', range, filters, compare, fiscal, drills: {}, groups: null }
}

/** A saved board over a dataset has steps of its own; a dataset's name has no blank, so it is never one of these. */
export function viewKeyOf(dataset: string, saved: Pick<SavedBoard, 'id'> | null): string {
  return saved === null ? dataset : `saved ${saved.id} ${dataset}`
}

export function contentOf(
  name: string,
  tiles: readonly TileSpec[],
  { range, filters, compare, fiscal }: BoardView,
  annotations: readonly Annotation[]
): BoardContent {
  return {
    name,
    tiles: [...tiles],
    range,
    filters: filters.map(({ role, values }) => ({ role, values: [...values] })),
    compare,
    fiscal,
    annotations: [...annotations]
  }
}

/** Whether a board is looked at in another way than it was saved with. */
export function isOtherView(content: BoardContent, view: BoardView): boolean {
  const said = ({ range, filters, compare, fiscal }: BoardView) =>
    JSON.stringify([range, filters.map(({ role, values }) => [role, values]), compare, fiscal])
  return said(viewOf(content)) !== said(view)
}

/** The answers at the places, in the sizes and under the titles of a board that a person made; what has no answer yet is left out. */
export function arranged(specs: readonly TileSpec[], answers: readonly Tile[]): Tile[] {
  const byId = new Map(answers.map((tile) => [tile.id, tile]))
  return specs.flatMap(({ id, size, title = '' }) => {
    const tile = byId.get(id)
    return tile === undefined ? [] : [{ ...tile, size, title }]
  })
}
