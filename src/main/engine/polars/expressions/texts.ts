/** Values of any type as plain text, the way `concat` joins them. */
import pl from 'nodejs-polars'
import type { NodeType } from '../../../../shared/domain/expression'
import type { Expr } from '../frames'

export function asText(value: Expr, type: NodeType): Expr {
  switch (type.kind) {
    case 'string':
    case 'null':
      return value
    case 'long':
    case 'decimal':
    case 'boolean':
    case 'date':
      return value.cast(pl.String)
    case 'double':
      return value.cast(pl.String).str.replace('\\.0$', '')
    case 'timestamp':
      return value.dt.strftime(`%Y-%m-%dT%H:%M:%S%.f${type.zone === 'offset' ? 'Z' : ''}`)
  }
}
