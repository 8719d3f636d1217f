import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DatasourceDetails } from '../../../../shared/contract/cluster-datasource'
import { CodeView } from '../../../components/code-view'
import { Panel } from '../../../components/page'
import styles from './datasource.module.css'
import { RetentionDialog } from './retention-dialog'
import { useDatasourceWords } from './words'

/** How long the datasource stays loaded, and the way to change it. */
export function Retention({ connectionId, details }: { connectionId: string; details: DatasourceDetails }) {
  const { t, retention: words } = useDatasourceWords()
  const [isOpen, setIsOpen] = useState(false)
  const { retention } = details
  const shown = retention && (retention.own.kind === 'inherit' ? retention.fallback : retention.own)
  return (
    <Panel
      title={t('retention.title')}
      aside={
        retention && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${t('retention.title')}: ${t('retention.change')}`}
            onClick={() => setIsOpen(true)}
          >
            {t('retention.change')}
          </Button>
        )
      }
    >
      {retention === null || shown === null ? (
        <p className="muted">{t('retention.hidden')}</p>
      ) : (
        <div className={styles.seen}>
          <b>{words(shown)}</b>
          <p className="muted">
            {retention.own.kind === 'inherit' ? t('retention.ofCluster') : t('retention.own')}
            {'copies' in shown &&
              Object.entries(shown.copies).map(([tier, count]) => ` · ${t('retention.copies', { count, tier })}`)}
          </p>
          {shown.kind === 'other' && (
            <CodeView code={JSON.stringify(shown.rules, null, 2)} label={t('retention.title')} />
          )}
        </div>
      )}
      {isOpen && retention && (
        <RetentionDialog
          connectionId={connectionId}
          details={details}
          retention={retention}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Panel>
  )
}
