import type { DatasourceDetails } from '../../../../shared/contract/cluster-datasource'
import { formatBytes, formatCount, useText } from '../../../text'
import { Figure, Figures } from '../page/figure'
import styles from './datasource.module.css'

/** The datasource in four figures. */
export function Totals({ totals }: { totals: NonNullable<DatasourceDetails['totals']> }) {
  const { t } = useText('datasource')
  const { rows, sizeBytes, segments, available, copies, copiesWanted, lacking } = totals
  const isLow = available < segments
  return (
    <Figures>
      <Figure
        name={t('rows')}
        value={formatCount(rows)}
        below={segments === 0 ? '' : t('average', { rows: formatCount(Math.round(rows / segments)) })}
      />
      <Figure
        name={t('size')}
        value={formatBytes(sizeBytes)}
        below={rows === 0 ? '' : t('perRow', { size: formatBytes(Math.round(sizeBytes / rows)) })}
      />
      <Figure
        name={t('segments')}
        value={formatCount(segments)}
        below={
          segments === 0 ? (
            t('empty')
          ) : isLow ? (
            <span className={styles.low}>
              {t('someAvailable', { available: formatCount(available), segments: formatCount(segments) })}
            </span>
          ) : (
            t('allAvailable')
          )
        }
      />
      <Figure
        name={t('copies')}
        value={
          copiesWanted === null
            ? formatCount(copies)
            : t('copiesOf', { copies: formatCount(copies), wanted: formatCount(copiesWanted) })
        }
        below={
          segments === 0
            ? ''
            : lacking === null
              ? t('copiesUnknown')
              : lacking === 0
                ? t('copiesMet')
                : t('lacking', { count: lacking })
        }
      />
    </Figures>
  )
}
