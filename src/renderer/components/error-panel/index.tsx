import { ActionIcon, Button } from '@mantine/core'
import { CircleAlert, RotateCw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { errorSentence, useText } from '../../text'
import styles from './error-panel.module.css'

interface ErrorPanelProps {
  /** What was tried, in a few words. */
  readonly title: string
  readonly error: {
    readonly code: string
    readonly message: string
    readonly details: Readonly<Record<string, unknown>>
  } & {
    readonly retryable: boolean
  }
  /** Shown as "Try again" where the same call may succeed. */
  readonly onRetry?: (() => void) | undefined
  readonly onClose?: () => void
  /** Further next actions. */
  readonly actions?: ReactNode
}

/** What happened, where, and what to do next. */
export function ErrorPanel({ title, error, onRetry, onClose, actions }: ErrorPanelProps) {
  const { t } = useText('app')
  return (
    <div className={styles.panel} role="alert">
      <CircleAlert size={18} aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <strong>{title}</strong>
        <p>{errorSentence(error)}</p>
      </div>
      <div className={styles.actions}>
        {actions}
        {onRetry && error.retryable && (
          <Button variant="default" leftSection={<RotateCw size={14} />} onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        {onClose && (
          <ActionIcon onClick={onClose} aria-label={t('close')}>
            <X size={16} />
          </ActionIcon>
        )}
      </div>
    </div>
  )
}
