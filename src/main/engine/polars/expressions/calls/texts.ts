/** Calls of texts. */
import pl from 'nodejs-polars'
import { patternReplacement, writtenNumber, writtenPattern, writtenText } from '../../../../../shared/domain/expression'
import { trimCharacters } from '../../../../../shared/domain/readings'
import { dataTypeOf, type Expr } from '../../frames'
import { titleCase } from '../letters'
import { asText } from '../texts'
import { type Calling, partOf, textOf } from './calling'

export function write(calling: Calling): Expr | null {
  const { name, parts, share } = calling
  const text = (at: number) => textOf(calling, at)
  const number = (at: number) => writtenNumber(partOf(calling, at), 'number', 0)
  switch (name) {
    case 'lower':
      return text(0).str.toLowerCase()
    case 'upper':
      return text(0).str.toUpperCase()
    case 'title':
      return titleCase(text(0))
    case 'trim':
      return text(0).str.stripChars(trimCharacters)
    case 'length':
      return text(0)
        .str.lengths()
        .cast(dataTypeOf({ kind: 'long' }))
    case 'left':
      return text(0).str.slice(0, number(1))
    case 'right':
      return text(0).str.slice(-number(1))
    case 'substring': {
      const start = number(1) - 1
      return parts[2] === undefined ? text(0).str.slice(start) : text(0).str.slice(start, number(2))
    }
    case 'pad_left':
      return text(0).str.padStart(number(1), writtenText(partOf(calling, 2), 1))
    case 'split_part':
      return text(0)
        .str.split(writtenText(partOf(calling, 1), 1))
        .lst.get(number(2) - 1, true)
    case 'contains':
      return text(0).str.contains(text(1), true)
    case 'starts_with':
      return text(0).str.startsWith(text(1))
    case 'ends_with':
      return text(0).str.endsWith(text(1))
    case 'matches':
      return text(0).str.contains(writtenPattern(partOf(calling, 1), false).text)
    case 'extract':
      return text(0).str.extract(writtenPattern(partOf(calling, 1), false).text, parts[2] === undefined ? 0 : number(2))
    case 'replace_pattern': {
      const { pattern, fresh } = patternReplacement(partOf(calling, 1), partOf(calling, 2))
      return text(0).str.replaceAll(pattern, fresh)
    }
    case 'replace': {
      const old = writtenText(partOf(calling, 1), 1)
      return text(0).str.replaceAll(pl.lit(old), pl.lit(writtenText(partOf(calling, 2), 0)), true)
    }
    case 'concat':
      return parts
        .map((part) => {
          if (part.type.kind === 'null') return pl.lit('')
          const value = share(asText(calling.value(part), part.type))
          return pl.when(value.isNull()).then(pl.lit('')).otherwise(value)
        })
        .reduce((joined, value) => joined.plus(value))
    default:
      return null
  }
}
