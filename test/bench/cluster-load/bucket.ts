/** A bucket of a benchmark's own, emptied and taken away after it. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { type S3Server, s3Client } from '../../cluster/services/s3'

export interface BenchBucket {
  readonly server: S3Server
  readonly name: string
  /** Puts a file as it is; gives a URL that is signed for a day. */
  put(path: string, key: string): Promise<string>
  remove(): Promise<void>
}

const dayS = 86_400

export async function benchBucket(server: S3Server): Promise<BenchBucket> {
  const client = s3Client(server)
  const Bucket = `bench-${randomUUID()}`
  await client.send(new CreateBucketCommand({ Bucket }))
  return {
    server,
    name: Bucket,
    async put(path, Key) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: await readFile(path) }))
      return getSignedUrl(client, new GetObjectCommand({ Bucket, Key }), { expiresIn: dayS })
    },
    async remove() {
      for (;;) {
        const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }))
        if (Contents.length === 0) break
        for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }))
      }
      await client.send(new DeleteBucketCommand({ Bucket }))
      client.destroy()
    }
  }
}
