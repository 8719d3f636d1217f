/** What a calculated number is made of, in words. */
import type { NumberPart, NumberTile } from '../../../shared/domain/board'
import { formatDate } from '../../text'
import { fullValue, signedPercent } from './numbers'
import type { TileWords } from './tile-vocabulary'

type Calculated = Pick<NumberTile, 'calculation' | 'parts'>

const growths: ReadonlySet<NumberPart['part']> = new Set(['overall', 'perDay'])

function partText({ part, value, unit }: NumberPart, { t }: Pick<TileWords, 't'>): string {
  switch (unit) {
    case 'day':
      return formatDate(value)
    case 'days':
      return t('partDays', { count: Number(value) })
    case 'text':
      return value
    default:
      return growths.has(part) ? signedPercent(Number(value)) : fullValue(value, unit)
  }
}

/** Each part with its name. */
export function partsOf({ parts = [] }: Calculated, words: Pick<TileWords, 't'>): { term: string; text: string }[] {
  return parts.map((part) => ({ term: words.t(`parts.${part.part}`), text: partText(part, words) }))
}

/** The line below the number that it must not stand without; null: it says all. */
export function noteOf({ calculation, parts = [] }: Calculated, words: Pick<TileWords, 't'>): string | null {
  const { t } = words
  const find = (name: NumberPart['part']) => parts.find(({ part }) => part === name)
  const count = (name: NumberPart['part']) => Number(find(name)?.value ?? 0)
  if (parts.length === 0) return null
  switch (calculation) {
    case 'inactive-customers':
      return t('notes.inactive', { days: count('afterDays') })
    case 'lifetime-value':
      return t('notes.lifetime', { count: count('expectedYears') })
    case 'quota-attainment': {
      const [target, whole, share] = [find('target'), find('wholeTarget'), find('wholeRate')]
      if (!target) return null
      if (!whole || !share) return t('notes.target', { target: partText(target, words) })
      return t('notes.targetWhole', {
        target: partText(target, words),
        whole: partText(whole, words),
        share: partText(share, words)
      })
    }
    case 'same-store-growth': {
      const overall = find('overall')
      return overall
        ? t('notes.sameStore', { count: count('comparable'), overall: partText(overall, words) })
        : t('notes.sameStoreOnly', { count: count('comparable') })
    }
    default:
      return null
  }
}
