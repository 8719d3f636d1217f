import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { JobDetail, Receipt } from '../../../../shared/domain/job'
import { printablePage } from '../../../components/export/printable-page'
import { de } from '../../../text/de'
import { en } from '../../../text/en'
import { setFormatLocale } from '../../../text/format'
import { receiptPage } from './receipt-page'
import type { ReceiptWords } from './use-receipt-words'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en, de }, ns: Object.keys(en), interpolation: { escapeValue: false } })
})

const job = {
  state: 'failed',
  createdMs: 0,
  attempts: [
    {
      number: 1,
      startedMs: 0,
      endedMs: 5,
      state: 'failed',
      error: { code: 'x', message: 'it broke', details: {}, retryable: false }
    },
    { number: 2, startedMs: 10, endedMs: 20, state: 'done', error: null }
  ]
} as unknown as JobDetail

const receipt = {
  jobId: 'job_1',
  dataset: 'sales',
  warehouse: 'cluster',
  source: { name: '<b>march</b>.csv', path: '/data/march.csv', sizeBytes: 10, contentHash: 'hash-of-file' },
  ledger: { read: 12, made: 3, loaded: 10, rejected: 2, filtered: 1, deduplicated: 1, joinedOut: 1 },
  mode: 'append',
  months: [{ month: '2024-01', rows: 10, rowsBefore: 4 }],
  schema: [{ name: 'net', type: { kind: 'decimal', precision: 18, scale: 2 } }],
  recipe: {
    version: 1,
    readings: [{ column: 'net', type: { kind: 'long' }, format: null, nullTokens: ['n/a'], onInvalid: 'empty' }],
    steps: [{ id: 's', enabled: true, kind: 'hash', columns: ['customer'], secret: 'never-to-be-printed' }],
    roles: { revenue: 'net' }
  },
  quality: null,
  belowGateReason: 'the boss said so',
  parity: [
    { name: 'rows', shaped: '10', warehouse: '10', equal: true },
    { name: 'sum(net)', shaped: '9007199254740993.50', warehouse: '1.00', equal: false },
    { name: '2024-01 rows', shaped: '10', warehouse: '10', equal: true },
    { name: '2024-01 sum(net)', shaped: '2.00', warehouse: '1.00', equal: false }
  ],
  parts: [{ month: '2024-01', path: 'p', rows: 10, sizeBytes: 5, hash: 'hash-of-part' }],
  partsHash: 'hash-of-parts',
  rejectedPath: null,
  timings: [{ step: 'shape', tookMs: 1200 }],
  finishedMs: 20,
  cluster: {
    connection: 'North',
    routerUrl: 'http://router:8888',
    dataSource: 'sales_ds',
    taskId: 'task_7',
    method: 'native',
    druidVersion: '33.0.0',
    bucket: 'bucket-1',
    manifestKey: 'manifest-key',
    objects: [{ key: 'object-key', sizeBytes: 5, hash: 'hash-of-object', rows: 10, wasThere: true }],
    originals: {
      kept: { kind: 'for-ever' },
      objects: [{ key: 'original-key', name: 'a.csv', sizeBytes: 5, hash: 'hash-of-original', wasThere: false }],
      goneMs: null
    },
    spec: '{"type":"index_parallel"}',
    status: null,
    report: '{"ok":true}',
    payload: null,
    log: 'line one\nline <two>',
    segments: 3,
    segmentBytes: 1000
  }
} as unknown as Receipt

/** Words as the hook makes them, without React. */
function wordsIn(language: 'en' | 'de'): ReceiptWords {
  setFormatLocale(language)
  const said = (value: string) => value
  return {
    t: i18next.getFixedT(language, 'receipt'),
    measure: said,
    amount: (value: string | null) => value ?? '–',
    reading: () => 'whole number',
    rule: () => 'a rule',
    ruleState: said,
    state: said,
    mode: said,
    timing: said,
    dimension: said,
    role: said,
    step: (step: { kind: string; columns: string[] }) => `${step.kind}: ${step.columns.join()}`
  } as unknown as ReceiptWords
}

describe.each(['en', 'de'] as const)('the printed receipt in %s', (language) => {
  const html = () => printablePage(receiptPage(job, receipt, wordsIn(language)))

  it('has all that the receipt proves', () => {
    const page = html()
    for (const part of [
      'hash-of-file hash-of-part hash-of-parts hash-of-object object-key original-key hash-of-original manifest-key bucket-1 task_7 sales_ds http://router:8888',
      'it broke|the boss said so|n/a|decimal(18,2)|index_parallel|line one|9007199254740993.50'
    ].flatMap((all) => all.split(all.includes('|') ? '|' : ' '))) {
      expect(page).toContain(part)
    }
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain('&lt;b&gt;march&lt;/b&gt;.csv')
    expect(page).toContain('line &lt;two&gt;')
    expect(page).not.toContain('never-to-be-printed')
  })

  it('names what could not be counted, which turns nothing red', () => {
    const agreed = receipt.parity.filter(({ equal }) => equal)
    const notCompared = [{ name: 'distinct(order)', shaped: '5000000', reason: 'out-of-room' as const }]
    const words = wordsIn(language)
    const page = receiptPage(job, { ...receipt, parity: agreed, notCompared }, words)
    expect(page.verdict).toEqual({ text: words.t('allAgree', { count: agreed.length }), isGood: true })
    const parity = page.sections.find(({ title }) => title === words.t('parity'))
    expect(parity?.kind === 'table' && parity.rows.at(-1)).toEqual({
      cells: ['distinct(order)', '5000000', '–', language === 'en' ? 'not counted' : 'nicht gezählt']
    })
    expect(parity?.kind === 'table' && parity.note).toContain(words.t('notCountedWhy', { measure: 'distinct(order)' }))
  })

  it('says first that it differs, and shows what differs first', () => {
    const page = receiptPage(job, receipt, wordsIn(language))
    expect(page.verdict).toMatchObject({ isGood: false })
    expect(page.verdict?.text).toMatch(/^2 .* 4 /)
    const parity = page.sections.filter(
      (section) => section.kind === 'table' && section.rows.some(({ isBad }) => isBad)
    )
    expect(parity.slice(0, 2).map((section) => section.kind === 'table' && section.rows[0])).toMatchObject([
      { isBad: true, cells: ['sum(net)', '9007199254740993.50', '1.00', {}] },
      { isBad: true, cells: [expect.any(String), 'sum(net)', '2.00', '1.00', {}] }
    ])
  })

  it('has no word that is missing in the language', () => {
    expect(html()).not.toMatch(/>(?:[a-z]+\.)?(?:load|parity|schema|readings|steps|objects|spec|log)\.?[a-zA-Z]*</)
    expect(html()).not.toMatch(/\{\{/)
  })
})

it('a ledger that does not add up says by how much', () => {
  const short = { ...receipt, ledger: { read: 10, loaded: 7, rejected: 1, filtered: 0, deduplicated: 0 } } as Receipt
  const page = printablePage(receiptPage(job, short, wordsIn('en')))
  expect(page).toContain('The ledger does not add up by 2 rows.')
})
