import { TriangleAlert } from 'lucide-react'
import type { SegmentEffect } from '../../../../shared/contract/cluster-datasource'
import type { ShownError } from '../../../client'
import { CodeView } from '../../../components/code-view'
import { ErrorPanel } from '../../../components/error-panel'
import { formatBytes, formatCount, useText } from '../../../text'
import styles from './datasource.module.css'
import { rangeWords } from './days'

interface EffectProps {
  readonly of: 'retention' | 'compaction' | 'compaction-off'
  readonly effect: SegmentEffect | undefined
  readonly error: ShownError | null
}

/** What will happen, before it is done; and what is sent for it. */
export function Effect({ of, effect, error }: EffectProps) {
  const { t } = useText('datasource')
  if (error) return <ErrorPanel title={t('effect.failed')} error={error} />
  const drops = of === 'retention' && effect !== undefined && effect.goes.segments > 0
  return (
    <div className={styles.effect} data-drops={drops || undefined} aria-live="polite">
      <b>
        {drops && <TriangleAlert size={15} aria-hidden />}
        {t('effect.title')}
      </b>
      {effect === undefined ? (
        <p className="muted">{t('effect.working')}</p>
      ) : (
        <>
          <Sentences of={of} effect={effect} />
          {of !== 'compaction-off' && (
            <details>
              <summary>{t('effect.sent')}</summary>
              <CodeView code={effect.sent} label={t('effect.sent')} />
            </details>
          )}
        </>
      )}
    </div>
  )
}

function Sentences({ of, effect: { certain, stays, goes } }: { of: EffectProps['of']; effect: SegmentEffect }) {
  const { t } = useText('datasource')
  const facts = ({ segments, rows, sizeBytes, fromMs, toMs }: SegmentEffect['goes']) => ({
    count: segments,
    rows: formatCount(rows),
    size: formatBytes(sizeBytes),
    range: rangeWords(fromMs, toMs, t('allTime'))
  })
  if (of === 'compaction-off') return <p>{t('effect.compactionOff')}</p>
  if (stays.segments + goes.segments === 0) return <p>{t('effect.nothing')}</p>
  if (!certain) return <p>{t('effect.uncertain')}</p>
  if (of === 'compaction') {
    return (
      <>
        <p>{goes.segments === 0 ? t('effect.noneCompacts') : t('effect.compacts', facts(goes))}</p>
        {stays.segments > 0 && goes.segments > 0 && <p>{t('effect.leftAlone', { count: stays.segments })}</p>}
        <p>{t('effect.sameRows')}</p>
      </>
    )
  }
  if (goes.segments === 0) return <p>{t('effect.allStay', facts(stays))}</p>
  return (
    <>
      <p>{t('effect.drops', facts(goes))}</p>
      <p>{stays.segments === 0 ? t('effect.noneStay') : t('effect.stays', facts(stays))}</p>
      <p>{t('effect.dropsAfter')}</p>
    </>
  )
}
