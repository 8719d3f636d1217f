import { ActionIcon, Tooltip } from '@mantine/core'
import { CircleAlert, CircleCheck, FileInput, TriangleAlert, X } from 'lucide-react'
import type { LinedUp } from '../../../../shared/contract/open'
import { errorSentence, formatBytes, useText } from '../../../text'
import { delimiterKeyOf, encodingName } from '../../open/dialect-choices'
import styles from './several-files.module.css'

type File = LinedUp['files'][number]

interface FilesTableProps {
  readonly files: readonly File[]
  /** Columns that the table would have. */
  readonly columns: readonly string[]
  readonly onLeaveOut: (file: File) => void
  readonly onOnly: (file: File) => void
}

/** Files side by side: how each is read, and where its columns are not those of the table. */
export function FilesTable({ files, columns, onLeaveOut, onOnly }: FilesTableProps) {
  const { t } = useText('several')
  const { t: to } = useText('open')
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('title', { count: files.length })}>
        <thead>
          <tr>
            <th>{t('file')}</th>
            <th>{t('readAs')}</th>
            <th className="num">{t('size')}</th>
            <th>{t('columns')}</th>
            <th aria-label={t('leaveOut', { name: '' })} />
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={`${file.path} ${file.override?.member ?? ''}`} data-unfit={file.error ? true : undefined}>
              <td className={styles.name} title={file.path}>
                {file.label}
              </td>
              {file.source ? (
                <td className={styles.reading}>
                  {encodingName(file.source.encoding)} ·{' '}
                  {to(`delimiterNames.${delimiterKeyOf(file.source.dialect.delimiter)}`, {
                    mark: file.source.dialect.delimiter
                  })}
                  {file.source.compression !== 'none' && ` · ${to(`compressions.${file.source.compression}`)}`}
                </td>
              ) : (
                <td />
              )}
              <td className="num">
                {file.source && file.source.member === undefined ? formatBytes(file.source.sizeBytes) : ''}
              </td>
              <td>
                <Columns file={file} columns={columns} />
              </td>
              <td className={styles.acts}>
                {file.source && files.length > 1 && (
                  <Tooltip label={t('only', { name: file.label })}>
                    <ActionIcon size={24} aria-label={t('only', { name: file.label })} onClick={() => onOnly(file)}>
                      <FileInput size={14} />
                    </ActionIcon>
                  </Tooltip>
                )}
                <Tooltip label={t('leaveOut', { name: file.label })}>
                  <ActionIcon
                    size={24}
                    aria-label={t('leaveOut', { name: file.label })}
                    disabled={files.length === 1}
                    onClick={() => onLeaveOut(file)}
                  >
                    <X size={14} />
                  </ActionIcon>
                </Tooltip>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const shownNames = 6
const icon = { size: 14, 'aria-hidden': true } as const

/** What a file has of the table's columns, in words. */
function Columns({ file, columns }: { readonly file: File; readonly columns: readonly string[] }) {
  const { t } = useText('several')
  const names = (all: readonly string[]) => {
    const shown = all.slice(0, shownNames).join(', ')
    return all.length > shownNames ? t('more', { columns: shown, count: all.length - shownNames }) : shown
  }
  if (file.error) return <Line tone="bad" texts={[errorSentence(file.error)]} />
  if (file.isForeign) return <Line tone="bad" texts={[t('foreign')]} />
  const differs = [
    ...(file.missing.length > 0 ? [t('lacks', { columns: names(file.missing) })] : []),
    ...(file.extra.length > 0 ? [t('also', { columns: names(file.extra) })] : []),
    ...(file.byPosition ? [t('byPosition')] : [])
  ]
  const harmless = [
    ...file.renamed.map((one) => t('renamed', one)),
    ...(file.reordered && !file.byPosition ? [t('inOrder')] : [])
  ]
  const tone = differs.length > 0 ? 'warn' : 'good'
  const texts = differs.length > 0 ? differs : [t('all', { count: columns.length })]
  return <Line tone={tone} texts={texts} more={harmless} />
}

const icons = { good: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const

interface LineProps {
  readonly tone: keyof typeof icons
  readonly texts: readonly string[]
  /** What is worth knowing and does no harm. */
  readonly more?: readonly string[]
}

function Line({ tone, texts, more = [] }: LineProps) {
  const Icon = icons[tone]
  return (
    <div className={styles.line} data-tone={tone}>
      <Icon {...icon} />
      <span>
        {texts.join(' · ')}
        {more.length > 0 && <span className="muted"> · {more.join(' · ')}</span>}
      </span>
    </div>
  )
}
