import { Check } from 'lucide-react'
import { Link } from 'wouter'
import { paths } from '../../paths'
import { type Stage, stages, useWizard } from '../../state/wizard'
import { useText } from '../../text'
import styles from './wizard-frame.module.css'

/** The four stages; those that were reached are links. */
export function Rail({ stage }: { stage: Stage }) {
  const { t } = useText('app')
  const reached = stages.indexOf(useWizard((state) => state.reached))
  const current = stages.indexOf(stage)
  return (
    <nav aria-label={t('rail.label')}>
      <ol className={styles.rail}>
        {stages.map((one, index) => {
          const state = index === current ? 'on' : index < current ? 'ok' : 'next'
          const inner = (
            <>
              <span className={styles.number}>{state === 'ok' ? <Check size={12} aria-hidden /> : index + 1}</span>
              {t(`rail.${one}`)}
            </>
          )
          return (
            <li key={one} className={styles.stage} data-state={state}>
              {index <= Math.max(reached, current) ? (
                <Link href={paths[one]} aria-current={index === current ? 'step' : undefined}>
                  {inner}
                </Link>
              ) : (
                <span>{inner}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
