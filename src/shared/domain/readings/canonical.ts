/** Values as a person sees and writes them in a recipe: plain numbers with a point, ISO dates and times, true and false. */
import { type ColumnType, plainNumber, type Reading } from '../column-type'
import { invalid, parseValue } from './index'

/** The reading of a column's own texts: what a frame shows is read back to the same value. */
export function canonicalReading(column: string, type: ColumnType): Reading {
  const base = { column, type, nullTokens: [], onInvalid: 'reject' as const }
  switch (type.kind) {
    case 'string':
      return { ...base, format: null }
    case 'long':
    case 'double':
    case 'decimal':
      return { ...base, format: plainNumber }
    case 'boolean':
      return { ...base, format: { kind: 'boolean', trueTokens: ['true'], falseTokens: ['false'] } }
    case 'date':
      return { ...base, format: { kind: 'date', patterns: ['YYYY-MM-DD'], pivotYear: 68 } }
    case 'timestamp': {
      const zone = type.zone === 'offset' ? 'Z' : ''
      const patterns = ['YYYY-MM-DDTHH:mm:ss', 'YYYY-MM-DDTHH:mm:ss.SSS'].map((one) => one + zone)
      return { ...base, format: { kind: 'date', patterns: [...patterns, `YYYY-MM-DD${zone}`], pivotYear: 68 } }
    }
  }
}

/** Whether a text is a value of a type, written in its canonical way. */
export function isValueOf(type: ColumnType, text: string): boolean {
  const value = parseValue(canonicalReading('', type), text)
  return value !== invalid && value !== null
}
