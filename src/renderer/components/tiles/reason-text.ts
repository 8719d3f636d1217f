/** Why a tile has no result, in words. */
import { currentLocale } from '../../text'
import type { Reason } from './reason'
import type { TileWords } from './tile-words'

/** The columns that are missing, or why what is there is not added up. */
export function reasonText(reason: Reason, { t, role }: Pick<TileWords, 't' | 'role'>): string {
  if (reason.lacks.length === 0) return t(`tile.blocked.${reason.blocked ?? 'none'}`)
  const names = new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(reason.lacks.map(role))
  return t('tile.lacks', { roles: names })
}
