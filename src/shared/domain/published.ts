/** How columns are written for Druid, which knows texts, longs and doubles: one place for the files, the spec, the proof and the boards. */
import type { Column, ColumnType } from './column-type'

/** Exact decimals: as a whole number of their last digit (`scaled`), or as a double. */
export type Money = 'scaled' | 'double'

/** A column as Druid has it. */
export interface PublishedColumn {
  readonly name: string
  readonly type: ColumnType
  readonly druid: 'string' | 'long' | 'double'
  /** The value times 10 to the power of this is what Druid holds; 0 for all but scaled decimals. */
  readonly scale: number
}

/** A long takes 18 digits whatever they are. */
const longDigits = 18

export function publishedColumn({ name, type }: Column, money: Money): PublishedColumn {
  switch (type.kind) {
    case 'long':
    case 'boolean':
      return { name, type, druid: 'long', scale: 0 }
    case 'double':
      return { name, type, druid: 'double', scale: 0 }
    case 'decimal':
      return money === 'scaled' && type.precision <= longDigits
        ? { name, type, druid: 'long', scale: type.scale }
        : { name, type, druid: 'double', scale: 0 }
    case 'string':
    case 'date':
    case 'timestamp':
      return { name, type, druid: 'string', scale: 0 }
  }
}

/** Moves the decimal mark of a whole number in text form to the left: `-5` by 2 is `-0.05`. */
export function unscaled(whole: string, scale: number): string {
  if (scale === 0) return whole
  const isNegative = whole.startsWith('-')
  const digits = (isNegative ? whole.slice(1) : whole).padStart(scale + 1, '0')
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return isNegative ? `-${text}` : text
}
