/** alerts: what a person wants to be told of a metric, and what was told. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { Alert, AlertDraft, AlertEvent, FiredAlert } from '../domain/alert'

const tags = ['alerts']
const one = z.object({ id: z.string() })

/** All alerts at first and after each change; and each that fires, as it does. */
export const AlertsMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alerts'), alerts: z.array(Alert) }),
  FiredAlert.extend({ kind: z.literal('fired') })
])
export type AlertsMessage = z.infer<typeof AlertsMessage>

export const alerts = {
  feed: oc.input(z.object({})).output(eventIterator(AlertsMessage)),
  list: oc
    .route({ method: 'GET', path: '/alerts', tags, summary: 'Alerts on metrics, with what was seen last' })
    .input(z.object({}))
    .output(z.array(Alert)),
  save: oc
    .route({
      method: 'PUT',
      path: '/alerts',
      tags,
      summary: 'Make an alert, or change one; it is looked at right after, and anew where its condition has changed'
    })
    .input(AlertDraft.extend({ id: z.string().nullable() }))
    .output(Alert),
  remove: oc
    .route({ method: 'DELETE', path: '/alerts/{id}', tags, summary: 'Remove an alert with its history' })
    .input(one)
    .output(z.object({})),
  look: oc
    .route({ method: 'POST', path: '/alerts/{id}/look', tags, summary: 'Look at an alert now' })
    .input(one)
    .output(Alert),
  events: oc
    .route({ method: 'GET', path: '/alerts/{id}/events', tags, summary: 'When an alert fired, newest first' })
    .input(one.extend({ limit: z.coerce.number().int().min(1).max(500).default(100) }))
    .output(z.array(AlertEvent)),
  seen: oc
    .route({ method: 'POST', path: '/alerts/seen', tags, summary: 'What fired is seen: of one alert, or of all' })
    .input(z.object({ id: z.string().nullable().default(null) }))
    .output(z.object({}))
}
