/** The steps of a bridge, then the values that changed most. */
import type { BridgeTile } from '../../../../shared/domain/board'
import { fullValue } from '../numbers'
import type { TileWords } from '../tile-vocabulary'
import { column, type TwinRow, type TwinTable } from './column'

export function bridgeTwin(tile: BridgeTile, { t, role, label }: TileWords): TwinTable {
  const money = (value: string | null) => (value === null ? '' : fullValue(value, 'money'))
  const row = (part: string, name: string | null, value: string | null): TwinRow => ({
    cells: [part, name ?? '', money(value)],
    raw: [part, name, value]
  })
  return {
    columns: [column(t('bridge.part'), 'text'), column(role(tile.dimension), 'text'), column(t('tile.value'), 'money')],
    rows: [
      row(t('bridge.before'), null, tile.before),
      ...tile.steps.map((step) => row(t(`bridge.parts.${step.part}`), null, step.value)),
      row(t('bridge.after'), null, tile.after),
      ...tile.items.map((item) =>
        row(t(`bridge.parts.${item.part}`), label({ label: item.label, otherCount: null }), item.value)
      )
    ]
  }
}
