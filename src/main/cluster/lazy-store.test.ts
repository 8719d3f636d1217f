import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors'
import { connection, secrets } from '../adapters/s3/connection-under-test'
import type { ObjectStore } from '../pipeline/cluster-ports'
import { lazyStore } from './lazy-store'

const s3 = connection('http://127.0.0.1:1')

/** Counts what it is asked; of a store only what is needed here. */
function bench(failures = 0) {
  const counted = { opened: 0, closed: 0, heads: 0 }
  let left = failures
  const store = lazyStore(s3, async () => {
    counted.opened++
    if (left-- > 0) throw new AppError('s3.proxy', { proxy: 'p', reason: 'none' })
    return {
      head: async () => {
        counted.heads++
        return null
      },
      close: () => {
        counted.closed++
      }
    } as Partial<ObjectStore> as ObjectStore
  })
  return { store, counted }
}

it('is opened by the first call, once, and names objects without being opened', async () => {
  const { store, counted } = bench()
  expect(store.uriOf('a/b.csv')).toBe('s3://bucket/sales/a/b.csv')
  expect(counted.opened).toBe(0)
  await Promise.all([store.head('a'), store.head('b')])
  await store.head('c')
  expect(counted).toEqual({ opened: 1, closed: 0, heads: 3 })
})

it('what can not be opened is told by the call, and tried again by the next', async () => {
  const { store, counted } = bench(1)
  await expect(store.head('a')).rejects.toMatchObject({ code: 's3.proxy' })
  expect(await store.head('a')).toBeNull()
  expect(counted.opened).toBe(2)
})

it('one that was never asked has nothing to be closed; one that comes after that is closed at once', async () => {
  const quiet = bench()
  quiet.store.close()
  expect(quiet.counted).toEqual({ opened: 0, closed: 0, heads: 0 })
  const late = bench()
  const asked = late.store.head('a')
  late.store.close()
  await asked
  expect(late.counted.closed).toBeGreaterThan(0)
})

it('the client of S3 comes with a real call, and says why it can not', async () => {
  const { openS3 } = await import('../adapters/s3')
  const store = lazyStore(s3, async () => openS3(s3, secrets, { retry: { attempts: 1, baseMs: 1, capMs: 1 } }))
  await expect(store.head('a')).rejects.toMatchObject({ code: 's3.refused' })
  store.close()
})
