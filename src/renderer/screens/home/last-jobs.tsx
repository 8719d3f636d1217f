import { Link } from 'wouter'
import { useJobs } from '../../client'
import { Panel } from '../../components/page'
import { paths } from '../../paths'
import { formatAgo, useText } from '../../text'
import { JobStateText } from '../jobs/job-state'
import styles from './home.module.css'

const shown = 5

/** The newest jobs, live. */
export function LastJobs() {
  const { t } = useText('home')
  const { t: tj } = useText('jobs')
  const { jobs, ready } = useJobs()
  return (
    <Panel
      title={t('jobs')}
      aside={
        jobs.length > 0 && (
          <Link href={paths.jobs} className={styles.more}>
            {t('jobsAll')}
          </Link>
        )
      }
    >
      {ready && jobs.length === 0 && <p className={styles.none}>{t('jobsNone')}</p>}
      <ul className={styles.jobs}>
        {jobs.slice(0, shown).map((job) => (
          <li key={job.id}>
            <div>
              <Link href={paths.job(job.id)} className={styles.link}>
                {tj('loadOf', { name: job.sourceName, dataset: job.dataset })}
              </Link>
            </div>
            <span className="muted num">{formatAgo(job.updatedMs)}</span>
            <div>
              <JobStateText job={job} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
