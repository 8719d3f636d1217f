import { describe, expect, it } from 'vitest'
import { errorCodes, sentenceOf } from '../../shared/errors'
import { errorSentencesDe } from './de/error-sentences'

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
