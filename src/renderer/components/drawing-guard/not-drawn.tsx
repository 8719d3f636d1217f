import { Button } from '@mantine/core'
import { ClipboardCopy } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../../text'
import { ErrorPanel } from '../error-panel'
import { reportOf } from './report'

type Props = { readonly error: unknown; readonly onRetry: () => void; readonly isScreen?: boolean }

/** Says that a part of the page could not be drawn, and gives what a report of it needs. */
export function NotDrawn({ error, onRetry, isScreen = false }: Props) {
  const { t } = useText('app')
  const [copied, setCopied] = useState(false)
  const reason = error instanceof Error ? error.message : String(error)
  const copy = () => void navigator.clipboard.writeText(reportOf(error)).then(() => setCopied(true))
  return (
    <ErrorPanel
      title={t(isScreen ? 'notDrawn.screen' : 'notDrawn.part')}
      error={{ code: 'page.not-drawn', message: '', details: { reason }, retryable: true }}
      onRetry={onRetry}
      actions={
        <>
          <Button variant="default" leftSection={<ClipboardCopy size={14} />} onClick={copy}>
            {t(copied ? 'copied' : 'notDrawn.copy')}
          </Button>
          {isScreen && (
            <Button variant="default" onClick={() => window.location.reload()}>
              {t('notDrawn.reload')}
            </Button>
          )}
        </>
      }
    />
  )
}
