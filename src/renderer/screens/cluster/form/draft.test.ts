import { describe, expect, it } from 'vitest'
import { type ConnectionDraft, checkedDraft, draftOf, emptyDraft, secretsOf } from './draft'

const draft: ConnectionDraft = {
  ...emptyDraft,
  name: ' Production ',
  endpoint: 'http://127.0.0.1:7480',
  bucket: 'sales',
  prefix: 'team/eu',
  pathStyle: true,
  credentials: 'keys',
  accessKeyId: 'testkey',
  secretAccessKey: 'typed',
  tags: ['owner=sales'],
  bandwidth: '2,5',
  originals: 'days',
  originalDays: '90',
  replaced: 'archive',
  routerUrl: 'https://druid.example.org',
  auth: 'headers',
  headers: [
    { name: 'X-Team', value: 'sales' },
    { name: '', value: '' }
  ],
  certPath: '/c.pem',
  keyPath: '/k.pem',
  timeoutS: '45'
}

describe('a connection as it is typed', () => {
  it('becomes a connection, and comes back as it was but for its secrets', () => {
    const { connection, complaints } = checkedDraft(draft, [])
    expect(complaints).toEqual({})
    expect(connection).toMatchObject({
      name: 'Production',
      s3: {
        endpoint: 'http://127.0.0.1:7480',
        credentials: { kind: 'keys', accessKeyId: 'testkey' },
        tags: { owner: 'sales' },
        bandwidthBytesPerS: 2_500_000,
        storageClass: null,
        originals: { kind: 'days', days: 90 },
        replaced: 'archive'
      },
      druid: {
        auth: { kind: 'headers', names: ['X-Team'] },
        clientCertificate: { certPath: '/c.pem', keyPath: '/k.pem' },
        timeoutMs: 45_000,
        brokerUrl: null
      },
      access: 'presigned'
    })
    if (connection === null) throw new Error('no connection')
    const again = checkedDraft(draftOf(connection), ['s3SecretAccessKey', 'druidHeaders'])
    expect(again.connection).toEqual(connection)
  })

  it('says of each field what is wrong with it', () => {
    const wrong: ConnectionDraft = {
      ...draft,
      name: ' ',
      endpoint: 'localhost:7480',
      bucket: 'Sales Data',
      prefix: '/team/',
      secretAccessKey: '',
      tags: ['owner'],
      bandwidth: 'fast',
      originalDays: '0',
      routerUrl: '',
      headers: [{ name: 'X Team', value: '' }],
      keyPath: '',
      timeoutS: '0'
    }
    expect(checkedDraft(wrong, []).complaints).toEqual({
      name: 'required',
      endpoint: 'url',
      bucket: 'bucket',
      prefix: 'prefix',
      secretAccessKey: 'required',
      tags: 'tag',
      bandwidth: 'bandwidth',
      originalDays: 'days',
      routerUrl: 'url',
      headers: 'headerName',
      keyPath: 'both',
      timeoutS: 'timeout'
    })
    expect(checkedDraft({ ...draft, credentials: 'chain', access: 's3-keys-in-spec' }, []).complaints).toEqual({
      access: 'keys'
    })
  })

  it('asks for a secret only where none is stored', () => {
    const basic: ConnectionDraft = { ...draft, secretAccessKey: '', auth: 'basic', user: 'ann' }
    expect(checkedDraft(basic, []).complaints).toEqual({ secretAccessKey: 'required', password: 'required' })
    expect(checkedDraft(basic, ['s3SecretAccessKey', 'druidPassword']).complaints).toEqual({})
    // On a server without a keychain the environment may give it.
    expect(checkedDraft(basic, [], true).complaints).toEqual({})
    const untouched: ConnectionDraft = { ...draft, headers: [{ name: 'X-Team', value: '' }] }
    expect(checkedDraft(untouched, []).complaints).toEqual({ headers: 'headerValue' })
    expect(checkedDraft(untouched, ['druidHeaders']).complaints).toEqual({})
  })

  it('sends secrets that were typed, and empties those that are of no use any more', () => {
    expect(secretsOf(draft)).toEqual({ s3SecretAccessKey: 'typed', druidHeaders: { 'X-Team': 'sales' } })
    const chain: ConnectionDraft = { ...draft, credentials: 'chain', auth: 'none' }
    expect(secretsOf(chain, ['s3SecretAccessKey', 's3SessionToken', 'druidHeaders'])).toEqual({
      s3SecretAccessKey: '',
      s3SessionToken: '',
      druidHeaders: {}
    })
    expect(secretsOf(chain)).toEqual({})
  })
})
