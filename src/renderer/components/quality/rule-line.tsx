import { ActionIcon, Menu } from '@mantine/core'
import { CircleCheck, CircleDashed, CircleX, Ellipsis, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Rule, RuleOutcome } from '../../../shared/domain/rules'
import { errorSentence, formatDecimal, formatPercent, useText } from '../../text'
import styles from './rule.module.css'
import { boundText, useRuleWords } from './rule-words'

interface RuleLineProps {
  readonly rule: Rule
  /** Null while it is not known, and for a rule that is switched off. */
  readonly outcome: RuleOutcome | null
  /** Points of the score that it costs. */
  readonly lost: number
  readonly open: boolean
  /** Shown below when it is open. */
  readonly children?: ReactNode
  readonly onToggle?: () => void
  readonly onEdit?: () => void
  readonly onSwitch?: () => void
  readonly onRemove?: () => void
}

/** A rule with how it ended; a click opens what stands behind it. */
export function RuleLine({ rule, outcome, lost, open, children, onToggle, ...acts }: RuleLineProps) {
  const words = useRuleWords()
  const { t } = useText('rules')
  const content = (
    <>
      <StateIcon rule={rule} outcome={outcome} />
      <span className={styles.words} data-off={!rule.enabled || undefined}>
        {words(rule)}
        <span className={styles.details}>{useDetails(rule, outcome)}</span>
      </span>
      {lost > 0 && (
        <span className={styles.lost}>
          {t('points', { points: formatDecimal(lost < 0.01 ? '0.01' : lost.toFixed(2)) })}
        </span>
      )}
    </>
  )
  return (
    <li className={styles.rule}>
      <div className={styles.head}>
        {onToggle ? (
          <button type="button" className={styles.main} aria-expanded={open} onClick={onToggle}>
            {content}
          </button>
        ) : (
          <div className={styles.main}>{content}</div>
        )}
        {acts.onEdit && <Acts rule={rule} name={words(rule)} {...acts} />}
      </div>
      {open && children}
    </li>
  )
}

function Acts({
  rule,
  name,
  onEdit,
  onSwitch,
  onRemove
}: Omit<RuleLineProps, 'outcome' | 'lost' | 'open'> & { name: string }) {
  const { t } = useText('rules')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={24} aria-label={`${t('edit')}: ${name}`}>
          <Ellipsis size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{t('edit')}</Menu.Item>
        <Menu.Item onClick={onSwitch}>{t(rule.enabled ? 'switchOff' : 'switchOn')}</Menu.Item>
        <Menu.Item color="red" onClick={onRemove}>
          {t('remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function StateIcon({ rule, outcome }: { rule: Rule; outcome: RuleOutcome | null }) {
  const { t } = useText('rules')
  const size = 15
  if (!rule.enabled) return <CircleDashed size={size} className={styles.quiet} aria-hidden />
  if (outcome === null) {
    const Icon = rule.severity === 'blocking' ? CircleX : TriangleAlert
    return <Icon size={size} className={styles.quiet} aria-hidden />
  }
  const label = t(`state.${outcome.state}`)
  if (outcome.state === 'passed') return <CircleCheck size={size} className={styles.good} aria-label={label} />
  if (outcome.state === 'unmeasured') return <CircleDashed size={size} className={styles.quiet} aria-label={label} />
  return rule.severity === 'blocking' ? (
    <CircleX size={size} className={styles.bad} aria-label={label} />
  ) : (
    <TriangleAlert size={size} className={styles.warn} aria-label={label} />
  )
}

/** The second line: severity, counts, what was found and expected. */
function useDetails(rule: Rule, outcome: RuleOutcome | null): string {
  const { t } = useText('rules')
  const parts: (string | null)[] = [rule.severity === 'blocking' ? t('severity.blocking') : null]
  if (!rule.enabled) return [...parts, t('off')].filter(Boolean).join(' · ')
  if (outcome === null) return parts.filter(Boolean).join(' · ')
  const { state, count, rows, observed, low, high, problem } = outcome
  if (problem !== null) parts.push(errorSentence(problem))
  else if (state === 'unmeasured') parts.push(t('unmeasured'))
  else if (count !== null && count > 0) {
    parts.push(t('rowsOf', { count, rows, share: formatPercent(count / Math.max(1, rows)) }))
  } else if (state === 'failed' && rule.check.kind === 'freshness' && observed === null) parts.push(t('noDate'))
  else if (observed !== null) {
    parts.push(t('found', { observed: boundText(observed) }))
    const [from, to] = [low === null ? '' : boundText(low), high === null ? '' : boundText(high)]
    if (rule.check.kind === 'freshness') parts.push(t('expectedSince', { low: from }))
    else if (low !== null && high !== null) parts.push(t('expected', { low: from, high: to }))
    else if (low !== null) parts.push(t('expectedFrom', { low: from }))
    else if (high !== null) parts.push(t('expectedTo', { high: to }))
  }
  return parts.filter(Boolean).join(' · ')
}
