/** The suite of all object stores on the stub, so that it is known to behave as a real one where nothing is broken. */
import { objectStoreContract } from '../../../../test/cluster/object-store-contract'
import { openS3 } from '.'
import { connection, secrets } from './connection-under-test'
import { S3Stub } from './stub-under-test'

for (const keepsChecksums of [true, false]) {
  objectStoreContract(`S3 in memory, ${keepsChecksums ? 'with' : 'without'} checksums`, async () => {
    const stub = new S3Stub()
    stub.keepsChecksums = keepsChecksums
    const store = openS3(connection(await stub.open()), secrets)
    return {
      store,
      read: async (url) => (await fetch(url)).text(),
      openUploads: async (prefix) =>
        [...stub.uploads.values()].filter(({ key }) => key.startsWith(`sales/${prefix}`)).length,
      async close() {
        store.close()
        await stub.close()
      }
    }
  })
}
