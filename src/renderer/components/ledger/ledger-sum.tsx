/** Rows read (and made) = loaded + rejected + filtered + duplicates, written as the sum it is. */
import { Popover } from '@mantine/core'
import { type Ledger, ledgerGap } from '../../../shared/domain/ledger'
import { formatCount, useText } from '../../text'
import classes from './ledger.module.css'

/** Why rows are rejected. */
export interface RejectedReasons {
  /** `ragged`, or the column that did not parse. */
  readonly reasons: readonly { readonly reason: string; readonly rows: number }[]
  /** The order date, without which no row is loaded. */
  readonly dateColumn: string | null
}

type Props = {
  readonly ledger: Ledger
  /** `planned`: nothing has been loaded yet, the word is "to load". */
  readonly tense: 'planned' | 'done'
  /** Told by a click on the rejected rows; left out where they are not known. */
  readonly rejected?: RejectedReasons | undefined
}

export function LedgerSum({ ledger, tense, rejected }: Props) {
  const { t } = useText('ledger')
  const gap = ledgerGap(ledger)
  const terms = [
    { key: 'read', label: t('read'), rows: ledger.read, sign: null, tone: undefined },
    ...(ledger.made ? [{ key: 'made', label: t('made'), rows: ledger.made, sign: '+', tone: undefined }] : []),
    {
      key: 'loaded',
      label: t(tense === 'planned' ? 'toLoad' : 'loaded'),
      rows: ledger.loaded,
      sign: '=',
      tone: 'good'
    },
    { key: 'rejected', label: t('rejected'), rows: ledger.rejected, sign: '+', tone: 'bad' },
    { key: 'filtered', label: t('filtered'), rows: ledger.filtered, sign: '+', tone: undefined },
    { key: 'deduplicated', label: t('deduplicated'), rows: ledger.deduplicated, sign: '+', tone: undefined },
    ...(ledger.joinedOut
      ? [{ key: 'joinedOut', label: t('joinedOut'), rows: ledger.joinedOut, sign: '+', tone: undefined }]
      : []),
    ...(ledger.otherMonths
      ? [{ key: 'otherMonths', label: t('otherMonths'), rows: ledger.otherMonths, sign: '+', tone: undefined }]
      : [])
  ]
  return (
    <>
      <dl className={classes.sum} aria-label={t('title')}>
        {terms.map((term) => (
          <div
            key={term.key}
            className={classes.term}
            data-sign={term.sign ?? undefined}
            data-tone={term.rows > 0 ? term.tone : undefined}
          >
            <dt>{term.label}</dt>
            <dd>
              {term.key === 'rejected' && rejected && rejected.reasons.length > 0 ? (
                <Rejected rows={term.rows} {...rejected} />
              ) : (
                formatCount(term.rows)
              )}
            </dd>
          </div>
        ))}
      </dl>
      {gap !== 0 && (
        <strong className={classes.gap} role="alert">
          {t('gap', { count: gap })}
        </strong>
      )}
    </>
  )
}

/** The number of rejected rows; a click says why they are. */
function Rejected({ rows, reasons, dateColumn }: RejectedReasons & { rows: number }) {
  const { t } = useText('ledger')
  const words = (reason: string) => {
    if (reason === 'ragged') return t('ragged')
    return t(reason === dateColumn ? 'noDate' : 'unreadable', { column: reason })
  }
  return (
    <Popover position="top" width={300} trapFocus withArrow>
      <Popover.Target>
        <button type="button" className={classes.why} title={t('reasons')}>
          {formatCount(rows)}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.reasons} aria-label={t('reasons')} tabIndex={-1} data-autofocus>
        <h2>{t('reasons')}</h2>
        <ul>
          {reasons.map(({ reason, rows: count }) => (
            <li key={reason}>
              <span>{words(reason)}</span>
              <span className="num">{formatCount(count)}</span>
            </li>
          ))}
        </ul>
        <p className="muted">{t('reasonsHint')}</p>
      </Popover.Dropdown>
    </Popover>
  )
}
