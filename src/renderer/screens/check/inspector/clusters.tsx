import { Button, NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import { ClusterMethod, type ClusterOptions } from '../../../../shared/domain/cluster'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { formatCount, formatDuration, useText } from '../../../text'
import type { Fixes } from '../use-fixes'
import { ClusterList } from './cluster-list'
import styles from './clusters.module.css'

interface ClustersProps {
  readonly sourceId: string
  readonly column: ColumnReport | undefined
  readonly fixes: Fixes
}

/** Groups of values that are probably one, by a method of choice, and merging them. */
export function Clusters({ sourceId, column, fixes }: ClustersProps) {
  const { t } = useText('profile')
  const [options, setOptions] = useState<ClusterOptions>({ method: 'fingerprint', size: 2, radius: 1 })
  const methodId = useId()
  const numberId = useId()
  const isText = column?.reading.type.kind === 'string'
  const query = useQuery({
    ...api.check.clusters.queryOptions({ input: { sourceId, column: column?.name ?? '', ...options } }),
    enabled: isText,
    placeholderData: undefined,
    staleTime: Number.POSITIVE_INFINITY
  })
  if (!column || !isText) return <p className={styles.note}>{t('clusters.textOnly')}</p>
  const { method } = options
  return (
    <>
      <h2 className={styles.name}>{column.name}</h2>
      <div className={styles.form}>
        <div>
          <label htmlFor={methodId}>{t('clusters.method')}</label>
          <Select
            id={methodId}
            data={ClusterMethod.options.map((value) => ({ value, label: t(`clusters.methods.${value}`) }))}
            value={method}
            allowDeselect={false}
            onChange={(value) => value && setOptions({ ...options, method: value as ClusterMethod })}
          />
        </div>
        {(method === 'ngram-fingerprint' || method === 'levenshtein') && (
          <div className={styles.number}>
            <label htmlFor={numberId}>{t(method === 'levenshtein' ? 'clusters.radius' : 'clusters.size')}</label>
            <NumberInput
              id={numberId}
              min={1}
              max={method === 'levenshtein' ? 3 : 6}
              allowDecimal={false}
              clampBehavior="strict"
              value={method === 'levenshtein' ? options.radius : options.size}
              onChange={(value) => {
                if (typeof value !== 'number') return
                setOptions(method === 'levenshtein' ? { ...options, radius: value } : { ...options, size: value })
              }}
            />
          </div>
        )}
      </div>
      <p className={styles.hint}>{t(`clusters.hints.${method}`)}</p>
      {query.error && (
        <ErrorPanel title={t('clusters.failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isFetching && !query.data && (
        <p className={styles.note} role="status">
          {t('clusters.busy')} …{' '}
        </p>
      )}
      {query.data &&
        (query.data.clusters.length === 0 ? (
          <p className={styles.note}>{t('clusters.none', { count: query.data.compared })}</p>
        ) : (
          <>
            <p className={styles.sum}>
              <b>{t('clusters.found', { count: query.data.found })}</b>{' '}
              {t('clusters.among', {
                values: formatCount(query.data.compared),
                took: formatDuration(query.data.tookMs)
              })}
            </p>
            {query.data.limited && <p className={styles.hint}>{t('clusters.limited')}</p>}
            {query.data.found > query.data.clusters.length && (
              <p className={styles.hint}>{t('clusters.shown', { shown: formatCount(query.data.clusters.length) })}</p>
            )}
            <ClusterList
              key={`${column.name} ${JSON.stringify(options)}`}
              column={column.name}
              clusters={query.data.clusters}
              fixes={fixes}
            />
          </>
        ))}
      {query.isFetching && query.data && <Button loading variant="subtle" aria-label={t('clusters.busy')} />}
    </>
  )
}
