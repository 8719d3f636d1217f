/** A receipt as a page to be printed: everything that it proves, in the person's words. */
import type { JobDetail, ParityRow, Receipt } from '../../../../shared/domain/job'
import { ledgerGap } from '../../../../shared/domain/ledger'
import { splitParity } from '../../../../shared/domain/receipt-parity'
import type { PrintCell, PrintPage, PrintSection } from '../../../components/export/printable-page'
import {
  currentLocale,
  errorSentence,
  formatBytes,
  formatCount,
  formatDateTime,
  formatDecimal,
  formatDuration,
  formatMonth
} from '../../../text'
import { clusterOf } from './receipt-cluster'
import { partsOf, qualityOf, readingsOf, rulesOf, schemaOf, timingsOf } from './receipt-details'
import type { ReceiptWords } from './use-receipt-words'

const code = (text: string): PrintCell => ({ text, look: 'code' })

/** @param job of the receipt */
export function receiptPage(job: JobDetail, receipt: Receipt, words: ReceiptWords): PrintPage {
  const { t } = words
  const wrong = receipt.parity.filter(({ equal }) => !equal).length
  const place = receipt.cluster?.connection ?? t('thisMachine')
  return {
    language: currentLocale(),
    title: t('title', { dataset: receipt.dataset }),
    subtitle: t('subtitle', { name: receipt.source.name, place, at: formatDateTime(receipt.finishedMs) }),
    verdict:
      receipt.parity.length === 0
        ? null
        : wrong === 0
          ? { text: t('allAgree', { count: receipt.parity.length }), isGood: true }
          : { text: t('someDiffer', { count: wrong, all: formatCount(receipt.parity.length) }), isGood: false },
    sections: [
      loadFacts(job, receipt, place, words),
      ...ledgerOf(receipt, words),
      ...parityOf(receipt, words),
      sourceFacts(receipt, words),
      ...filesOf(receipt, words),
      ...monthsOf(receipt, words),
      ...qualityOf(receipt, words),
      ...rulesOf(receipt, words),
      schemaOf(receipt, words),
      readingsOf(receipt, words),
      { kind: 'list', title: t('steps'), items: receipt.recipe.steps.map(words.step), none: t('noSteps') },
      ...partsOf(receipt, words),
      timingsOf(receipt, words),
      attemptsOf(job, words),
      ...(receipt.cluster ? clusterOf(receipt.cluster, words) : [])
    ],
    foot: t('foot', { id: receipt.jobId })
  }
}

function loadFacts(job: JobDetail, receipt: Receipt, place: string, { t, mode, state }: ReceiptWords): PrintSection {
  return {
    kind: 'facts',
    title: t('load'),
    facts: [
      [t('job'), code(receipt.jobId)],
      [t('state'), state(job.state)],
      [t('place'), place],
      [t('mode'), mode(receipt.mode)],
      [t('started'), formatDateTime(job.createdMs)],
      [t('finished'), formatDateTime(receipt.finishedMs)],
      ...(receipt.quality ? [[t('quality'), formatDecimal(receipt.quality.score.toFixed(1))] as const] : []),
      ...(receipt.belowGateReason === null ? [] : [[t('reason'), receipt.belowGateReason] as const]),
      ...(receipt.correctionOf ? [[t('correctionOf'), code(receipt.correctionOf.jobId)] as const] : []),
      ...(receipt.putBack ?? []).map(({ jobId, loaded }) => [t('putBack', { count: loaded }), code(jobId)] as const)
    ]
  }
}

function ledgerOf({ ledger }: Receipt, { t }: ReceiptWords): PrintSection[] {
  const gap = ledgerGap(ledger)
  const line = (sign: string, name: string, rows: number) => ({
    cells: [sign === '' ? name : `${sign} ${name}`, formatCount(rows)]
  })
  return [
    {
      kind: 'table',
      title: t('rows'),
      note: gap === 0 ? t('addsUp') : t('gap', { count: gap }),
      columns: [{ label: t('rows') }, { label: t('count'), isNumber: true }],
      rows: [
        line('', t('ledger.read'), ledger.read),
        ...(ledger.made ? [line('+', t('ledger.made'), ledger.made)] : []),
        line('=', t('ledger.loaded'), ledger.loaded),
        line('+', t('ledger.rejected'), ledger.rejected),
        line('+', t('ledger.filtered'), ledger.filtered),
        line('+', t('ledger.deduplicated'), ledger.deduplicated),
        ...(ledger.joinedOut ? [line('+', t('ledger.joinedOut'), ledger.joinedOut)] : []),
        ...(ledger.otherMonths ? [line('+', t('ledger.otherMonths'), ledger.otherMonths)] : [])
      ]
    }
  ]
}

function parityOf({ parity, notCompared = [] }: Receipt, words: ReceiptWords): PrintSection[] {
  const { t, measure, amount } = words
  const { whole, months } = splitParity(parity)
  const verdict = (row: ParityRow): PrintCell =>
    row.equal ? { text: `✓ ${t('equal')}`, look: 'good' } : { text: `✗ ${t('differs')}`, look: 'bad' }
  const values = (row: ParityRow) => [measure(row.name), amount(row.shaped), amount(row.warehouse), verdict(row)]
  const columns = [
    { label: t('measure') },
    { label: t('shaped'), isNumber: true },
    { label: t('warehouse'), isNumber: true },
    { label: t('compared') }
  ]
  const sections: PrintSection[] = []
  if (whole.length + notCompared.length > 0) {
    const rows = [
      ...whole.map((row) => ({ cells: values(row), isBad: !row.equal })),
      ...notCompared.map(({ name, shaped }) => ({
        cells: [measure(name), amount(shaped), amount(null), t('notCounted')]
      }))
    ]
    const why = notCompared.map(({ name }) => t('notCountedWhy', { measure: measure(name) }))
    sections.push({ kind: 'table', title: t('parity'), note: [t('parityNote'), ...why].join(' '), columns, rows })
  }
  if (months.length > 0) {
    sections.push({
      kind: 'table',
      title: t('parityByMonth'),
      columns: [{ label: t('month') }, ...columns],
      rows: months.flatMap(({ month, rows }) =>
        rows.map((row) => ({ cells: [formatMonth(month), ...values(row)], isBad: !row.equal }))
      )
    })
  }
  return sections
}

function sourceFacts({ source, partsHash }: Receipt, { t }: ReceiptWords): PrintSection {
  return {
    kind: 'facts',
    title: t('source'),
    facts: [
      [t('file'), source.name],
      [t('path'), source.path],
      [t('size'), formatBytes(source.sizeBytes)],
      [t('hash'), code(source.contentHash)],
      ...(partsHash === undefined ? [] : [[t('partsHash'), code(partsHash)] as const])
    ]
  }
}

function filesOf({ source: { files } }: Receipt, { t }: ReceiptWords): PrintSection[] {
  if (!files) return []
  return [
    {
      kind: 'table',
      title: t('files'),
      columns: [
        { label: t('file') },
        { label: t('ledger.read'), isNumber: true },
        { label: t('size'), isNumber: true },
        { label: t('hash') }
      ],
      rows: files.map((file) => ({
        cells: [file.label, formatCount(file.rows), formatBytes(file.sizeBytes), code(file.contentHash)]
      }))
    }
  ]
}

function monthsOf({ months }: Receipt, { t }: ReceiptWords): PrintSection[] {
  if (months.length === 0) return []
  return [
    {
      kind: 'table',
      title: t('months'),
      columns: [{ label: t('month') }, { label: t('before'), isNumber: true }, { label: t('after'), isNumber: true }],
      rows: months.map(({ month, rows, rowsBefore }) => ({
        cells: [formatMonth(month), formatCount(rowsBefore), formatCount(rows)]
      }))
    }
  ]
}

function attemptsOf({ attempts }: JobDetail, { t, state }: ReceiptWords): PrintSection {
  return {
    kind: 'table',
    title: t('attempts'),
    columns: [
      { label: t('number'), isNumber: true },
      { label: t('started') },
      { label: t('took'), isNumber: true },
      { label: t('state') },
      { label: t('error') }
    ],
    rows: attempts.map((one) => ({
      cells: [
        String(one.number),
        formatDateTime(one.startedMs),
        one.endedMs === null ? '–' : formatDuration(one.endedMs - one.startedMs),
        state(one.state),
        one.error === null ? '' : errorSentence(one.error)
      ],
      isBad: one.error !== null
    }))
  }
}
