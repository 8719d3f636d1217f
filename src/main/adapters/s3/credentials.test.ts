/** Where keys come from, by the SDK's own chain against servers and files of the test. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { S3Credentials } from '../../../shared/domain/connection'
import { openS3 } from '.'
import { connection, quick } from './connection-under-test'
import { S3Stub } from './stub-under-test'

let stub: S3Stub
let endpoint: string
let home: string
let others: Server | null = null
beforeEach(async () => {
  stub = new S3Stub()
  endpoint = await stub.open()
  home = await mkdtemp(join(tmpdir(), 's3-home-'))
  for (const name of Object.keys(process.env).filter((each) => each.startsWith('AWS_'))) vi.stubEnv(name, undefined)
  vi.stubEnv('HOME', home)
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'))
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'))
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await stub.close()
  others?.closeAllConnections()
  others?.close()
  others = null
  await rm(home, { recursive: true, force: true })
})

/** Key and token that a call was signed with. */
async function signedWith(credentials: S3Credentials) {
  const store = openS3(connection(endpoint, { credentials }), {}, quick)
  try {
    await store.list('')
  } finally {
    store.close()
  }
  const headers = stub.seen.at(-1)?.headers ?? {}
  return {
    key: /Credential=(\w+)\//.exec(headers.authorization ?? '')?.[1],
    token: headers['x-amz-security-token']
  }
}

async function serve(answer: (path: string) => string): Promise<string> {
  others = createServer((request, response) => response.end(answer(request.url ?? '')))
  const server = others
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const later = () => new Date(Date.now() + 3_600_000).toISOString()

it('a profile of the shared files', async () => {
  await writeFile(
    join(home, 'credentials'),
    '[default]\naws_access_key_id=ONE\naws_secret_access_key=a\n[till]\naws_access_key_id=TWO\naws_secret_access_key=b\n'
  )
  expect(await signedWith({ kind: 'profile', profile: 'till' })).toEqual({ key: 'TWO', token: undefined })
  expect(await signedWith({ kind: 'chain' })).toEqual({ key: 'ONE', token: undefined })
})

it('a container', async () => {
  const url = await serve(() =>
    JSON.stringify({ AccessKeyId: 'CONTAINER', SecretAccessKey: 'c', Token: 't1', Expiration: later() })
  )
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url}/keys`)
  expect(await signedWith({ kind: 'chain' })).toEqual({ key: 'CONTAINER', token: 't1' })
})

it('a machine with a role', async () => {
  const url = await serve((path) =>
    path.endsWith('/api/token')
      ? 'session'
      : path.endsWith('/security-credentials/')
        ? 'role'
        : JSON.stringify({
            Code: 'Success',
            AccessKeyId: 'MACHINE',
            SecretAccessKey: 'm',
            Token: 't2',
            Expiration: later()
          })
  )
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', undefined)
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url)
  expect(await signedWith({ kind: 'chain' })).toEqual({ key: 'MACHINE', token: 't2' })
})

it('a web identity', async () => {
  const url = await serve(
    () => `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult>
      <Credentials><AccessKeyId>IDENTITY</AccessKeyId><SecretAccessKey>w</SecretAccessKey><SessionToken>t3</SessionToken><Expiration>${later()}</Expiration></Credentials>
      </AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`
  )
  await writeFile(join(home, 'token'), 'a token')
  vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', join(home, 'token'))
  vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/sales')
  vi.stubEnv('AWS_ENDPOINT_URL_STS', url)
  expect(await signedWith({ kind: 'chain' })).toEqual({ key: 'IDENTITY', token: 't3' })
})

it('single sign-on that has run out asks to sign in again', async () => {
  await writeFile(
    join(home, 'config'),
    '[profile office]\nsso_session=main\nsso_account_id=123456789012\nsso_role_name=sales\n[sso-session main]\nsso_start_url=https://example.awsapps.com/start\nsso_region=eu-central-1\n'
  )
  await mkdir(join(home, '.aws', 'sso', 'cache'), { recursive: true })
  await expect(signedWith({ kind: 'profile', profile: 'office' })).rejects.toMatchObject({
    code: 's3.sign-in-expired',
    message: expect.stringMatching(/run out \(profile office\)\. Sign in again \(for SSO: aws sso login\)/)
  })
})
