/** The part of a printed receipt that tells of the cluster. */
import type { ClusterProof } from '../../../../shared/domain/destination'
import type { PrintCell, PrintSection } from '../../../components/export/printable-page'
import { formatBytes, formatCount } from '../../../text'
import type { ReceiptWords } from './use-receipt-words'

const code = (text: string): PrintCell => ({ text, look: 'code' })

export function clusterOf(proof: ClusterProof, { t }: ReceiptWords): PrintSection[] {
  const appendix = (title: string, text: string | null): PrintSection[] =>
    text === null ? [] : [{ kind: 'text', title, text: readable(text) }]
  return [
    {
      kind: 'facts',
      title: t('cluster'),
      facts: [
        [t('connection'), proof.connection],
        [t('router'), code(proof.routerUrl)],
        [t('version'), proof.druidVersion ?? '–'],
        [t('dataSource'), code(proof.dataSource)],
        [t('method'), t(`methods.${proof.method}`)],
        [t('task'), code(proof.taskId)],
        [t('bucket'), code(proof.bucket)],
        [t('manifest'), code(proof.manifestKey)],
        [t('segments'), `${formatCount(proof.segments)} · ${formatBytes(proof.segmentBytes)}`]
      ]
    },
    {
      kind: 'table',
      title: t('objects'),
      columns: [
        { label: t('key') },
        { label: t('rows'), isNumber: true },
        { label: t('size'), isNumber: true },
        { label: t('hash') },
        { label: t('wasThere') }
      ],
      rows: [
        ...(proof.originals?.objects ?? []).map(({ key, sizeBytes, hash, wasThere }) => ({
          cells: [code(key), '', formatBytes(sizeBytes), code(hash), t(wasThere ? 'yes' : 'no')]
        })),
        ...proof.objects.map(({ key, rows, sizeBytes, hash, wasThere }) => ({
          cells: [code(key), formatCount(rows), formatBytes(sizeBytes), code(hash), t(wasThere ? 'yes' : 'no')]
        }))
      ]
    },
    ...appendix(t('spec'), proof.spec),
    ...appendix(t('status'), proof.status),
    ...appendix(t('report'), proof.report),
    ...appendix(t('payload'), proof.payload),
    ...appendix(t('log'), proof.log)
  ]
}

/** JSON on lines of its own; other text as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
