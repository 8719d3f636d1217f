import {
  type ColumnKind,
  type ColumnType,
  defaultPivotYear,
  type Format,
  plainNumber,
  type Reading
} from '../../../shared/domain/column-type'

export const kinds: readonly ColumnKind[] = ['string', 'long', 'decimal', 'double', 'boolean', 'date', 'timestamp']

const typeOf: Readonly<Record<ColumnKind, ColumnType>> = {
  string: { kind: 'string' },
  long: { kind: 'long' },
  double: { kind: 'double' },
  decimal: { kind: 'decimal', precision: 38, scale: 2 },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  timestamp: { kind: 'timestamp', zone: 'none' }
}

const dayPattern = /[T ]?H{1,2}.*$/

function formatFor(kind: ColumnKind, now: Format | null): Format | null {
  switch (kind) {
    case 'string':
      return null
    case 'long':
    case 'double':
    case 'decimal':
      return now?.kind === 'number' ? now : plainNumber
    case 'boolean':
      return now?.kind === 'boolean'
        ? now
        : { kind: 'boolean', trueTokens: ['true', 'yes', '1'], falseTokens: ['false', 'no', '0'] }
    case 'date': {
      if (now?.kind !== 'date') return { kind: 'date', patterns: ['YYYY-MM-DD'], pivotYear: defaultPivotYear }
      return { ...now, patterns: [...new Set(now.patterns.map((pattern) => pattern.replace(dayPattern, '')))] }
    }
    case 'timestamp': {
      if (now?.kind !== 'date') return { kind: 'date', patterns: ['YYYY-MM-DD HH:mm:ss'], pivotYear: defaultPivotYear }
      return { ...now, patterns: now.patterns.map((pattern) => (/H/.test(pattern) ? pattern : `${pattern} HH:mm:ss`)) }
    }
  }
}

/** The reading under another type, keeping of its format what still makes sense. */
export function withKind(reading: Reading, kind: ColumnKind): Reading {
  if (reading.type.kind === kind) return reading
  return { ...reading, type: typeOf[kind], format: formatFor(kind, reading.format) }
}
