/** One alert: the number as it was seen last against its condition, and all that happened. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { LayoutDashboard, Pencil } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Alert, AlertEvent, Reading } from '../../../shared/domain/alert'
import type { Dataset } from '../../../shared/domain/dataset'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { formatDateTime, useText } from '../../text'
import { AlertStateWord } from './alert-state'
import { useAlertWords } from './alert-words'
import classes from './alerts.module.css'
import { alertToast } from './notices'
import { useAlertActs } from './use-alert-acts'
import { useOpenBoard } from './use-open-board'

type Props = {
  readonly alert: Alert
  readonly datasets: readonly Dataset[]
  readonly onEdit: () => void
}

const noEvents: readonly AlertEvent[] = []

export function AlertDetails({ alert, datasets, onEdit }: Props) {
  const { t } = useText('alerts')
  const words = useAlertWords()
  const acts = useAlertActs()
  const openBoard = useOpenBoard(datasets)
  const { id, name, unseen, state } = alert
  const { reading } = state
  const query = useQuery({ ...api.alerts.events.queryOptions({ input: { id } }), placeholderData: undefined })
  const events = query.data ?? noEvents
  const isNew = useNewEvents(events)
  const isRead = query.data !== undefined
  // Who sees the history has seen what is in it.
  useEffect(() => {
    if (unseen === 0 || !isRead) return
    acts.seen(id)
    for (const { n, isSeen } of events) if (!isSeen) notifications.hide(alertToast(n))
  }, [unseen, isRead, id, acts, events])
  return (
    <section className={classes.details} aria-label={name}>
      <header className={classes.detailsHead}>
        <h2>{name}</h2>
        <AlertStateWord alert={alert} />
      </header>
      <p className={classes.sentence}>{words.sentence(alert, reading?.currency ?? null)}</p>
      {reading && <Now reading={reading} />}
      {alert.isOn && state.silence && (
        <p className={classes.why}>{words.silence(state.silence, reading?.unit ?? 'money')}</p>
      )}
      <div className={classes.acts}>
        <Button
          variant="default"
          leftSection={<LayoutDashboard size={14} aria-hidden />}
          onClick={() => openBoard(alert, reading)}
        >
          {t('board')}
        </Button>
        <Button variant="default" leftSection={<Pencil size={14} aria-hidden />} onClick={onEdit}>
          {t('edit')}
        </Button>
      </div>
      <h3>{t('history.title')}</h3>
      {query.error && <ErrorPanel title={t('history.failed')} error={appErrorOf(query.error)} />}
      {isRead && events.length === 0 && <p className="muted">{t('history.none')}</p>}
      <ol className={classes.history}>
        {events.map((event) => (
          <Event
            key={event.n}
            event={event}
            isNew={isNew(event.n)}
            onBoard={() => openBoard(event.judged, event.reading)}
          />
        ))}
      </ol>
    </section>
  )
}

/** Events that were new when the history was opened stay marked while it is open. */
function useNewEvents(events: readonly AlertEvent[]): (n: number) => boolean {
  const [known, setKnown] = useState<ReadonlySet<number>>(new Set())
  useEffect(() => {
    const fresh = events.filter(({ n, isSeen }) => !isSeen && !known.has(n))
    if (fresh.length > 0) setKnown(new Set([...known, ...fresh.map(({ n }) => n)]))
  }, [events, known])
  return (n) => known.has(n)
}

function Now({ reading }: { reading: Reading }) {
  const { t: board } = useText('board')
  const words = useAlertWords()
  return (
    <div className={classes.now}>
      <b>{words.value(reading)}</b>
      {reading.range && <span className="muted">{board('range.span', reading.range)}</span>}
      <Compared reading={reading} />
    </div>
  )
}

function Compared({ reading }: { reading: Reading }) {
  const { t } = useText('alerts')
  const words = useAlertWords()
  if (reading.previous === null || !reading.earlier) return null
  const change = words.change(reading)
  return (
    <span className={classes.compared}>
      {change !== null && <b>{change} </b>}
      {unbroken(t('compared', { ...reading.earlier, value: words.value({ ...reading, value: reading.previous }) }))}
    </span>
  )
}

type EventProps = { readonly event: AlertEvent; readonly isNew: boolean; readonly onBoard: () => void }

function Event({ event, isNew, onBoard }: EventProps) {
  const { t } = useText('alerts')
  const { t: board } = useText('board')
  const words = useAlertWords()
  const { kind, atMs, judged, reading } = event
  const at = formatDateTime(atMs)
  return (
    <li className={classes.event} data-kind={kind}>
      <div className={classes.eventHead}>
        <b>{t(`history.${kind}`)}</b>
        {isNew && <em className={classes.unseen}>{t('history.isNew')}</em>}
        <time dateTime={new Date(atMs).toISOString()} className="muted">
          {at}
        </time>
      </div>
      <div>
        <b className="num">{words.value(reading)}</b>{' '}
        <span className={classes.sentence}>
          {words.metric(judged)} {words.condition(judged, reading.currency)}
        </span>
      </div>
      <Compared reading={reading} />
      <div className={classes.facts}>
        {[
          reading.range && board('range.span', reading.range),
          reading.dataThrough && t('through', { at: reading.dataThrough }),
          t('history.version', { version: reading.version })
        ]
          .filter((part) => part !== null)
          .map(unbroken)
          .join(' · ')}
      </div>
      <button type="button" className={classes.link} aria-label={t('history.board', { at })} onClick={onBoard}>
        {t('board')}
      </button>
    </li>
  )
}

/** Lines break after commas and between parts, not within a day. */
function unbroken(text: string): string {
  return text.replace(/(?<!,) /g, '\u00a0')
}
