/**
 * alerts: looks at metrics after loads, at the start of the app and, on clusters, every so many minutes; tells a crossing once. The number is
 * that of a tile of a board.
 */
import { randomUUID } from 'node:crypto'
import type { AlertsMessage } from '../../../shared/contract/alerts'
import {
  type Alert,
  type AlertDraft,
  type AlertEvent,
  afterLook,
  alertQuery,
  alertTileOf,
  type FiredAlert,
  isJudgedAlike,
  judge,
  judgedOf,
  type Reading,
  readingOf,
  runningUntil,
  untouched,
  type Verdict
} from '../../../shared/domain/alert'
import type { Board, BoardQuery } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { AppError, isCancelled } from '../../../shared/errors'
import type { Quiet } from '../../../shared/quiet'
import type { AlertStore, DatasetStore } from '../ports'
import { subscribers } from '../subscribers'
import { isDue } from './due'

export interface AlertsPorts {
  readonly store: AlertStore
  readonly datasets: Pick<DatasetStore, 'get'>
  /** @param isFresh asks the warehouse even where the answer for this version of the dataset is known */
  readonly board: (query: BoardQuery, signal: AbortSignal, isFresh: boolean) => Promise<Board>
  /** Whether somebody asks for boards. */
  readonly quiet: Pick<Quiet, 'noted' | 'reached'>
  readonly nowMs: () => number
  /** Told about errors that nobody translated. */
  readonly report: (error: unknown, reference: string) => void
}

export interface Alerts {
  list(): Alert[]
  /** @throws AppError `alerts.unknown`, `load.unknown-dataset` */
  save(id: string | null, draft: AlertDraft): Alert
  /** @throws AppError `alerts.unknown` */
  remove(id: string): Record<string, never>
  /** Looks now and gives what came of it. @throws AppError `alerts.unknown` */
  look(id: string): Promise<Alert>
  /** @throws AppError `alerts.unknown` */
  events(id: string, limit: number): AlertEvent[]
  seen(id: string | null): Record<string, never>
  feed(signal?: AbortSignal): AsyncGenerator<AlertsMessage, void, void>
  onFired(listener: (fired: FiredAlert) => void): () => void
  /** The rows of a dataset are others now. */
  changed(dataset: string): void
  /** The alerts of a dataset went with it. */
  told(): void
  /** Looks at all, and from then on at what is due. */
  start(): void
  /** Resolves when nothing is being looked at. */
  idle(): Promise<void>
  close(): Promise<void>
}

type Change = { readonly id: string; readonly fired: FiredAlert | null }

const tickMs = 60_000
/** Looks that nobody waits for give way no longer than that. */
const mostWaitMs = 60_000

export function alertsRoom(ports: AlertsPorts): Alerts {
  const { store, datasets, quiet, nowMs } = ports
  const changes = subscribers<Change>()
  const closing = new AbortController()
  let timer: ReturnType<typeof setInterval> | null = null
  let last: Promise<unknown> = Promise.resolve()
  const giving = new Set<Promise<void>>()

  function known(id: string): Alert {
    const alert = store.get(id)
    if (!alert) throw new AppError('alerts.unknown', { alert: id })
    return alert
  }

  const told = () => changes.publish({ id: 'alerts', fired: null })

  /** One after the other: they are not to crowd the warehouse of who looks at a board. */
  function enqueue(id: string): Promise<void> {
    const own = last.then(() => lookAt(id))
    last = own.catch((error: unknown) => ports.report(error, `alert ${id}`))
    return own
  }

  async function lookAt(id: string): Promise<void> {
    const alert = store.get(id)
    const dataset = alert && datasets.get(alert.dataset)
    if (!alert?.isOn || !dataset || closing.signal.aborted) return
    const seen = await seenOf(alert, dataset)
    const now = store.get(id)
    // Changed or gone meanwhile: who changed it has asked for another look.
    if (!seen || !now || !isJudgedAlike(now, alert)) return
    const atMs = nowMs()
    const { state, happened } = afterLook(now.state, seen.verdict, seen.reading, atMs)
    const { reading } = seen
    const event =
      happened !== null && reading
        ? { atMs, isSeen: happened === 'recovered', kind: happened, judged: judgedOf(now), reading }
        : null
    const kept = store.putState(id, state, event)
    told()
    if (kept?.kind === 'fired') changes.publish({ id: `fired ${kept.n}`, fired: { alert: known(id), event: kept } })
  }

  /** Null: the app is closing. */
  async function seenOf(alert: Alert, dataset: Dataset): Promise<{ verdict: Verdict; reading: Reading | null } | null> {
    try {
      // Others write into a cluster, too, which the version does not tell.
      const isFresh = dataset.cluster !== undefined
      const board = await ports.board(alertQuery(alert, dataset), closing.signal, isFresh)
      const tile = alertTileOf(board)
      const until = runningUntil(alert, tile.range, dataset.calendar)
      return { verdict: judge(alert.condition, tile, until), reading: readingOf(board) }
    } catch (error) {
      if (closing.signal.aborted || isCancelled(error)) return null
      return { verdict: { kind: 'silent', silence: { kind: 'failed', error: shapeOf(error) } }, reading: null }
    }
  }

  function shapeOf(error: unknown) {
    if (error instanceof AppError) return error.toShape()
    const reference = randomUUID().slice(0, 8)
    ports.report(error, reference)
    return new AppError('internal', { reference }, { cause: error }).toShape()
  }

  const lookSoon = (alerts: readonly Alert[]) => {
    for (const { id } of alerts) void enqueue(id).catch(() => undefined)
  }

  /** Who looks at a board comes first; the alerts are those of then. */
  const lookWhenQuiet = (which: () => readonly Alert[]) => {
    const way = quiet.reached(closing.signal, mostWaitMs).then(() => {
      giving.delete(way)
      lookSoon(which())
    })
    giving.add(way)
  }

  return {
    list: () => store.list(),
    save(id, draft) {
      const before = id === null ? null : known(id)
      const dataset = datasets.get(draft.dataset)
      if (!dataset) throw new AppError('load.unknown-dataset', { dataset: draft.dataset })
      const isSame = before !== null && isJudgedAlike(before, draft)
      const own = id ?? randomUUID()
      store.put(own, draft, isSame ? before.state : untouched, nowMs())
      told()
      const saved = known(own)
      lookSoon([saved])
      return saved
    },
    remove(id) {
      if (!store.remove(id)) throw new AppError('alerts.unknown', { alert: id })
      told()
      return {}
    },
    async look(id) {
      known(id)
      await enqueue(id)
      return known(id)
    },
    events(id, limit) {
      known(id)
      return store.events(id, limit)
    },
    seen(id) {
      store.markSeen(id)
      told()
      return {}
    },
    async *feed(signal) {
      const subscription = changes.subscribe(signal)
      yield { kind: 'alerts', alerts: store.list() }
      for await (const { fired } of subscription) {
        yield fired ? { kind: 'fired', ...fired } : { kind: 'alerts', alerts: store.list() }
      }
    },
    onFired: (listener) => changes.listen(({ fired }) => fired && listener(fired)),
    changed(dataset) {
      // A load may name it in other letters.
      const name = dataset.toLowerCase()
      // Its board is opened at once.
      quiet.noted()
      lookWhenQuiet(() => store.list().filter((alert) => alert.dataset.toLowerCase() === name))
    },
    told,
    start() {
      quiet.noted()
      lookWhenQuiet(() => store.list())
      timer = setInterval(() => {
        lookWhenQuiet(() => store.list().filter((alert) => isDue(alert, datasets.get(alert.dataset), nowMs())))
      }, tickMs)
      timer.unref?.()
    },
    async idle() {
      let waited: unknown = null
      while (waited !== last || giving.size > 0) {
        await Promise.all(giving)
        waited = last
        await last
      }
    },
    async close() {
      if (timer) clearInterval(timer)
      closing.abort()
      changes.close()
      await Promise.all(giving)
      await last
    }
  }
}
