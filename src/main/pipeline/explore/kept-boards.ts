/** Boards that were computed are kept by question and version of their dataset; a load touches those of its own dataset only. */
import { z } from 'zod'
import { Board, BoardQuery, type KeptBoard, type KeptQuestion } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import type { StoredPlan } from '../../../shared/domain/targets/plan'
import type { CacheStore } from '../ports'
import { boardKey, datasetKey, questionKey, versionOfKey } from './cache-key'

const Kept = z.object({ query: BoardQuery, board: Board })
const mostOffered = 12
const minuteMs = 60_000

export interface KeptBoards {
  /** The answer over the rows of today, with these targets; null: none is kept. */
  of(query: BoardQuery, dataset: Dataset, targets?: readonly StoredPlan[]): Board | null
  /** The newest answer there is. */
  newestOf(query: BoardQuery, dataset: Dataset, targets?: readonly StoredPlan[]): KeptBoard | null
  /** Takes the place of the answers over older rows. */
  keep(query: BoardQuery, dataset: Dataset, board: Board, targets?: readonly StoredPlan[]): void
  /** The last used first. */
  questions(dataset: Dataset): KeptQuestion[]
  /** Whether the answer is older than somebody wants; null: than the preferences say. */
  isOld(board: Board, dataset: Dataset, olderThanMinutes: number | null): boolean
  /** Rows have changed: what is of older ones goes, or, of a cluster that may be away later, goes first when there is no room. */
  loaded(dataset: Dataset): void
  forget(name: string): void
}

export interface KeptBoardsPorts {
  readonly cache: CacheStore
  readonly nowMs: () => number
  /** After which the numbers of a cluster count as old. */
  readonly minutes: () => number
}

export function keptBoards({ cache, nowMs, minutes }: KeptBoardsPorts): KeptBoards {
  const kept = (value: unknown) => Kept.safeParse(value).data ?? null
  const read = (key: string) => kept(cache.get(key))

  const isOld: KeptBoards['isOld'] = ({ computedMs = 0 }, { cluster }, olderThanMinutes) =>
    cluster !== undefined && nowMs() - computedMs > (olderThanMinutes ?? minutes()) * minuteMs

  const isOlderThan = (key: string, { version, updatedMs }: Dataset) => {
    const of = versionOfKey(key)
    return of.version !== version || of.updatedMs !== updatedMs
  }

  const olderKeys = (dataset: Dataset) =>
    cache.keys(datasetKey(dataset.name)).filter((key) => isOlderThan(key, dataset))

  return {
    of: (query, dataset, targets) => read(boardKey(query, dataset, targets))?.board ?? null,
    newestOf(query, dataset, targets) {
      const [newest] = cache.keys(questionKey(query, dataset.name, targets)).sort((one, other) => {
        const [a, b] = [versionOfKey(one), versionOfKey(other)]
        return b.version - a.version || b.updatedMs - a.updatedMs
      })
      const board = newest === undefined ? null : (read(newest)?.board ?? null)
      if (newest === undefined || board === null) return null
      const isOfOlderVersion = isOlderThan(newest, dataset)
      return { board, isOfOlderVersion, isStale: isOfOlderVersion || isOld(board, dataset, null) }
    },
    keep(query, dataset, board, targets) {
      const key = boardKey(query, dataset, targets)
      try {
        cache.put(key, { query, board })
        cache.remove(cache.keys(questionKey(query, dataset.name, targets)).filter((other) => other !== key))
      } catch {
        // A board is not lost because a full disk can't keep it.
      }
    },
    questions(dataset) {
      const found: KeptQuestion[] = []
      for (const key of cache.keys(datasetKey(dataset.name))) {
        if (found.length === mostOffered) break
        const known = kept(cache.peek(key))
        if (known === null) continue
        const { query, board } = known
        found.push({ query, computedMs: board.computedMs ?? 0, isOfOlderVersion: isOlderThan(key, dataset) })
      }
      return found
    },
    isOld,
    loaded(dataset) {
      const older = olderKeys(dataset)
      if (dataset.cluster === undefined) cache.remove(older)
      else cache.setFirstToGo(older)
    },
    forget(name) {
      cache.remove(cache.keys(datasetKey(name)))
    }
  }
}
