/** Columns of targets behind those of a chart: of the days that are shown, and of whole periods where some are not. */
import type { TargetLine, Unit } from '../../../../shared/domain/board'
import type { ExportCell } from '../../export/csv'
import { fullValue } from '../numbers'
import type { TileWords } from '../tile-vocabulary'
import { column, type TwinColumn, typeOf } from './column'

type TargetColumns = {
  readonly columns: readonly TwinColumn[]
  /** What stands in them in the row of a period. */
  readonly at: (index: number) => { readonly cells: readonly string[]; readonly raw: readonly ExportCell[] }
}

/** @param lineNames null: the chart has one line, whose name says nothing */
export function targetColumns(
  target: TargetLine | undefined,
  unit: Unit,
  lineNames: readonly string[] | null,
  { t }: Pick<TileWords, 't'>
): TargetColumns {
  const told = (target?.lines ?? []).flatMap((line, at) => {
    const of = (name: string) => (lineNames === null ? name : `${lineNames[at]}, ${name}`)
    return [
      { label: of(t('targets.target')), texts: line.shown },
      { label: of(t('targets.whole')), texts: line.whole }
    ].filter(({ texts }) => texts.some((text) => text !== null))
  })
  return {
    columns: told.map(({ label }) => column(label, typeOf(unit))),
    at: (index) => {
      const raw = told.map(({ texts }) => texts[index] ?? null)
      return { raw, cells: raw.map((text) => (text === null ? '' : fullValue(text, unit))) }
    }
  }
}
