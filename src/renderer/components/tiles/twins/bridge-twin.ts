/** The steps of a bridge, then the values that changed most. */
import type { BridgeTile } from '../../../../shared/domain/board'
import { fullValue } from '../numbers'
import type { TileWords } from '../tile-vocabulary'
import { column, type TwinRow, type TwinTable } from './column'

export function bridgeTwin(tile: BridgeTile, { t, role, label }: TileWords): TwinTable {
  const money = (value: string | null) => (value === null ? '' : fullValue(value, 'money'))
  const step = (name: string, value: string | null): TwinRow => ({
    cells: [name, '', money(value), '', ''],
    raw: [name, null, value, null, null]
  })
  return {
    columns: [
      column(t('bridge.part'), 'text'),
      column(role(tile.dimension), 'text'),
      column(t('tile.value'), 'money'),
      column(t('bridge.volume'), 'money'),
      column(t('bridge.price'), 'money')
    ],
    rows: [
      step(t('bridge.before'), tile.before),
      ...tile.steps.map((one) => step(t(`bridge.parts.${one.part}`), one.value)),
      step(t('bridge.after'), tile.after),
      ...tile.items.map((item): TwinRow => {
        const part = t(`bridge.parts.${item.part}`)
        const name = label({ label: item.label, otherCount: null })
        return {
          cells: [part, name, money(item.change), money(item.volume), money(item.price)],
          raw: [part, name, item.change, item.volume, item.price]
        }
      })
    ]
  }
}
