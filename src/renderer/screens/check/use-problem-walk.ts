/** From one problem to the next through all rows of the file, or through the rows behind one finding. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { allProblems, type FindingPage } from '../../../shared/domain/finding-page'
import type { RawRow } from '../../../shared/domain/source'
import { appErrorOf, client, type ShownError } from '../../client'
import { useHotKeys } from '../../components/hot-keys'
import type { RawGridHandle } from '../../components/raw-grid'

export interface Walk {
  /** Where the walk stands among the rows; null before its first step. */
  readonly at: { readonly position: number; readonly total: number } | null
  readonly busy: boolean
  /** There was no further one in the direction asked for. */
  readonly ended: boolean
  readonly error: ShownError | null
  readonly go: (direction: 'next' | 'previous') => void
}

interface WalkOptions {
  readonly sourceId: string
  /** Null: all failing rows. */
  readonly findingId: string | null
  /** The grid shows the rows behind the finding only. */
  readonly only: boolean
  readonly enabled: boolean
  readonly grid: RefObject<RawGridHandle | null>
  /** Columns of a row in which something is wrong, left to right. */
  readonly columnsOf: (row: RawRow) => readonly number[]
}

/** Where a walk stands in the file. */
interface Place {
  readonly row: number
  readonly column: number
  readonly cells: readonly number[]
}

/** `n` and `p` walk too, wherever the keyboard is but in a field. */
export function useProblemWalk({ sourceId, findingId, only, enabled, grid, columnsOf }: WalkOptions): Walk {
  const [at, setAt] = useState<Walk['at']>(null)
  const [busy, setBusy] = useState(false)
  const [ended, setEnded] = useState(false)
  const [error, setError] = useState<ShownError | null>(null)
  const place = useRef<Place | null>(null)
  const running = useRef(false)

  // Another question begins at its first row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these name the question
  useEffect(() => {
    place.current = null
    setAt(null)
    setEnded(false)
    setError(null)
  }, [sourceId, findingId])

  const show = useCallback(
    (row: number, column: number | undefined, position: number) =>
      only ? grid.current?.jump(position, column, row) : grid.current?.jump(row, column),
    [grid, only]
  )

  const go = useCallback(
    async (direction: 'next' | 'previous') => {
      if (!enabled || running.current) return
      const here = place.current
      const beside = here && neighbour(here, direction)
      if (here && beside !== null && beside !== undefined && at) {
        place.current = { ...here, column: beside }
        show(here.row, beside, at.position - 1)
        return
      }
      running.current = true
      setBusy(true)
      setError(null)
      try {
        const seek = { row: here?.row ?? (direction === 'next' ? -1 : Number.MAX_SAFE_INTEGER), direction }
        const page = await client.check.nearestRow({ sourceId, findingId: findingId ?? allProblems, seek })
        const found = firstOf(page)
        setEnded(found === null)
        if (found === null) return
        const cells = columnsOf(found.row)
        const column = direction === 'next' ? cells[0] : cells.at(-1)
        place.current = { row: found.row.row, column: column ?? -1, cells }
        setAt({ position: found.position + 1, total: page.total })
        show(found.row.row, column, found.position)
      } catch (thrown) {
        setError(appErrorOf(thrown))
      } finally {
        running.current = false
        setBusy(false)
      }
    },
    [enabled, at, sourceId, findingId, columnsOf, show]
  )
  useHotKeys([
    ['n', () => void go('next')],
    ['p', () => void go('previous')]
  ])
  return { at, busy, ended, error, go: (direction) => void go(direction) }
}

/** The next wrong cell of the same row, or null. */
function neighbour({ column, cells }: Place, direction: 'next' | 'previous'): number | null {
  const here = cells.indexOf(column)
  if (here < 0) return null
  return cells[here + (direction === 'next' ? 1 : -1)] ?? null
}

function firstOf({ rows, position }: FindingPage): { row: RawRow; position: number } | null {
  const [row] = rows
  return row === undefined || position === null ? null : { row, position }
}
