/** A notification of the system when an alert fires and the window is not in front; a click on it opens the alert. */
import { type BrowserWindow, Notification } from 'electron'
import type { FiredAlert, Reading } from '../../shared/domain/alert'
import type { shellWords } from './words'

/** Feed it every alert that fires. @param open shows the alert in the window */
export function alertSignals(
  window: () => BrowserWindow | null,
  open: (alertId: string) => void,
  words: ReturnType<typeof shellWords>,
  locale: string
) {
  return ({ alert, event }: FiredAlert): void => {
    if (window()?.isFocused() || !Notification.isSupported()) return
    const { dataThrough } = event.reading
    const notification = new Notification({
      title: alert.name,
      body: words.alert(valueText(event.reading, locale), alert.dataset, dataThrough && dayText(dataThrough, locale))
    })
    notification.on('click', () => {
      const target = window()
      target?.show()
      target?.focus()
      open(alert.id)
    })
    notification.show()
  }
}

/** As tiles write it, without the currency's sign. */
export function valueText({ value, unit }: Pick<Reading, 'value' | 'unit'>, locale: string): string {
  const style =
    unit === 'ratio'
      ? ({ style: 'percent', maximumFractionDigits: 2 } as const)
      : unit === 'money'
        ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
        : { maximumFractionDigits: 2 }
  return new Intl.NumberFormat(locale, style).format(Number(value))
}

function dayText(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(iso))
}
