/** What the cluster says about the load before it begins: in its way, to be known, how much. */
import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { IngestPlan } from '../../../../shared/contract/cluster'
import { formatCount, formProblemSentence, useText } from '../../../text'
import shared from '../load.module.css'
import classes from './cluster.module.css'

export function IngestProblems({ plan }: { plan: IngestPlan }) {
  const { t } = useText('ingest')
  return (['error', 'warning'] as const).map((severity) => {
    const problems = plan.problems.filter((problem) => problem.severity === severity)
    if (problems.length === 0) return null
    const isError = severity === 'error'
    const Icon = isError ? CircleAlert : TriangleAlert
    return (
      <section
        key={severity}
        className={`${shared.panel} ${isError ? shared.problem : classes.known}`}
        role={isError ? 'alert' : undefined}
      >
        <Icon size={16} aria-hidden />
        <div>
          <b>{t(`problems.${severity}`)}</b>
          <ul className={classes.list}>
            {problems.map((problem) => (
              <li key={problem.message}>{formProblemSentence(problem)}</li>
            ))}
          </ul>
        </div>
      </section>
    )
  })
}

/** Version, segments and slots on one line. */
export function IngestFacts({ plan }: { plan: IngestPlan }) {
  const { t } = useText('ingest')
  const { druidVersion, segments, slotsNeeded, slotsFree, rollup } = plan
  const facts = [
    druidVersion === null ? null : t('facts.version', { version: druidVersion }),
    t(`methods.${plan.form.method}`),
    rollup === null
      ? null
      : rollup.kind === 'unknown'
        ? t('facts.rollupUnknown', { column: rollup.column })
        : t('facts.rollup', { rows: formatCount(rollup.rows), stored: formatCount(rollup.storedRows) }),
    t('facts.segments', { count: segments }),
    slotsFree === null
      ? t('facts.slotsUnknown', { count: slotsNeeded })
      : t('facts.slots', { needed: formatCount(slotsNeeded), free: formatCount(slotsFree) })
  ]
  return <span className="muted">{facts.filter((fact) => fact !== null).join(' · ')}</span>
}
