/** The tiles of a board while they are edited: moved and resized with the mouse or the arrow keys, changed, doubled, removed. */
import { ActionIcon, Skeleton, Tooltip } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { Copy, GripVertical, MoveDiagonal2, Pencil, Plus, Trash2 } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Tile, TileSpec } from '../../../../shared/domain/board'
import { BoardTile } from '../../../components/tiles/board-tile'
import { placesOf } from '../../../components/tiles/layout'
import type { TileActions } from '../../../components/tiles/tile-actions'
import grid from '../../../components/tiles/tile-grid.module.css'
import { useTileWords } from '../../../components/tiles/tile-words'
import { colorPlacesOf, ValueColors } from '../../../components/tiles/value-colors'
import { formatCount, useText } from '../../../text'
import { arranged } from '../saved/board-content'
import classes from './editor.module.css'
import { duplicated, mostTiles, moved, removed, resized, type Tiles } from './edits'
import { useDrag } from './use-drag'

type Props = {
  readonly tiles: Tiles
  readonly answers: readonly Tile[]
  readonly actions: TileActions
  readonly onChange: (tiles: Tiles) => void
  readonly onEdit: (tile: TileSpec) => void
  readonly onAdd: () => void
}

const nothing = () => undefined

export function EditGrid({ tiles, answers, actions, onChange, onEdit, onAdd }: Props) {
  const { t } = useText('boards')
  const { ref, width } = useElementSize()
  const box = useRef<HTMLDivElement>(null)
  const merged = useMergedRef(ref, box)
  const { shown, dragged, startMove, startResize } = useDrag(tiles, box, onChange)
  const [said, say] = useState('')
  const places = useMemo(
    () =>
      placesOf(
        shown.map((tile) => ({ size: tile.size, isNumber: isNumber(tile) })),
        width
      ),
    [shown, width]
  )
  const results = useMemo(() => new Map(arranged(shown, answers).map((tile) => [tile.id, tile])), [shown, answers])
  const colors = useMemo(() => colorPlacesOf(answers), [answers])
  const move = (id: string, by: number) => {
    const to = tiles.findIndex((tile) => tile.id === id) + by
    const next = moved(tiles, id, to)
    if (next === tiles) return
    onChange(next)
    say(t('edit.movedTo', { place: formatCount(to + 1), count: next.length }))
  }
  const resize = ({ id, size }: TileSpec, w: number, h: number) => {
    const next = resized(tiles, id, { w: size.w + w, h: size.h + h })
    if (next === tiles) return
    onChange(next)
    const now = next.find((tile) => tile.id === id)?.size
    if (now) say(t('edit.size', { w: String(now.w), h: String(now.h) }))
  }
  return (
    <ValueColors value={colors}>
      <p className={classes.hint}>{t('edit.hint')}</p>
      <div ref={merged} className={`${grid.board} ${classes.board}`} data-dragging={dragged?.kind}>
        {shown.map((spec, index) => {
          const place = places[index]
          const style: CSSProperties | undefined = place && {
            gridColumn: `${place.column} / span ${place.w}`,
            gridRow: `${place.row} / span ${place.h}`
          }
          const result = results.get(spec.id)
          return (
            <div
              key={spec.id}
              className={`${grid.place} ${classes.place}`}
              data-fit={isNumber(spec) ? 'words' : 'rows'}
              data-tile={spec.id}
              data-dragged={dragged?.id === spec.id || undefined}
              style={style}
            >
              <div className={classes.still} inert>
                {result && isAnswerOf(result, spec) ? (
                  <BoardTile tile={result} actions={{ ...actions, pickValue: nothing, pickPeriod: nothing }} />
                ) : (
                  <Skeleton height="100%" radius="md" />
                )}
              </div>
              <Cover
                spec={spec}
                result={result ?? null}
                size={dragged?.kind === 'resize' && dragged.id === spec.id ? spec.size : null}
                isFull={tiles.length >= mostTiles}
                onMoveStart={(event) => startMove(event, spec.id)}
                onResizeStart={(event) => startResize(event, spec.id, spec.size)}
                onMove={(by) => move(spec.id, by)}
                onResize={(w, h) => resize(spec, w, h)}
                onEdit={() => onEdit(spec)}
                onDuplicate={() => onChange(duplicated(tiles, spec.id))}
                onRemove={() => {
                  onChange(removed(tiles, spec.id))
                  say(t('edit.removed'))
                }}
              />
            </div>
          )
        })}
      </div>
      {tiles.length < mostTiles && (
        <button type="button" className={classes.more} onClick={onAdd}>
          <Plus size={16} aria-hidden /> {t('edit.add')}
        </button>
      )}
      <span className={classes.said} role="status">
        {said}
      </span>
    </ValueColors>
  )
}

function isNumber({ kind }: TileSpec): boolean {
  return kind === 'number' || kind === 'calculated'
}

/** Of a tile whose kind was changed the old answer is no answer. */
function isAnswerOf(tile: Tile, spec: TileSpec): boolean {
  return tile.kind === (spec.kind === 'calculated' ? 'number' : spec.kind)
}

type CoverProps = {
  readonly spec: TileSpec
  readonly result: Tile | null
  /** Shown while it changes. */
  readonly size: TileSpec['size'] | null
  readonly isFull: boolean
  readonly onMoveStart: (event: React.PointerEvent) => void
  readonly onResizeStart: (event: React.PointerEvent) => void
  readonly onMove: (by: number) => void
  readonly onResize: (w: number, h: number) => void
  readonly onEdit: () => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

/** Lies over a tile that does nothing of its own while it is edited. */
function Cover(props: CoverProps) {
  const { spec, result, size, isFull, onMoveStart, onResizeStart, onMove, onResize, onEdit, onDuplicate, onRemove } =
    props
  const { t } = useText('boards')
  const words = useTileWords()
  const title = result ? words.title(result) : (spec.title ?? t(`kinds.${spec.kind}`))
  const arrows = (acts: Readonly<Record<string, () => void>>) => (event: KeyboardEvent) => {
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are what the keyboard uses; for the mouse the whole tile can be taken hold of
    <div className={classes.cover} onPointerDown={onMoveStart} onDoubleClick={onEdit}>
      <div className={classes.tools} onPointerDown={(event) => event.stopPropagation()}>
        <Tooltip label={t('edit.moveHint')}>
          <ActionIcon
            size={26}
            aria-label={t('edit.move', { title })}
            className={classes.grip}
            onPointerDown={onMoveStart}
            onKeyDown={arrows({
              ArrowLeft: () => onMove(-1),
              ArrowUp: () => onMove(-1),
              ArrowRight: () => onMove(1),
              ArrowDown: () => onMove(1)
            })}
          >
            <GripVertical size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('edit.change')}>
          <ActionIcon size={26} aria-label={t('edit.changeOf', { title })} onClick={onEdit}>
            <Pencil size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('edit.duplicate')}>
          <ActionIcon size={26} disabled={isFull} aria-label={t('edit.duplicateOf', { title })} onClick={onDuplicate}>
            <Copy size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('edit.remove')}>
          <ActionIcon size={26} color="red" aria-label={t('edit.removeOf', { title })} onClick={onRemove}>
            <Trash2 size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {size && <span className={classes.size}>{t('edit.size', { w: String(size.w), h: String(size.h) })}</span>}
      <Tooltip label={t('edit.resizeHint')}>
        <button
          type="button"
          className={classes.corner}
          aria-label={t('edit.resize', { title, w: String(spec.size.w), h: String(spec.size.h) })}
          onPointerDown={onResizeStart}
          onKeyDown={arrows({
            ArrowLeft: () => onResize(-1, 0),
            ArrowRight: () => onResize(1, 0),
            ArrowUp: () => onResize(0, -1),
            ArrowDown: () => onResize(0, 1)
          })}
        >
          <MoveDiagonal2 size={14} aria-hidden />
        </button>
      </Tooltip>
    </div>
  )
}
