import { type Entry, entry } from './entry'

/** Errors of alerts. */
export const alertsErrors = {
  'alerts.unknown': entry(
    404,
    false,
    () => 'This alert is gone: it was removed, or its dataset was. Open Alerts to see those that are there.'
  )
} as const satisfies Record<string, Entry>
