// The arguments of `npm start`. Paths are meant from where the person stands.
import { parseArgs } from 'node:util'
import { fromCaller } from '../bootstrap/places.mjs'

export const usage = `npm start -- [options] [FILE.csv]

  --host electron|web   which host; default: Electron where its binary is there or can be had, else the browser
  --data DIR            workspace folder; default: the platform's place for application data
  for the browser host:
  --port N              port on 127.0.0.1 (default 4173; 0: any free one)
  --no-open             do not open the browser
  --root DIR            folder whose files may be read; may be given several times (default: the home folder)
  --upload-limit SIZE   largest upload (default 2GB)`

/**
 * @returns {{ host: 'electron' | 'web' | null, data: string | null, file: string | null, forWeb: string[] }} `forWeb`:
 *   the arguments of the web host
 */
export function startArguments(args) {
  const { values, positionals } = parsed(args)
  if (values.host !== undefined && values.host !== 'electron' && values.host !== 'web') {
    throw new Error(`--host is electron or web, not ${values.host}.`)
  }
  if (positionals.length > 1) throw new Error(`Name one file to open, not ${positionals.length}.`)
  const data = values.data === undefined ? null : fromCaller(values.data)
  const file = positionals.length === 0 ? null : fromCaller(positionals[0])
  const forWeb = [
    ...(values.port === undefined ? [] : ['--port', values.port]),
    ...(values['no-open'] ? ['--no-open'] : []),
    ...(data === null ? [] : ['--data', data]),
    ...(values.root ?? []).flatMap((root) => ['--root', fromCaller(root)]),
    ...(values['upload-limit'] === undefined ? [] : ['--upload-limit', values['upload-limit']]),
    ...(file === null ? [] : ['--', file])
  ]
  return { host: values.host ?? null, data, file, forWeb }
}

function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        data: { type: 'string' },
        root: { type: 'string', multiple: true },
        'upload-limit': { type: 'string' }
      }
    })
  } catch (error) {
    throw new Error(`${error.message}\n\n${usage}`)
  }
}
