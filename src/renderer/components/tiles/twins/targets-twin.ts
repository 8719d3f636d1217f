/** The twin of sales against targets; the sum of all stands last. */
import type { TargetsTile } from '../../../../shared/domain/board'
import type { ExportCell } from '../../export/csv'
import { fullValue, shareText, signedChange } from '../numbers'
import type { TileWords } from '../tile-vocabulary'
import { column, type TwinTable, typeOf } from './column'

export function targetsTwin(tile: TargetsTile, words: TileWords): TwinTable {
  const { t } = words
  const value = typeOf(tile.unit)
  const hasWhole = tile.rows.some((row) => row.wholeTarget !== null) || tile.total?.wholeTarget != null
  const lineOf = (name: string, row: NonNullable<TargetsTile['total']>) => {
    const amount = (text: string | null) => (text === null ? '' : fullValue(text, tile.unit))
    const share = (number: number | null) => (number === null ? t('notAvailable') : shareText(number))
    const cells = [
      name,
      amount(row.sales),
      amount(row.target),
      share(row.attainment),
      row.gap === null ? '' : signedChange(row.gap, tile.unit)
    ]
    const raw: ExportCell[] = [name, row.sales, row.target, row.attainment, row.gap]
    if (hasWhole) {
      cells.push(amount(row.wholeTarget), row.wholeTarget === null ? '' : share(row.wholeAttainment))
      raw.push(row.wholeTarget, row.wholeAttainment)
    }
    return { cells, raw, note: row.noNumber === null ? null : t(`noGrowth.${row.noNumber}`) }
  }
  return {
    columns: [
      column(tile.dimension === null ? t('tile.month') : words.role(tile.dimension), 'text'),
      column(t('targets.sales'), value),
      column(t('targets.target'), value),
      column(t('targets.reached'), 'percent'),
      column(t('targets.gap'), value),
      ...(hasWhole ? [column(t('targets.whole'), value), column(t('targets.wholeReached'), 'percent')] : [])
    ],
    rows: [
      ...tile.rows.map((row) => ({
        ...lineOf(targetName(row.label, tile, words), row),
        ...(tile.dimension === null ? {} : { picks: { role: tile.dimension, value: row.label } })
      })),
      ...(tile.total === null ? [] : [lineOf(t('targets.total'), tile.total)])
    ]
  }
}

/** The value, or the month by its first day. */
export function targetName(label: string, { dimension }: Pick<TargetsTile, 'dimension'>, words: TileWords): string {
  return dimension === null ? words.period(label, 'month') : label
}
