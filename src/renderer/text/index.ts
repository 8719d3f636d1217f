/**
 * Every word a person reads. A room has one file per language: `en/<room>.ts` (the keys are typed from it) and
 * `de/<room>.ts` (must have the same keys). Numbers and dates inside of sentences are formatted by i18next with the
 * person's locale: `{{count, number}}`, `{{size, bytes}}`, `{{at, day}}`; plurals are `key_one` and `key_other`.
 */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { de } from './de'
import { en } from './en'
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatDuration,
  formatPercent,
  localeFor,
  setFormatLocale
} from './format'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: typeof en
    returnNull: false
  }
}

export type Language = 'en' | 'de'
export type Room = keyof typeof en

/** Starts the words in the system's language. Answers at once: all words are part of the bundle. */
export function startText(): void {
  void i18next.use(initReactI18next).init({
    resources: { en, de },
    lng: localeFor('system'),
    fallbackLng: 'en',
    ns: Object.keys(en),
    defaultNS: 'app',
    initAsync: false,
    // React escapes.
    interpolation: { escapeValue: false }
  })
  const formatter = i18next.services.formatter
  formatter?.add('bytes', (value) => formatBytes(Number(value)))
  formatter?.add('percent', (value) => formatPercent(Number(value)))
  formatter?.add('duration', (value) => formatDuration(Number(value)))
  formatter?.add('day', (value) => formatDate(String(value)))
  formatter?.add('moment', (value) => formatDateTime(Number(value)))
  setLanguage('system')
}

/** Switches words and formats to a language, or to the system's. */
export function setLanguage(language: Language | 'system'): void {
  const locale = localeFor(language)
  setFormatLocale(locale)
  document.documentElement.lang = locale
  if (i18next.language !== locale) void i18next.changeLanguage(locale)
}

/** The words of a room: `const { t } = useText('home')`, `t('drop.title')`. */
export function useText<R extends Room>(room: R) {
  return useTranslation(room)
}

/** Words outside of components (toasts, aria texts of the grid). */
export const t = i18next.t

export * from './format'
