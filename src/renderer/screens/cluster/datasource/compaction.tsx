import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DatasourceDetails } from '../../../../shared/contract/cluster-datasource'
import { Panel } from '../../../components/page'
import { CompactionDialog } from './compaction-dialog'
import styles from './datasource.module.css'
import { useDatasourceWords } from './words'

/** Whether segments are merged by themselves, and the way to change it. */
export function Compaction({ connectionId, details }: { connectionId: string; details: DatasourceDetails }) {
  const { t, period } = useDatasourceWords()
  const [isOpen, setIsOpen] = useState(false)
  const { compaction } = details
  const form = compaction?.form
  return (
    <Panel
      title={t('compaction.title')}
      aside={
        compaction && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${t('compaction.title')}: ${t('retention.change')}`}
            onClick={() => setIsOpen(true)}
          >
            {t('retention.change')}
          </Button>
        )
      }
    >
      {compaction === null || form === undefined ? (
        <p className="muted">{t('compaction.hidden')}</p>
      ) : (
        <div className={styles.seen}>
          <b>{form.on ? t('compaction.on') : t('compaction.off')}</b>
          <p className="muted">
            {form.on
              ? t('compaction.onHint', {
                  skip: compaction.skipText ?? period(form.skip),
                  chunks:
                    compaction.chunksText ??
                    (form.chunks === null ? t('compaction.asIs') : t(`compaction.chunkSizes.${form.chunks}`))
                })
              : t('compaction.offHint')}
          </p>
        </div>
      )}
      {isOpen && compaction && (
        <CompactionDialog
          connectionId={connectionId}
          dataSource={details.name}
          seen={compaction}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Panel>
  )
}
