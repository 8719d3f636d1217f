/** Code to be read and copied, with line numbers. */
import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Check, Copy } from 'lucide-react'
import { useText } from '../../text'
import styles from './code-view.module.css'

interface CodeViewProps {
  readonly code: string
  /** What it is, for who hears the page. */
  readonly label: string
  /** As high as its place, which scrolls inside; else as high as the code, up to a limit. */
  readonly fill?: boolean
}

/** A scrolled region must be reachable by keyboard. */
const scrolled = { tabIndex: 0 }

export function CodeView({ code, label, fill = false }: CodeViewProps) {
  const lines = code.replace(/\n$/, '').split('\n').length
  return (
    <div className={styles.frame} data-fill={fill || undefined}>
      <CopyButton text={code} className={styles.copy} />
      <section className={styles.scroll} aria-label={label} {...scrolled}>
        <div className={styles.gutter} aria-hidden="true">
          {Array.from({ length: lines }, (_, at) => at + 1).join('\n')}
        </div>
        <pre className={styles.code}>{code}</pre>
      </section>
    </div>
  )
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, className }: { text: string; className?: string | undefined }) {
  const { t } = useText('app')
  const { copied, copy } = useClipboard({ timeout: 1500 })
  return (
    <Button
      variant="default"
      size="compact-xs"
      {...(className !== undefined && { className })}
      leftSection={copied ? <Check size={12} aria-hidden /> : <Copy size={12} aria-hidden />}
      onClick={() => copy(text)}
    >
      <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
    </Button>
  )
}
