import { describe, expect, it } from 'vitest'
import { inferColumn } from './column'
import { semanticOf } from './semantics'
import type { Entry, FileHints } from './verdict'

const hints: FileHints = {
  decimalMark: null,
  dayOrder: null,
  delimiter: ',',
  contextTokens: new Set(),
  todayIso: '2025-06-30'
}

function semantic(name: string, texts: readonly string[]) {
  const entries = [...new Set(texts)].map(
    (text): Entry => ({ text, count: texts.filter((t) => t === text).length, firstRow: texts.indexOf(text) })
  )
  const verdict = inferColumn(name, entries, hints)
  const found = semanticOf(name, verdict, entries, false)
  return found === null ? null : [found.kind, found.detail, found.by, found.count]
}

describe('what values are beyond their type', () => {
  it('knows codes that prove themselves', () => {
    expect(semantic('c', ['a@b.com', 'c.d@e.co.uk'])).toEqual(['email', null, 'values', 2])
    expect(semantic('c', ['https://a.com/x?y=1', 'www.b.org/z'])).toEqual(['url', null, 'values', 2])
    expect(semantic('c', ['6f9619ff-8b86-d011-b42d-00c04fc964ff'])).toEqual(['uuid', null, 'values', 1])
    // The examples of the standard; one digit off is no account.
    expect(semantic('c', ['DE89 3704 0044 0532 0130 00', 'GB82WEST12345698765432'])).toEqual([
      'iban',
      null,
      'values',
      2
    ])
    expect(semantic('c', ['DE89 3704 0044 0532 0130 01'])).toBe(null)
    expect(semantic('c', ['SW1A 1AA', 'M1 1AE', 'EC1A 1BB'])).toEqual(['postcode', null, 'values', 3])
    expect(semantic('Customer ID', ['CG-12520', 'DV-13045'])).toEqual(['id', null, 'name', 2])
    expect(semantic('c', ['USD', 'EUR', 'USD'])).toEqual(['currency-code', null, 'values', 3])
    expect(semantic('phone', ['030 1234567', '+49 30 7654321'])).toEqual(['phone', null, 'both', 2])
  })

  it('needs the name where values could be many things', () => {
    expect(semantic('country', ['DE', 'FR', 'US'])).toEqual(['country-code', null, 'both', 3])
    expect(semantic('state', ['DE', 'CA', 'IN'])).toBe(null)
    expect(semantic('zip', ['10115', '20095-1234', '99999'])).toEqual(['postcode', null, 'both', 3])
    expect(semantic('Order ID', ['1', '2'])).toEqual(['id', null, 'name', 2])
    expect(semantic('Number of Vehicles', ['1', '2'])).toBe(null)
    expect(semantic('price_usd', ['1.50', '2.25'])).toEqual(['money', 'USD', 'name', 2])
    expect(semantic('profit_margin', ['0.48', '0.33'])).toBe(null)
    expect(semantic('lat', ['52.5', '-33.9'])).toEqual(['latitude', null, 'both', 2])
  })

  it('names cells that hold more than one value', () => {
    expect(semantic('c', ['{"a":1}', '{"a":[2]}'])).toEqual(['json', null, 'values', 2])
    expect(semantic('c', ['[1,2]', '["x"]'])).toEqual(['list', '[]', 'values', 2])
    expect(semantic('genres', ['Action|Comedy', 'Drama', 'Drama|War'])).toEqual(['list', '|', 'values', 2])
    expect(semantic('c', ['a; b', 'c; d; e'])).toEqual(['list', ';', 'values', 2])
    expect(semantic('c', ['Berlin, DE', 'Paris, FR'])).toBe(null)
  })

  it('tells lists between commas from names and places', () => {
    const genres = ['Action', 'Action, Comedy', 'Drama, Action, War', 'Comedy', 'War, Drama', 'Drama, Comedy, Action']
    const more = ['War, Action', 'Comedy, War', 'Drama, War', 'Action, Drama, Comedy', 'War, Comedy']
    expect(semantic('genres', [...genres, ...more])?.slice(0, 2)).toEqual(['list', ','])
    const people = 'ABCDEFGHIJKL'.split('').map((letter, n) => `${letter}son, Ann${n}${n % 3 === 0 ? ', Dr.' : ''}`)
    expect(semantic('person', people)).toBe(null)
  })

  it('says what no type holds: times of day, seasons, years', () => {
    expect(semantic('c', ['12:30', '9:05 pm', '23:59:59.5'])).toEqual([
      'time',
      'HH:mm | H:mm A | HH:mm:ss.SSS',
      'values',
      3
    ])
    expect(semantic('c', ['9:30', '14:05', '23:59'])).toEqual(['time', 'H:mm', 'values', 3])
    expect(semantic('c', ['Spring 2013', 'Fall 2012'])).toEqual(['period', null, 'values', 2])
    expect(semantic('c', ['2024-03', '2024-04'])).toEqual(['period', null, 'values', 2])
    expect(semantic('Year', ['2016', '2017'])).toEqual(['year', null, 'both', 2])
    expect(semantic('Sex', ['1', '2'])).toEqual(['gender', null, 'both', 2])
    expect(semantic('c', ['12.5 %', '7%'])).toEqual(['percent', null, 'values', 2])
    expect(semantic('c', ['$5.00', '$7.25'])).toEqual(['money', 'USD', 'values', 2])
  })
})
