import { expect, test } from 'vitest'
import { cacheStore } from './cache-store'
import { openDatabase } from './database'

test('results are kept up to so many bytes; what was used least recently goes first', () => {
  const db = openDatabase(':memory:')
  let now = 0
  const cache = cacheStore(db, () => ++now, 100)
  const text = (letter: string) => letter.repeat(38)
  cache.put('a', text('ä'.slice(0, 1)).slice(0, 19))
  cache.put('b', text('b'))
  // 40 bytes each; `a` is used again, so `b` has to go for `c`.
  expect(cache.get('a')).toBe('ä'.repeat(19))
  cache.put('c', text('c'))
  expect([cache.get('a') !== null, cache.get('b'), cache.get('c')]).toEqual([true, null, text('c')])
  // More than fits at all is not kept, and takes the others with it only as far as it must.
  cache.put('d', text('d').repeat(3))
  expect(cache.get('d')).toBeNull()
  db.close()
})
