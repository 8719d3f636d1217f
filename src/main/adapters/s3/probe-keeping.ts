/** Whether originals can be put, archived and removed: only what the choices of the connection need. */
import { AppError } from '../../../shared/errors'
import { copyObject } from './copy'
import { headObject, putText, removeObjects, type Store } from './objects'
import { fullKey } from './place'

/** Keys as the app has them. */
export interface KeptProbe {
  readonly content: string
  /** Of its own, in each folder. */
  readonly name: string
  /** What is there and not removed yet. */
  readonly there: string[]
}

/** Where its object is put first. */
export function firstKey({ connection }: Store, { name }: Pick<KeptProbe, 'name'>): string {
  return named(connection.originals.kind === 'no' ? 'processed' : 'raw', name)
}

/** @param doing told what is asked for next, as a policy names it */
export async function tryKeeping(
  store: Store,
  probe: KeptProbe,
  doing: (action: string) => void,
  signal: AbortSignal
): Promise<null> {
  const { connection, place } = store
  const from = firstKey(store, probe)
  const { contentHash } = await putText(store, from, probe.content, 'text/plain', signal)
  probe.there.push(from)
  if (connection.replaced === 'archive') {
    const to = named('archive', probe.name)
    await copyObject(store, from, to, signal)
    probe.there.push(to)
    doing('s3:GetObject')
    const copied = await headObject(store, to, signal)
    if (copied?.contentHash !== contentHash) {
      throw new AppError('s3.unverified', { key: fullKey(place, to), difference: 'another hash' })
    }
  }
  doing('s3:DeleteObject')
  for (const key of [...probe.there]) {
    await removeObjects(store, [key], signal)
    probe.there.splice(probe.there.indexOf(key), 1)
  }
  return null
}

const named = (folder: string, name: string) => `${folder}/.sales-analytics-probe/${name}`
