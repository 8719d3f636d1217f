/** The store against a real server. */
import { randomUUID } from 'node:crypto'
import { CreateBucketCommand, DeleteBucketCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3'
import { inject } from 'vitest'
import { openS3 } from '../../src/main/adapters/s3'
import { objectStoreContract } from './object-store-contract'
import { connectionTo } from './s3-connection'
import { s3Client } from './services/s3'

const server = inject('s3')

objectStoreContract(
  'S3, by Ceph',
  server &&
    (async () => {
      const bucket = `contract-${randomUUID()}`
      const raw = s3Client(server)
      await raw.send(new CreateBucketCommand({ Bucket: bucket }))
      const { connection, secrets } = connectionTo(server, { bucket, prefix: 'sales/app' })
      const store = openS3(connection, secrets)
      return {
        store,
        read: async (url) => (await fetch(url)).text(),
        openUploads: async (prefix) => {
          const { Uploads } = await raw.send(
            new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: `sales/app/${prefix}` })
          )
          return Uploads?.length ?? 0
        },
        async close() {
          store.close()
          await raw.send(new DeleteBucketCommand({ Bucket: bucket }))
          raw.destroy()
        }
      }
    })
)
