import { CircleAlert, CopyCheck } from 'lucide-react'
import { Link } from 'wouter'
import type { LoadPlan } from '../../../shared/contract/load'
import type { LoadMode } from '../../../shared/domain/load-mode'
import { paths } from '../../paths'
import { useText } from '../../text'
import classes from './load.module.css'

/** What speaks against the load. */
export function Problems({ plan }: { plan: LoadPlan }) {
  return plan.problems.map((problem) => (
    <section key={`${problem.code} ${problem.message}`} className={`${classes.panel} ${classes.problem}`} role="alert">
      <CircleAlert size={16} aria-hidden />
      <p>{problem.message}</p>
    </section>
  ))
}

/** Said when this very file was loaded into the dataset before. */
export function SameFile({ jobId, mode }: { jobId: string; mode: LoadMode }) {
  const { t } = useText('load')
  return (
    <section className={`${classes.panel} ${mode === 'append' ? classes.warning : ''}`}>
      <h2 className={classes.iconTitle}>
        <CopyCheck size={15} aria-hidden />
        {t(mode === 'append' ? 'appendTwice' : 'sameFile.title')}
      </h2>
      <p className={classes.note}>{t('sameFile.text')}</p>
      <Link href={paths.job(jobId)} className={classes.link ?? ''}>
        {t('sameFile.job')}
      </Link>
    </section>
  )
}
