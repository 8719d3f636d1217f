import { Textarea } from '@mantine/core'
import type { LoadPlan } from '../../../shared/contract/load'
import { ruleCostId } from '../../../shared/domain/quality'
import { RuleLine } from '../../components/quality/rule-line'
import { useWizard } from '../../state/wizard'
import { formatDecimal, useText } from '../../text'
import classes from './load.module.css'

/** Asked for when the quality is below the gate or a blocking rule is broken; the receipt keeps the answer. */
export function GateReason({ plan }: { plan: LoadPlan }) {
  const { quality } = plan
  const { t } = useText('load')
  const reason = useWizard((state) => state.belowGateReason)
  const setReason = useWizard((state) => state.setBelowGateReason)
  const isBelow = quality !== null && quality.score < quality.gate
  const broken = plan.rules.filter(({ state }) => state === 'failed')
  const costs = quality?.dimensions.flatMap((dimension) => dimension.costs ?? []) ?? []
  return (
    <section className={`${classes.panel} ${classes.warning}`}>
      <h2>{t(isBelow ? 'gate.title' : 'gate.blocked')}</h2>
      {quality && isBelow && (
        <p>
          {t('gate.text', {
            score: formatDecimal(quality.score.toFixed(1)),
            gate: formatDecimal(String(quality.gate))
          })}
        </p>
      )}
      {!isBelow && <p>{t('gate.rules')}</p>}
      {broken.length > 0 && (
        <ul className={classes.gateRules}>
          {broken.map((outcome) => (
            <RuleLine
              key={outcome.rule.id}
              rule={outcome.rule}
              outcome={outcome}
              lost={costs.find(({ id }) => id === ruleCostId(outcome.rule.id))?.lost ?? 0}
              open={false}
            />
          ))}
        </ul>
      )}
      <Textarea
        label={t('gate.label')}
        placeholder={t('gate.placeholder')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        required
      />
    </section>
  )
}
