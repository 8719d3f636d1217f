import { Textarea } from '@mantine/core'
import type { QualityScore } from '../../../shared/domain/check-report'
import { useWizard } from '../../state/wizard'
import { formatDecimal, useText } from '../../text'
import classes from './load.module.css'

/** Asked for when the quality is below the gate; the receipt keeps the answer. */
export function GateReason({ quality }: { quality: QualityScore | null }) {
  const { t } = useText('load')
  const reason = useWizard((state) => state.belowGateReason)
  const setReason = useWizard((state) => state.setBelowGateReason)
  return (
    <section className={`${classes.panel} ${classes.warning}`}>
      <h2>{t('gate.title')}</h2>
      {quality && (
        <p>
          {t('gate.text', {
            score: formatDecimal(quality.score.toFixed(1)),
            gate: formatDecimal(String(quality.gate))
          })}
        </p>
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
