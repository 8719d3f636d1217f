/** The statement of an IAM policy that grants what was refused, to be copied. */
import type { S3Connection } from '../../../shared/domain/connection'
import type { Place } from './place'

export type Right = 'list' | 'put' | 'get' | 'multipart' | 'delete' | 'keep' | 'kms'

const onObjects: Readonly<Record<Exclude<Right, 'list' | 'keep' | 'kms'>, readonly string[]>> = {
  put: ['s3:PutObject'],
  get: ['s3:GetObject'],
  multipart: ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
  delete: ['s3:DeleteObject']
}

type Keeping = Pick<S3Connection, 'originals' | 'replaced'>

/** What the choices of a connection need in its folders: name, actions, folder. */
function keepingStatements({ originals, replaced }: Keeping): (readonly [string, readonly string[], string])[] {
  const isKept = originals.kind !== 'no'
  const moved = ['s3:GetObject', 's3:DeleteObject']
  return [
    ...(isKept ? [['Raw', [...onObjects.multipart, ...moved], 'raw'] as const] : []),
    ...(replaced === 'keep' ? [] : [['Processed', ['s3:PutObject', ...moved], 'processed'] as const]),
    ...(replaced === 'archive' ? [['Archive', [...onObjects.multipart, ...moved], 'archive'] as const] : [])
  ]
}

/** JSON of one or, where bucket and objects are both concerned, two statements. */
export function policyFor(right: Right, place: Place, keeping: Keeping): string {
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
    case 'keep':
      return json(
        keepingStatements(keeping).map(([sid, actions, folder]) =>
          statement(
            sid,
            [...actions, ...(actions.includes('s3:PutObject') ? tagging : [])],
            objects.replace(/\*$/, `${folder}/*`)
          )
        )
      )
    case 'kms': {
      const id = place.kmsKeyId ?? '*'
      const key = id.startsWith('arn:') ? id : `arn:aws:kms:${place.region}:*:key/${id}`
      return json(statement('Key', ['kms:GenerateDataKey', 'kms:Decrypt'], key))
    }
  }
}

const json = (value: unknown) => JSON.stringify(value, null, 2)
