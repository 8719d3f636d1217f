import { describe, expect, it } from 'vitest'
import type { ClusterMethod } from '../../../shared/domain/cluster'
import { cologne } from './cologne'
import { findClusters } from './find-clusters'
import { fingerprint, ngramFingerprint } from './keys'
import { metaphone } from './metaphone'
import { isWithin, neighbours } from './nearest'

const groups = (method: ClusterMethod, texts: readonly string[], more: { size?: number; radius?: number } = {}) =>
  findClusters(
    texts.map((text, at) => [text, texts.length - at] as const),
    { method, size: 2, radius: 2, ...more }
  ).clusters.map(({ values }) => values.map(({ text }) => text))

describe('key collision', () => {
  it('fingerprint: case, accents, punctuation, order and repetition of words do not count', () => {
    expect(fingerprint('  Smith,  John ')).toBe('john smith')
    expect(fingerprint('Café Noël Café')).toBe('cafe noel')
    expect(fingerprint('Straße')).toBe('strasse')
    expect(groups('fingerprint', ['ACME, Inc.', 'Inc. Acme', 'acme inc', 'Acme Ltd'])).toEqual([
      ['ACME, Inc.', 'Inc. Acme', 'acme inc']
    ])
  })

  it('n-gram fingerprint: blanks in the wrong place do not count', () => {
    // The example of OpenRefine's documentation: 2-grams of paris, sorted.
    expect(ngramFingerprint('Paris', 2)).toBe('arispari')
    expect(ngramFingerprint('Paris', 1)).toBe('aiprs')
    expect(groups('ngram-fingerprint', ['New York', 'Newyork', 'new-york', 'York New Town'])).toEqual([
      ['New York', 'Newyork', 'new-york']
    ])
  })

  it('Cologne phonetics gives the codes of the published examples', () => {
    expect(cologne('Müller-Lüdenscheidt')).toBe('65752682')
    expect(cologne('Wikipedia')).toBe('3412')
    expect(cologne('Breschnew')).toBe('17863')
    expect(cologne('Meyer')).toBe(cologne('Maier'))
    expect(groups('cologne', ['Schmidt', 'Schmitt', 'Schneider', 'Schmid 2'])).toEqual([['Schmidt', 'Schmitt']])
  })

  it('Metaphone: words that sound alike in English', () => {
    expect(metaphone('Knight')).toBe(metaphone('Night'))
    expect(metaphone('Philip')).toBe(metaphone('Filip'))
    expect(metaphone('Schmidt')).toBe('SKMTT')
    expect(metaphone('Thumb')).toBe('0M')
    expect(groups('metaphone', ['Catherine', 'Katherine', 'Kathrin', 'Robert'])).toEqual([
      ['Catherine', 'Katherine', 'Kathrin']
    ])
  })

  it('digits have no sound: numbered things stay apart', () => {
    for (const method of ['cologne', 'metaphone', 'fingerprint', 'levenshtein'] as const) {
      expect(groups(method, ['Item 12', 'Item 13', 'Item 14'])).toEqual([])
    }
  })
})

describe('nearest neighbour', () => {
  /** The textbook table, whole. */
  function distance(a: string, b: string): number {
    const line = Array.from({ length: b.length + 1 }, (_, j) => j)
    for (let i = 1; i <= a.length; i++) {
      let diagonal = line[0] ?? 0
      line[0] = i
      for (let j = 1; j <= b.length; j++) {
        const kept = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1)
        diagonal = line[j] ?? 0
        line[j] = Math.min(kept, (line[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1)
      }
    }
    return line[b.length] ?? 0
  }

  it('finds exactly the pairs that comparing everything finds', () => {
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    const words = Array.from({ length: 200 }, () => Array.from({ length: 5 + next(9) }, () => 'abc'[next(3)]).join(''))
    const texts = [...new Set(words)]
    for (const radius of [1, 2, 3]) {
      const wanted = new Set<string>()
      for (const [i, a] of texts.entries()) {
        for (const [j, b] of texts.entries()) {
          const edits = Math.min(radius, Math.floor(Math.min(a.length, b.length) / 4))
          expect(isWithin(a, b, edits)).toBe(distance(a, b) <= edits)
          if (i < j && distance(a, b) <= edits) wanted.add(`${i} ${j}`)
        }
      }
      const { pairs, limited } = neighbours(texts, radius)
      expect(limited).toBe(false)
      expect(new Set(pairs.map(([a, b]) => (a < b ? `${a} ${b}` : `${b} ${a}`)))).toEqual(wanted)
      expect(pairs.length).toBe(wanted.size)
    }
  })

  it('the most frequent spelling takes its neighbours', () => {
    expect(
      groups('levenshtein', ['Philadelphia', 'Houston', 'Philadelfia', 'Huston', 'Philadelphya', 'Austin'])
    ).toEqual([
      ['Philadelphia', 'Philadelfia', 'Philadelphya'],
      ['Houston', 'Huston']
    ])
  })

  it('short texts have to be equal but for case and accents', () => {
    expect(groups('levenshtein', ['Rio', 'Ria', 'RIO', 'Río'])).toEqual([['Rio', 'RIO', 'Río']])
  })
})
