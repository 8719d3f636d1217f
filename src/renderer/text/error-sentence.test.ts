import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { textSentences } from '../../shared/domain/druid/check-text'
import { formSentences } from '../../shared/domain/druid/form-problem'
import { readOnlySentences } from '../../shared/domain/druid/read-only-sql'
import { checkExpression, parseExpression } from '../../shared/domain/expression'
import { readPattern } from '../../shared/domain/pattern'
import { dialectSentences, noEquivalent } from '../../shared/domain/sql-dialect/problem'
import { AppError, errorCodes, sentenceOf } from '../../shared/errors'
import { dialectReasonsDe, formReasonsDe, readOnlyReasonsDe, textReasonsDe } from './de/druid-reasons'
import { errorSentencesDe } from './de/error-sentences'
import { errorSentence } from './error-sentence'

/** Names of the details an English sentence uses, found by giving each detail a mark of its own. */
function detailsUsed(code: (typeof errorCodes)[number]): Set<string> {
  const used = new Set<string>()
  const spy = new Proxy({}, { get: (_target, name) => used.add(String(name)) && `<${String(name)}>` })
  sentenceOf(code, spy)
  return used
}

describe('sentences of the error codes', () => {
  it('say the same details in German as in English', () => {
    for (const code of errorCodes) {
      const german = new Set([...errorSentencesDe[code].matchAll(/\{(\w+)/g)].map((match) => match[1]))
      expect([code, ...german].sort()).toEqual([code, ...detailsUsed(code)].sort())
    }
  })
})

describe('reasons of Druid', () => {
  it('say the same details in German as in English', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
    const both = [...Object.entries({ ...formSentences, ...textSentences, ...readOnlySentences })]
    const german: Readonly<Record<string, string>> = {
      ...formReasonsDe,
      ...textReasonsDe,
      ...readOnlyReasonsDe
    }
    expect(both.map(([code, text]) => [code, names(text)])).toEqual(
      both.map(([code]) => [code, names(german[code] ?? '')])
    )
  })

  it('say what is not understood here with the same word in German', async () => {
    for (const [code, text] of Object.entries(dialectSentences)) {
      const german = dialectReasonsDe[code as keyof typeof dialectReasonsDe]
      expect([code, german.includes('{word}')]).toEqual([code, text.includes('{word}')])
    }
    await i18next.init({ lng: 'de', resources: {} })
    expect(errorSentence(noEquivalent('function', 'LOOKUP', 7))).toBe(
      'Dieser Teil von Druids SQL läuft nicht auf diesem Rechner: LOOKUP hat hier keine Entsprechung. Ändern Sie die Anweisung, oder fragen Sie einen Cluster.'
    )
  })

  it('stand in the sentence of a server that is out of reach', async () => {
    await i18next.init({ lng: 'de', resources: {} })
    const details = { url: 'http://druid:8888', reason: 'nothing listens there', reasonCode: 'refused' }
    expect(errorSentence(new AppError('druid.unreachable', details))).toBe(
      'Druid ist unter http://druid:8888 nicht erreichbar: dort nimmt niemand Verbindungen an. Prüfen Sie Adresse und Netz und ob der Router läuft.'
    )
  })

  it('stand in the sentence of a form that was refused', async () => {
    await i18next.init({ lng: 'de', resources: {} })
    const error = new AppError('druid.bad-form', {
      name: 'x',
      reason: 'two columns are called x',
      reasonCode: 'duplicate-column'
    })
    expect(errorSentence(error)).toBe(
      'Aus diesem Formular lässt sich keine Aufnahme machen: zwei Spalten heißen x. Ändern Sie das Formular.'
    )
  })
})

describe('reasons inside of sentences', () => {
  const german = async (run: () => unknown) => {
    await i18next.init({ lng: 'de', resources: {} })
    try {
      run()
    } catch (error) {
      if (error instanceof AppError) return errorSentence(error)
      throw error
    }
    return 'no error'
  }
  const check = (text: string) => () =>
    checkExpression(parseExpression(text), [{ name: 'Ort', type: { kind: 'string' } }])

  it.each([
    [
      'Ort +',
      'Der Ausdruck ist an Zeichen 6 nicht lesbar: das Ende steht, wo eine Spalte, eine Zahl, ein Text oder eine Funktion gebraucht wird.'
    ],
    ['ort = 1', 'Der Ausdruck ist an Zeichen 1 nicht lesbar: es gibt keine Spalte ort, aber Ort.'],
    [
      "matches(Ort, 'a(?=b)')",
      'Der Ausdruck ist an Zeichen 16 nicht lesbar: ein Blick voraus oder zurück ist nicht möglich.'
    ],
    ['year(Ort)', 'Der Ausdruck ist an Zeichen 6 nicht lesbar: hier wird ein Datum gebraucht, und dies ist Text.']
  ])('are German as well: %s', async (text, sentence) => {
    expect(await german(check(text))).toBe(sentence)
  })

  it('of patterns, too', async () => {
    expect(await german(() => readPattern('[a'))).toBe(
      'Das Muster ist an Zeichen 1 nicht brauchbar: diese [ wird nie geschlossen; für das Zeichen selbst schreiben Sie \\[.'
    )
  })
})
