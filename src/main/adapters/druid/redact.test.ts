import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors'
import { clientOf } from './answers-under-test'
import { redactor, redactValue } from './redact'

const signed =
  'http://127.0.0.1:7480/sales/a.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=key%2F2026&X-Amz-Signature=15cd42'

describe('what is taken out of a text', () => {
  const redact = redactor(['s3cr3t/+"x', 'pw'])

  it('signatures of URLs, whole or cut', () => {
    expect(redact(`read uri: ${signed} failed`)).toBe('read uri: http://127.0.0.1:7480/sales/a.csv?[redacted] failed')
    expect(redact('…edential=a&X-Amz-Signature=15cd42 and X-Amz-Credential=k')).toBe(
      '…edential=a&X-Amz-Signature=[redacted] and X-Amz-Credential=[redacted]'
    )
    expect(redact('https://ann:word@host/x')).toBe('https://[redacted]@host/x')
    expect(redact('https://druid.apache.org/docs/ingestion')).toBe('https://druid.apache.org/docs/ingestion')
  })

  it('fields with the name of a secret, in JSON inside of JSON too', () => {
    const spec = JSON.stringify({ secretAccessKey: { type: 'default', password: 'abcd' } })
    expect(redact(spec)).toBe('{"secretAccessKey":{"type":"default","password":"[redacted]"}}')
    const inside = JSON.stringify({ sql: spec })
    expect(JSON.parse(JSON.parse(redact(inside)).sql)).toEqual({
      secretAccessKey: { type: 'default', password: '[redacted]' }
    })
  })

  it('in values, by name whatever they look like; a variable of the server may be seen', () => {
    const value = { a: [{ password: 'pw' }], secretAccessKey: { type: 'environment', variable: 'KEY' }, n: 1, z: null }
    expect(redactValue(value, redact)).toEqual({
      a: [{ password: '[redacted]' }],
      secretAccessKey: { type: 'environment', variable: 'KEY' },
      n: 1,
      z: null
    })
  })

  it('any secret it was told of, in every form in which it comes back', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, maxLength: 40, unit: 'binary' }), fc.string(), (secret, around) => {
        fc.pre(!'[redacted]'.includes(secret) && secret.isWellFormed() && !around.includes(secret))
        const clean = redactor([secret])
        const json = JSON.stringify({ x: secret })
        for (const form of [secret, encodeURIComponent(secret), json, JSON.stringify(json)]) {
          const text = clean(`${around} ${form} ${around}`)
          expect(text.replaceAll('[redacted]', '')).not.toContain(JSON.stringify(secret).slice(1, -1))
        }
      })
    )
  })
})

describe('what the client lets through', () => {
  const secrets = { druidPassword: 'pass-word-1', s3SecretAccessKey: 'store-secret-2' }
  const auth = { kind: 'basic', user: 'ann' } as const
  const basic = Buffer.from('ann:pass-word-1').toString('base64')
  const all = `${signed} pass-word-1 store-secret-2 ${basic}`
  const leaks = /15cd42|pass-word-1|store-secret-2/

  it.each([
    ['an error of SQL', 400, { error: 'druidException', category: 'INVALID_INPUT', errorMessage: all, context: {} }],
    ['a text', 400, all],
    ['a page', 500, `<html><title>Error 500 ${all}</title></html>`]
  ])('%s without secrets', async (_name, status, body) => {
    const { client } = clientOf(() => ({ status, body, type: null }), { auth }, secrets)
    const error = await client.sql('SELECT 1').catch((error: unknown) => error)
    expect(error).toBeInstanceOf(AppError)
    const shown = JSON.stringify((error as AppError).toShape()) + (error as AppError).stack
    expect(shown).not.toMatch(leaks)
    expect(shown).not.toContain(basic)
  })

  it('payload, log, report, status and statement without secrets', async () => {
    const answers: Record<string, unknown> = {
      status: { task: 'a', status: { id: 'a', statusCode: 'FAILED', errorMsg: all } },
      reports: { ingestionStatsAndErrors: { payload: { ingestionState: 'COMPLETED', errorMsg: all, rowStats: {} } } },
      log: all,
      a: { task: 'a', payload: { spec: all, password: { type: 'default', password: 'other' } } }
    }
    const { client } = clientOf(
      ({ path }) => ({ body: answers[path.split('?')[0]?.split('/').at(-1) ?? ''] }),
      { auth },
      secrets
    )
    const shown = JSON.stringify([
      await client.task('a'),
      await client.taskReport('a'),
      await client.taskLog('a', 100),
      await client.taskPayload('a'),
      (await client.taskFailure('a'))?.message
    ])
    expect(shown).not.toMatch(leaks)
    expect(shown).not.toMatch(/other/)
    expect(shown).toContain('127.0.0.1:7480/sales/a.csv?[redacted]')
  })

  it('rows as they are: they are a person’s own', async () => {
    const url = 'https://shop.test/?q=1'
    const { client } = clientOf(() => ({ body: [['u'], ['STRING'], ['VARCHAR'], [url]] }))
    expect((await client.sql('SELECT 1')).rows).toEqual([[url]])
  })
})
