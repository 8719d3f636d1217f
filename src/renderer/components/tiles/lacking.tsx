/** Said in the place of a result that there can't be. Never a zero. */
import type { Role } from '../../../shared/domain/role'
import { currentLocale } from '../../text'
import { columnsThatMayServe } from './may-serve'
import type { Reason } from './reason'
import { reasonText } from './reason-text'
import { useTileContext } from './tile-context'
import { useTileWords } from './tile-words'
import classes from './tiles.module.css'

const mostNamed = 4

export function Lacking({ reason }: { reason: Reason }) {
  const words = useTileWords()
  return (
    <>
      <div className={classes.note} title={reason.lacks.length > 0 ? words.t('tile.lacksHint') : undefined}>
        {reasonText(reason, words)}
      </div>
      {reason.lacks.map((one) => (
        <Offer key={one} role={one} isOnly={reason.lacks.length === 1} />
      ))}
    </>
  )
}

/** The columns that might be what is missing. */
function Offer({ role, isOnly }: { role: Role; isOnly: boolean }) {
  const { t, role: nameOf } = useTileWords()
  const { dataset } = useTileContext()
  if (!dataset) return null
  const columns = columnsThatMayServe(role, dataset)
  const named = columns.slice(0, mostNamed)
  const said = columns.length > mostNamed ? `${named.join(', ')} …` : listOf(named)
  const text =
    columns.length === 0
      ? t('mayServeNone', { role: nameOf(role) })
      : isOnly
        ? t('mayServeOnly', { columns: said })
        : t('mayServe', { role: nameOf(role), columns: said })
  return (
    <div className={classes.offer} title={columns.join('\n')}>
      {text}
    </div>
  )
}

function listOf(parts: readonly string[]): string {
  return new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(parts)
}
