/**
 * Every word a person reads. A room has one file or folder per language: `en/<room>.ts` (the keys are typed from it) and
 * `de/<room>.ts` (must have the same keys). Counts inside of sentences are `{{count, number}}` (i18next writes them in the
 * person's locale; plurals are `key_one` and `key_other`), ISO days `{{at, day}}` and months `{{at, month}}`, names without a capital `{{role, lower}}`; sizes, dates and the like go in formatted by `format.ts`.
 */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { de } from './de'
import { en } from './en'
import { formatDate, formatMonth, localeFor, setFormatLocale } from './format'

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
  formatter?.add('day', (value) => formatDate(String(value)))
  // Names inside of an English sentence; German nouns keep their capital.
  formatter?.add('lower', (value) => lowerFirst(String(value)))
  formatter?.add('month', (value) => formatMonth(String(value)))
  setLanguage('system')
}

/** `Average price` inside of a sentence; `CAGR` and `HHI` stay as they are. */
function lowerFirst(text: string): string {
  return /^.\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
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

export { errorCodesSaying, errorSentence, formProblemSentence, textProblemSentence } from './error-sentence'
export * from './format'
export { inFile } from './place'
