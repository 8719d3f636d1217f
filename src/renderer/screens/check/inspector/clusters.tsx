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
  readonly columns: readonly ColumnReport[]
  /** Index of the selected column. */
  readonly selected: number
  readonly onSelect: (column: number) => void
  readonly fixes: Fixes
}

/** Groups of values that are probably one, by a method of choice, and merging them. */
export function Clusters({ sourceId, columns, selected, onSelect, fixes }: ClustersProps) {
  const { t } = useText('profile')
  const [options, setOptions] = useState<ClusterOptions>({ method: 'fingerprint', size: 2, radius: 1 })
  const columnId = useId()
  const methodId = useId()
  const numberId = useId()
  const texts = columns.filter(({ reading }) => reading.type.kind === 'string')
  const column = texts.find(({ index }) => index === selected)
  const query = useQuery({
    ...api.check.clusters.queryOptions({ input: { sourceId, column: column?.name ?? '', ...options } }),
    enabled: column !== undefined,
    placeholderData: undefined,
    staleTime: Number.POSITIVE_INFINITY
  })
  const { method } = options
  const picker = (
    <div className={styles.form}>
      <div>
        <label htmlFor={columnId}>{t('clusters.column')}</label>
        <Select
          id={columnId}
          data={texts.map(({ index, name }) => ({ value: String(index), label: name }))}
          value={column ? String(column.index) : null}
          placeholder={t('clusters.choose')}
          searchable
          onChange={(index) => index !== null && onSelect(Number(index))}
        />
      </div>
    </div>
  )
  if (texts.length === 0) return <p className={styles.note}>{t('clusters.textOnly')}</p>
  if (!column) {
    return (
      <>
        {picker}
        <p className={styles.hint}>{t('clusters.textOnly')}</p>
      </>
    )
  }
  return (
    <>
      {picker}
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
