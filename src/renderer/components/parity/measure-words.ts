import { useText } from '../../text'

/** The warehouse's own column of the order date. */
const timeColumn = '__time'

/** `rows`, `sum(Sales)`, `min(__time)` in words; what is not known stands as it is. */
export function useMeasureWords(): (name: string) => string {
  const { t } = useText('jobs')
  const { t: ingest } = useText('ingest')
  return (name) => {
    if (name === 'rows') return t('measures.rows')
    if (name === 'rows of other months') return ingest('parity.others')
    const [, kind, column] = /^(sum|min|max|distinct)\((.*)\)$/s.exec(name) ?? []
    if (column === undefined) return name
    const isTime = column === timeColumn
    switch (kind) {
      case 'sum':
        return t('measures.sum', { column })
      case 'distinct':
        return t('measures.distinct', { column })
      case 'min':
        return isTime ? t('measures.first') : t('measures.min', { column })
      case 'max':
        return isTime ? t('measures.last') : t('measures.max', { column })
      default:
        return name
    }
  }
}
