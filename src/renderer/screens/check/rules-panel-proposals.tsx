import { ActionIcon, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { Rule } from '../../../shared/domain/rules'
import { api } from '../../client'
import { newRuleId } from '../../components/quality/rule-draft'
import { useRuleWords } from '../../components/quality/rule-words'
import { useWizard } from '../../state/wizard'
import { useText } from '../../text'
import styles from './rules-panel.module.css'

interface ProposalsProps {
  readonly sourceId: string
  readonly dataset: string
  readonly onTake: (rules: readonly Rule[]) => void
}

/** Rules that hold for every row of this file; one click makes one a rule of the dataset. */
export function RuleProposals({ sourceId, dataset, onTake }: ProposalsProps) {
  const { t } = useText('rules')
  const words = useRuleWords()
  const chosen = useWizard((state) => state.chosen)
  const query = useQuery(api.rules.suggest.queryOptions({ input: { sourceId, chosen: [...chosen], dataset } }))
  const proposals = query.data ?? []
  if (proposals.length === 0) return null
  const own = (rule: Rule, i: number): Rule => ({ ...rule, id: `${newRuleId()}${i}` })
  return (
    <section className={styles.proposals}>
      <header>
        <h3>{t('proposals')}</h3>
        <Button variant="subtle" size="compact-xs" onClick={() => onTake(proposals.map(own))}>
          {t('takeAll')}
        </Button>
      </header>
      <ul>
        {proposals.map((rule) => (
          <li key={rule.id}>
            <span>{words(rule)}</span>
            <ActionIcon size={24} aria-label={t('take', { rule: words(rule) })} onClick={() => onTake([own(rule, 0)])}>
              <Plus size={15} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  )
}
