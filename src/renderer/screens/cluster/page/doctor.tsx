import { Button } from '@mantine/core'
import type { Probe } from '../../../../shared/contract/cluster'
import type { ShownError } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { Panel } from '../../../components/page'
import { Probes } from '../../../components/probes'
import { useText } from '../../../text'
import styles from './page.module.css'

interface DoctorProps {
  readonly probes: readonly Probe[]
  readonly isRunning: boolean
  readonly error: ShownError | null
  readonly onAgain: () => void
}

/** What the doctor found: the cluster as a whole in a sentence, then line by line. */
export function Doctor({ probes, isRunning, error, onAgain }: DoctorProps) {
  const { t } = useText('cluster')
  const failed = probes.filter(({ state }) => state === 'failed').length
  const warnings = probes.filter(({ state }) => state === 'warning').length
  const isOver = !isRunning && error === null && probes.length > 0
  const verdict = !isOver
    ? t('page.doctorRunning')
    : failed > 0
      ? t('page.doctorBad', { count: failed })
      : warnings > 0
        ? t('page.doctorWarnings', { count: warnings })
        : t('page.doctorWell')
  const half = Math.ceil(probes.length / 2)
  return (
    <Panel
      title={t('page.doctorTitle')}
      aside={
        !isRunning && (
          <Button variant="default" size="compact-sm" onClick={onAgain}>
            {t('page.again')}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorPanel title={t('page.doctorFailed')} error={error} onRetry={onAgain} />
      ) : (
        <p
          className={styles.verdict}
          data-tone={!isOver ? 'busy' : failed > 0 ? 'bad' : warnings > 0 ? 'warn' : 'good'}
          aria-live="polite"
        >
          {verdict}
        </p>
      )}
      {isRunning ? (
        <Probes label={t('page.doctorTitle')} probes={probes} isRunning coming={t('page.doctorRunning')} />
      ) : (
        <div className={styles.doctor}>
          <Probes label={t('page.doctorTitle')} probes={probes.slice(0, half)} isRunning={false} coming="" />
          <Probes label={t('page.doctorMore')} probes={probes.slice(half)} isRunning={false} coming="" />
        </div>
      )}
    </Panel>
  )
}
