/** Parts of a printed receipt that say how the rows came about. */
import { typeName } from '../../../../shared/domain/column-type'
import type { Receipt } from '../../../../shared/domain/job'
import type { PrintCell, PrintSection } from '../../../components/export/printable-page'
import { formatBytes, formatCount, formatDecimal, formatDuration, formatMonth, formatPercent } from '../../../text'
import type { ReceiptWords } from './use-receipt-words'

const code = (text: string): PrintCell => ({ text, look: 'code' })

export function qualityOf({ quality }: Receipt, { t, dimension }: ReceiptWords): PrintSection[] {
  if (quality === null) return []
  return [
    {
      kind: 'table',
      title: t('qualityTitle', { score: formatDecimal(quality.score.toFixed(1)) }),
      columns: [{ label: t('dimension') }, { label: t('good'), isNumber: true }, { label: t('lost'), isNumber: true }],
      rows: quality.dimensions.map((one) => ({
        cells: [
          dimension(one.dimension),
          one.value === null ? '–' : formatPercent(one.value),
          formatDecimal(one.lost.toFixed(2))
        ]
      }))
    }
  ]
}

export function rulesOf({ rules = [] }: Receipt, { t, rule, ruleState }: ReceiptWords): PrintSection[] {
  if (rules.length === 0) return []
  const sorted = [...rules].sort((a, b) => Number(b.state === 'failed') - Number(a.state === 'failed'))
  return [
    {
      kind: 'table',
      title: t('rules'),
      columns: [{ label: t('rule') }, { label: t('state') }],
      rows: sorted.map((outcome) => ({
        cells: [rule(outcome.rule), ruleState(outcome.state)],
        isBad: outcome.state === 'failed'
      }))
    }
  ]
}

export function schemaOf({ schema, recipe }: Receipt, { t, role }: ReceiptWords): PrintSection {
  const roleOf = (column: string) =>
    Object.entries(recipe.roles).flatMap(([name, assigned]) => (assigned === column ? [role(name)] : []))
  return {
    kind: 'table',
    title: t('schema'),
    columns: [{ label: t('column') }, { label: t('type') }, { label: t('role') }],
    rows: schema.map(({ name, type }) => ({ cells: [name, code(typeName(type)), roleOf(name).join(', ')] }))
  }
}

export function readingsOf({ recipe }: Receipt, { t, reading }: ReceiptWords): PrintSection {
  return {
    kind: 'table',
    title: t('readings'),
    columns: [{ label: t('column') }, { label: t('reading') }, { label: t('empty') }, { label: t('invalid') }],
    rows: recipe.readings.map((one) => ({
      cells: [one.column, reading(one), one.nullTokens.join(', '), t(`onInvalid.${one.onInvalid}`)]
    }))
  }
}

export function partsOf({ parts }: Receipt, { t }: ReceiptWords): PrintSection[] {
  if (parts.length === 0) return []
  return [
    {
      kind: 'table',
      title: t('parts'),
      columns: [
        { label: t('month') },
        { label: t('rows'), isNumber: true },
        { label: t('size'), isNumber: true },
        { label: t('hash') }
      ],
      rows: parts.map(({ month, rows, sizeBytes, hash }) => ({
        cells: [month === null ? '–' : formatMonth(month), formatCount(rows), formatBytes(sizeBytes), code(hash ?? '–')]
      }))
    }
  ]
}

export function timingsOf({ timings }: Receipt, { t, timing }: ReceiptWords): PrintSection {
  return {
    kind: 'table',
    title: t('timings'),
    columns: [{ label: t('step') }, { label: t('took'), isNumber: true }],
    rows: timings.map(({ step, tookMs }) => ({ cells: [timing(step), formatDuration(tookMs)] }))
  }
}
