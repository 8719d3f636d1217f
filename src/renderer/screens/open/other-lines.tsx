import type { Structure } from '../../../shared/domain/source'
import { formatCount, inFile, useText } from '../../text'
import { encodingName } from './dialect-choices'
import styles from './open.module.css'

const listed = 20

/** Lines that are no rows, above and below the table, as they stand in the file: left out, but not out of sight. */
export function OtherLines({ structure }: { readonly structure: Structure }) {
  const { t } = useText('open')
  const { preamble = [], footer = [] } = structure
  return (
    <>
      <Lines title={t('linesAbove')} lines={preamble} />
      <Lines title={t('linesBelow')} lines={footer} />
    </>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: NonNullable<Structure['footer']> }) {
  const { t } = useText('open')
  if (lines.length === 0) return null
  return (
    <section className={styles.others}>
      <h3 className={styles.group}>{title}</h3>
      <ul>
        {lines.slice(0, listed).map(({ line, file, text }) => (
          <li key={`${file} ${line}`} title={text}>
            <span className="muted">{inFile(file, t('lineNumber', { line: formatCount(line) }))}</span> {text}
          </li>
        ))}
        {lines.length > listed && <li className="muted">{t('raggedMore', { count: lines.length - listed })}</li>}
      </ul>
    </section>
  )
}

interface UndecodableProps {
  readonly structure: Structure
  /** Null where several files have one each. */
  readonly encoding: string | null
  readonly onJump: (row: number) => void
}

/** Bytes that the encoding does not know: how many, and where the first stand, one click away. */
export function Undecodable({ structure, encoding, onJump }: UndecodableProps) {
  const { t } = useText('open')
  const { undecodableCount, undecodable = [] } = structure
  if (undecodableCount === 0) return null
  const unlisted = undecodableCount - Math.min(undecodable.length, listed)
  return (
    <>
      <p className={styles.warn}>
        {encoding === null
          ? t('undecodableSeveral', { count: undecodableCount })
          : t('undecodable', { count: undecodableCount, encoding: encodingName(encoding) })}
      </p>
      <ul className={styles.ragged}>
        {undecodable.slice(0, listed).map(({ row, line, file, byte }) => (
          <li key={`${file} ${byte}`}>
            <button type="button" onClick={() => onJump(row ?? 0)}>
              {inFile(file, t('undecodableAt', { line: formatCount(line), byte: formatCount(byte) }))}
            </button>
          </li>
        ))}
        {unlisted > 0 && <li className="muted">{t('raggedMore', { count: unlisted })}</li>}
      </ul>
    </>
  )
}
