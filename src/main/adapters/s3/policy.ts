/** The statement of an IAM policy that grants what was refused, to be copied. */
import type { Place } from './place'

export type Right = 'list' | 'put' | 'get' | 'multipart' | 'delete' | 'kms'

const onObjects: Readonly<Record<Exclude<Right, 'list' | 'kms'>, readonly string[]>> = {
  put: ['s3:PutObject'],
  get: ['s3:GetObject'],
  multipart: ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
  delete: ['s3:DeleteObject']
}

/** JSON of one or, where bucket and objects are both concerned, two statements. */
export function policyFor(right: Right, place: Place): string {
  const bucket = `arn:aws:s3:::${place.bucket}`
  const objects = `${bucket}/${place.prefix === '' ? '' : `${place.prefix}/`}*`
  // Whoever may list only under the prefix sees nothing of the others.
  const underPrefix = place.prefix === '' ? {} : { Condition: { StringLike: { 's3:prefix': `${place.prefix}/*` } } }
  const statement = (sid: string, Action: readonly string[], Resource: string, more = {}) => ({
    Sid: `SalesAnalytics${sid}`,
    Effect: 'Allow',
    Action,
    Resource,
    ...more
  })
  const tagging = place.hasTags ? ['s3:PutObjectTagging'] : []
  switch (right) {
    case 'list':
      return json(statement('List', ['s3:ListBucket'], bucket, underPrefix))
    case 'put':
      return json(statement('Put', [...onObjects.put, ...tagging], objects))
    case 'get':
      return json(statement('Get', onObjects.get, objects))
    case 'delete':
      return json(statement('Delete', onObjects.delete, objects))
    case 'multipart':
      return json([
        statement('Multipart', [...onObjects.multipart, ...tagging], objects),
        statement('MultipartList', ['s3:ListBucketMultipartUploads'], bucket)
      ])
    case 'kms': {
      const id = place.kmsKeyId ?? '*'
      const key = id.startsWith('arn:') ? id : `arn:aws:kms:${place.region}:*:key/${id}`
      return json(statement('Key', ['kms:GenerateDataKey', 'kms:Decrypt'], key))
    }
  }
}

const json = (value: unknown) => JSON.stringify(value, null, 2)
