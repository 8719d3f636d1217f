// Texts of a language from Node's own locale data: names of countries, languages, currencies, months and days.

const letters = [...'abcdefghijklmnopqrstuvwxyz']
const codes = (length) =>
  length === 0 ? [''] : codes(length - 1).flatMap((start) => letters.map((one) => start + one))
const two = codes(2)
const three = codes(3)
const upper = (code) => code.toUpperCase()

/** @param {string} locale */
export function localeTexts(locale) {
  const texts = []
  for (const [type, list] of [
    ['region', two.map(upper)],
    ['language', [...two, ...three]],
    ['currency', three.map(upper)]
  ]) {
    const names = new Intl.DisplayNames(locale, { type, fallback: 'none' })
    for (const code of list) {
      const name = names.of(code)
      if (name !== undefined) texts.push(name)
    }
  }
  for (const style of ['long', 'short']) {
    const month = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' })
    const day = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' })
    for (let i = 0; i < 12; i++) texts.push(month.format(new Date(Date.UTC(2024, i, 2))))
    for (let i = 0; i < 7; i++) texts.push(day.format(new Date(Date.UTC(2024, 0, i + 1))))
  }
  return texts
}
