/** The ingest calls with a form: the field `file` goes to disk, then the same procedure runs with its path. */
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../shared/errors'
import { boundaryOf, readParts, textOf } from './multipart'
import { storeUpload, type UploadPlace } from './upload'

/** Routes that take a form with a file as well as JSON with a path. */
export const formRoutes: readonly string[] = ['/api/ingest/analyze-schema', '/api/ingest/local-upload']

/** Fields that carry JSON. */
const jsonFields = new Set(['recipe', 'chosen'])
const fieldLimitBytes = 1024 * 1024

/**
 * Reads a form, stores its file and gives the request with JSON that the procedure takes.
 * @throws AppError `web.bad-request`, `open.upload-too-large`, `load.disk-full`
 */
export async function jsonFromForm(
  request: Request,
  body: AsyncIterable<Uint8Array>,
  place: UploadPlace,
  grantPath: (path: string) => Promise<string>
): Promise<Request> {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  if (boundary === null) throw new AppError('web.bad-request', { reason: 'the form has no boundary' })
  const input: Record<string, unknown> = {}
  let stored: string | null = null
  try {
    for await (const part of readParts(body, boundary)) {
      if (part.name === 'file') {
        if (stored !== null) throw new AppError('web.bad-request', { reason: 'send one file' })
        stored = (await storeUpload(part.bytes, part.fileName ?? '', place)).path
      } else if (part.name !== 'path') {
        input[part.name] = fieldValue(part.name, await textOf(part, fieldLimitBytes))
      }
    }
  } catch (error) {
    if (stored !== null) await rm(dirname(stored), { recursive: true, force: true })
    throw error
  }
  if (stored === null) throw new AppError('web.bad-request', { reason: 'the form has no field `file`' })
  input.path = await grantPath(stored)
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  headers.delete('transfer-encoding')
  return new Request(request.url, { method: 'POST', headers, body: JSON.stringify(input), signal: request.signal })
}

function fieldValue(name: string, text: string): unknown {
  if (!jsonFields.has(name)) return text
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('web.bad-request', { reason: `the field ${name} is no JSON` })
  }
}
