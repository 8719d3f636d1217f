/** An object store whose client comes with its first call: half a second and 35 MB that nobody needs who only looks at Druid. */
import { objectsIn, type S3Connection } from '../../shared/domain/connection'
import type { ObjectStore } from '../pipeline/cluster-ports'

/**
 * What can't be opened is told of by the first call, and tried again by the next.
 * @param open brings the client; asked once for as long as it succeeds
 */
export function lazyStore(connection: S3Connection, open: () => Promise<ObjectStore>): ObjectStore {
  let opened: Promise<ObjectStore> | null = null
  let isClosed = false

  function store(): Promise<ObjectStore> {
    opened ??= open().then((found) => {
      if (isClosed) found.close()
      return found
    })
    opened.catch(() => {
      opened = null
    })
    return opened
  }

  return {
    put: async (...args) => (await store()).put(...args),
    putText: async (...args) => (await store()).putText(...args),
    getText: async (...args) => (await store()).getText(...args),
    head: async (...args) => (await store()).head(...args),
    list: async (...args) => (await store()).list(...args),
    remove: async (...args) => (await store()).remove(...args),
    copy: async (...args) => (await store()).copy(...args),
    uriOf: (key) => objectsIn(connection, [key]).map((one) => `s3://${one.bucket}/${one.key}`)[0] ?? '',
    presign: async (...args) => (await store()).presign(...args),
    abandon: async (...args) => (await store()).abandon(...args),
    abandonOrphans: async (...args) => (await store()).abandonOrphans(...args),
    async *test(signal) {
      yield* (await store()).test(signal)
    },
    close() {
      isClosed = true
      opened?.then(
        (found) => found.close(),
        () => undefined
      )
    }
  }
}
