/** Rows read (and made) = loaded + rejected + filtered + duplicates, written as the sum it is. */
import { Tooltip } from '@mantine/core'
import { type Ledger, ledgerGap } from '../../../shared/domain/ledger'
import { formatCount, useText } from '../../text'
import classes from './ledger.module.css'

type Props = {
  readonly ledger: Ledger
  /** `planned`: nothing has been loaded yet, the word is "to load". */
  readonly tense: 'planned' | 'done'
  /** Why rows are rejected: `ragged`, or the column that did not parse. */
  readonly reasons?: readonly { readonly reason: string; readonly rows: number }[]
}

export function LedgerSum({ ledger, tense, reasons = [] }: Props) {
  const { t } = useText('ledger')
  const gap = ledgerGap(ledger)
  const why = reasons.map(({ reason, rows }) => `${reason === 'ragged' ? t('ragged') : reason}: ${formatCount(rows)}`)
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
      : [])
  ]
  return (
    <>
      <dl className={classes.sum} aria-label={t('title')}>
        {terms.map((term) => (
          <Tooltip
            key={term.key}
            disabled={term.key !== 'rejected' || why.length === 0}
            label={why.map((line) => <div key={line}>{line}</div>)}
          >
            <div
              className={classes.term}
              data-sign={term.sign ?? undefined}
              data-tone={term.rows > 0 ? term.tone : undefined}
            >
              <dt>{term.label}</dt>
              <dd>{formatCount(term.rows)}</dd>
            </div>
          </Tooltip>
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
