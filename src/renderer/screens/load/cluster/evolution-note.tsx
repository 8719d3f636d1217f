/** Columns that the datasource does not have as the file has them, and what to do about each. */
import { Select } from '@mantine/core'
import type { IngestPlan } from '../../../../shared/contract/cluster'
import { ColumnChoice } from '../../../../shared/domain/druid/schema-evolution'
import { useWizard } from '../../../state/wizard'
import { useText } from '../../../text'
import shared from '../load.module.css'
import classes from './cluster.module.css'

export function EvolutionNote({ plan }: { plan: IngestPlan }) {
  const { t } = useText('ingest')
  const choices = useWizard((state) => state.formChoices)
  const choose = useWizard((state) => state.chooseForm)
  if (plan.evolution.length === 0) return null
  return (
    <section className={shared.panel}>
      <h2>{t('evolution.title', { count: plan.evolution.length })}</h2>
      <p className={shared.note}>{t('evolution.text', { name: plan.form.dataSource })}</p>
      <ul className={classes.changes}>
        {plan.evolution.map(({ name, change, from, to, choice, choices: open }) => (
          <li key={name}>
            <span>
              <b>{name}</b>
              <span className={shared.modeHint}>
                {change === 'new'
                  ? t('evolution.new', { type: to ?? '' })
                  : change === 'missing'
                    ? t('evolution.missing', { type: from ?? '' })
                    : t('evolution.retyped', { from: from ?? '', to: to ?? '' })}
              </span>
            </span>
            {open.length > 1 ? (
              <Select
                size="xs"
                w={176}
                aria-label={t('evolution.choiceOf', { name })}
                value={choice}
                allowDeselect={false}
                data={open.map((one) => ({ value: one, label: t(`evolution.choices.${one}`) }))}
                onChange={(next) => {
                  const chosen = ColumnChoice.safeParse(next)
                  if (chosen.success) choose({ columns: { ...choices.columns, [name]: chosen.data } })
                }}
              />
            ) : (
              <span className="muted">{t('evolution.empty')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
