import { Check } from 'lucide-react'
import type { Job } from '../../../../shared/domain/job'
import { useText } from '../../../text'
import classes from './cluster.module.css'
import { clusterStages, stageOf } from './stage-of'

/** The stages of a load to a cluster: done, under way, to come. */
export function Stages({ job }: { job: Pick<Job, 'state' | 'progress'> }) {
  const { t } = useText('ingest')
  const current = stageOf(job)
  const at = job.state === 'done' ? clusterStages.length : current === null ? -1 : clusterStages.indexOf(current)
  return (
    <ol className={classes.stages} aria-label={t('run.steps')}>
      {clusterStages.map((stage, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'next'
        return (
          <li key={stage} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <i aria-hidden="true">{state === 'done' && <Check size={11} />}</i>
            {t(`run.stages.${stage}`)}
          </li>
        )
      })}
    </ol>
  )
}
