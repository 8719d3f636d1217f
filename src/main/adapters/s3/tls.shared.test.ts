/** Certificates: made by openssl for the test, so that none with its key lies in the repository. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { S3Connection } from '../../../shared/domain/connection'
import { openS3 } from '.'
import { connection, quick, secrets } from './connection-under-test'
import { S3Stub } from './stub-under-test'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe.skipIf(!hasOpenssl)('TLS', () => {
  let dir: string
  let stub: S3Stub | null = null
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 's3-tls-'))
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'ignore' })
    const authority = ['-subj', '/CN=Test authority', '-keyout', 'ca.key', '-out', 'ca.pem']
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...authority)
    for (const [name, alternative, days] of [
      ['good', 'IP:127.0.0.1', '2'],
      ['other', 'DNS:s3.example.com', '2'],
      ['old', 'IP:127.0.0.1', '-1']
    ] as const) {
      openssl(
        'req',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-subj',
        `/CN=${name}`,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`
      )
      writeFileSync(join(dir, `${name}.ext`), `subjectAltName=${alternative}`)
      const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`]
      openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-days', days, '-out', `${name}.pem`)
    }
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  afterEach(() => stub?.close())

  async function serve(name: string): Promise<string> {
    const read = (ending: string) => readFileSync(join(dir, `${name}.${ending}`), 'utf8')
    stub = new S3Stub({ key: read('key'), cert: read('pem') })
    return stub.open()
  }
  async function firstFailure(endpoint: string, more: Partial<S3Connection>) {
    const store = openS3(connection(endpoint, more), secrets, quick)
    try {
      for await (const probe of store.test(new AbortController().signal)) if (probe.error !== null) return probe
      return null
    } finally {
      store.close()
    }
  }
  const ca = () => ({ caPath: join(dir, 'ca.pem') })

  it('an authority of one’s own is trusted when its certificate is given', async () => {
    const endpoint = await serve('good')
    expect(await firstFailure(endpoint, {})).toMatchObject({ name: 's3-reach', error: { code: 's3.tls-untrusted' } })
    expect(await firstFailure(endpoint, ca())).toBeNull()
  })

  it('a certificate for another name', async () => {
    const error = (await firstFailure(await serve('other'), ca()))?.error
    expect(error).toMatchObject({
      code: 's3.tls-name',
      message: expect.stringContaining('another name than 127.0.0.1')
    })
  })

  it('a certificate that has expired', async () => {
    expect((await firstFailure(await serve('old'), ca()))?.error?.code).toBe('s3.tls-expired')
  })
})

describe('the file of the authority', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 's3-ca-'))
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('is absent, or no certificate', () => {
    const open = (caPath: string) => () => openS3(connection('https://127.0.0.1', { caPath }), secrets)
    expect(open(join(dir, 'none.pem'))).toThrow(/none.pem can't be used: ENOENT/)
    writeFileSync(join(dir, 'text.pem'), 'hello')
    expect(open(join(dir, 'text.pem'))).toThrow(/there is no PEM certificate in it/)
    writeFileSync(join(dir, 'broken.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    expect(open(join(dir, 'broken.pem'))).toThrow(/there is no PEM certificate in it/)
  })
})
