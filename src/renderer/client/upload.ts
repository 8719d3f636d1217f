import { appErrorOf, type ShownError } from './errors'

/** Where the browser host puts an uploaded file. */
interface Uploaded {
  readonly path: string
}

/**
 * Streams a file to the host (browser only); progress is 0 to 1.
 * @throws ShownError `open.upload-too-large`, `host.unreachable`, `cancelled` …
 */
export function uploadFile(file: File, onProgress: (fraction: number) => void, signal: AbortSignal): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    // fetch can't tell how much of a body has been sent.
    const request = new XMLHttpRequest()
    request.open('POST', `/upload?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Uploaded)
      else reject(errorOf(request))
    }
    request.onerror = () => reject(appErrorOf(new TypeError('upload failed')))
    request.onabort = () => reject(appErrorOf(new DOMException('aborted', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function errorOf(request: XMLHttpRequest): ShownError {
  const body: unknown = request.response
  const shape = (typeof body === 'object' && body !== null ? body : {}) as Partial<ShownError>
  if (typeof shape.code !== 'string') return { code: 'internal', message: '', details: {}, retryable: false }
  return {
    code: shape.code,
    message: shape.message ?? '',
    details: shape.details ?? {},
    retryable: shape.retryable ?? false
  }
}
