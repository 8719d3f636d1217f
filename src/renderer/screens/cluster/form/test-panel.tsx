import { Button } from '@mantine/core'
import { PlugZap, Square } from 'lucide-react'
import type { Probe } from '../../../../shared/contract/cluster'
import type { ShownError } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { Panel } from '../../../components/page'
import { Probes } from '../../../components/probes'
import { useText } from '../../../text'
import styles from './form.module.css'

export interface TestLine {
  readonly part: 's3' | 'druid'
  readonly probe: Probe
}

interface TestPanelProps {
  readonly lines: readonly TestLine[] | null
  readonly isRunning: boolean
  readonly error: ShownError | null
  /** Fields are others than those that were tested. */
  readonly isStale: boolean
  readonly onTest: () => void
  readonly onStop: () => void
}

/** Both services, line by line. */
export function TestPanel({ lines, isRunning, error, isStale, onTest, onStop }: TestPanelProps) {
  const { t } = useText('cluster')
  const of = (part: TestLine['part']) => (lines ?? []).filter((line) => line.part === part).map(({ probe }) => probe)
  const [s3, druid] = [of('s3'), of('druid')]
  const isS3Done = druid.length > 0 || !isRunning
  const failed = (lines ?? []).filter(({ probe }) => probe.state === 'failed').length
  const isOver = lines !== null && !isRunning && error === null
  return (
    <Panel
      title={t('test.title')}
      className={styles.test ?? ''}
      aside={
        isRunning ? (
          <Button variant="default" size="compact-sm" leftSection={<Square size={11} aria-hidden />} onClick={onStop}>
            {t('test.stop')}
          </Button>
        ) : (
          <Button variant="default" size="compact-sm" leftSection={<PlugZap size={14} aria-hidden />} onClick={onTest}>
            {t('test.action')}
          </Button>
        )
      }
    >
      {lines === null && <p className="muted">{t('test.idle')}</p>}
      <p className={styles.verdict} data-well={failed === 0 || undefined} aria-live="polite">
        {isOver && lines.length > 0 && (failed === 0 ? t('test.allWell') : t('test.notWell', { count: failed }))}
      </p>
      {isOver && isStale && <p className={styles.stale}>{t('test.stale')}</p>}
      {error && error.code !== 'cancelled' && <ErrorPanel title={t('test.failed')} error={error} onRetry={onTest} />}
      {lines !== null && (s3.length > 0 || isRunning) && (
        <>
          <h3 className={styles.part}>{t('test.s3')}</h3>
          <Probes label={t('test.s3')} probes={s3} isRunning={isRunning && !isS3Done} coming={t('test.running')} />
          <h3 className={styles.part}>{t('test.druid')}</h3>
          <Probes
            label={t('test.druid')}
            probes={druid}
            isRunning={isRunning}
            coming={t(isS3Done ? 'test.running' : 'test.waiting')}
          />
        </>
      )}
    </Panel>
  )
}
