import { Button, Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { CheckReport } from '../../../shared/domain/check-report'
import { ruleCostId } from '../../../shared/domain/quality'
import { judgesRows, type Rule, type RuleOutcome } from '../../../shared/domain/rules'
import type { Source } from '../../../shared/domain/source'
import { api } from '../../client'
import { useDatasetRules } from '../../client/dataset-rules'
import { ErrorPanel } from '../../components/error-panel'
import { RuleForm } from '../../components/quality/rule-form'
import { RuleLine } from '../../components/quality/rule-line'
import { errorSentence, formatPercent, useText } from '../../text'
import { CostRows } from './cost-rows'
import styles from './rules-panel.module.css'
import { RuleProposals } from './rules-panel-proposals'
import { type CheckTarget, useCheckJudgement } from './use-target'

interface RulesPanelProps {
  readonly source: Source
  readonly report: CheckReport | null
  readonly onSelect: (column: number) => void
  readonly onJump: (row: number, column: number | null) => void
}

/** Rules of the dataset that the file is meant for, how they ended, and those that the data propose. */
export function RulesPanel({ source, report, onSelect, onJump }: RulesPanelProps) {
  const { t } = useText('rules')
  const { target, judgement, error, again } = useCheckJudgement(source.id, report !== null)
  const rules = useDatasetRules(target.dataset)
  const others = useOtherDatasets(target.dataset)
  const [edited, setEdited] = useState<Rule | 'new' | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  if (report === null || target.dataset === null) return <Skeleton height={120} />
  const { dataset } = target
  const columns = report.columns.map(({ name, reading }) => ({ name, type: reading.type }))
  const costs = new Map(
    judgement?.quality.dimensions.flatMap(({ costs: lines = [] }) => lines.map(({ id, lost }) => [id, lost] as const))
  )
  const ended = rules.stored.rules.map((rule) => ({
    rule,
    outcome: judgement?.outcomes.find((one) => one.rule.id === rule.id) ?? null
  }))
  const sorted = [...ended].sort((a, b) => standing(a) - standing(b))
  const columnOf = (rule: Rule) => {
    const at = 'column' in rule.check ? source.columns.indexOf(rule.check.column) : -1
    return at < 0 ? null : at
  }
  const close = () => {
    setEdited(null)
    rules.forgetError()
  }
  return (
    <div className={styles.panel}>
      <TargetField target={target} />
      {!target.settled && (
        <p className={styles.like}>
          {t('like', { dataset })}
          <Button variant="subtle" size="compact-xs" onClick={() => target.choose(dataset)}>
            {t('meant', { dataset })}
          </Button>
        </p>
      )}
      {error && <ErrorPanel title={t('failed')} error={error} onRetry={again} />}
      <div className={styles.bar} data-none={rules.stored.rules.length === 0 || undefined}>
        <Summary outcomes={judgement?.outcomes ?? null} rows={judgement?.rows ?? 0} count={rules.stored.rules.length} />
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {t('add')}
        </Button>
      </div>
      <ul className={styles.rules} aria-label={t('tab')}>
        {sorted.map(({ rule, outcome }) => (
          <RuleLine
            key={rule.id}
            rule={rule}
            outcome={outcome}
            lost={costs.get(ruleCostId(rule.id)) ?? 0}
            open={openId === rule.id}
            onToggle={() => {
              setOpenId(openId === rule.id ? null : rule.id)
              const column = columnOf(rule)
              if (column !== null) onSelect(column)
              const first = outcome?.examples[0]
              if (first) onJump(first.row, column)
            }}
            onEdit={() => setEdited(rule)}
            onSwitch={() => rules.put([{ ...rule, enabled: !rule.enabled }])}
            onRemove={() => rules.remove(rule.id)}
          >
            {outcome?.count && judgesRows(rule.check.kind) ? (
              <CostRows
                sourceId={source.id}
                dataset={dataset}
                costId={ruleCostId(rule.id)}
                column={columnOf(rule)}
                onJump={onJump}
              />
            ) : null}
          </RuleLine>
        ))}
      </ul>
      <RuleProposals sourceId={source.id} dataset={dataset} onTake={(taken) => rules.put(taken)} />
      {edited !== null && (
        <RuleForm
          rule={edited === 'new' ? null : edited}
          dataset={dataset}
          columns={columns}
          others={others}
          saving={rules.saving}
          problem={rules.error && errorSentence(rules.error)}
          onSave={(rule) => rules.put([rule], close)}
          onClose={close}
        />
      )}
    </div>
  )
}

/** Broken ones first, blocking before warnings; those that are off last. */
function standing({ rule, outcome }: { readonly rule: Rule; readonly outcome: RuleOutcome | null }): number {
  if (!rule.enabled) return 4
  if (outcome?.state === 'failed') return rule.severity === 'blocking' ? 0 : 1
  return outcome?.state === 'unmeasured' ? 3 : 2
}

function Summary(props: { outcomes: readonly RuleOutcome[] | null; rows: number; count: number }) {
  const { t } = useText('rules')
  const { outcomes, rows, count } = props
  if (count === 0) return <p className={styles.quiet}>{t('none')}</p>
  if (outcomes === null) return <p className={styles.quiet}>{t('judging')}</p>
  const broken = outcomes.filter(({ state }) => state === 'failed').length
  if (broken > 0) return <p className={styles.broken}>{t('broken', { count: broken })}</p>
  const kept = outcomes.filter(({ state }) => state === 'passed').length
  return <p className={styles.kept}>{kept > 0 ? t('allKept', { count: kept, rows }) : ''}</p>
}

function TargetField({ target }: { target: CheckTarget }) {
  const { t } = useText('rules')
  const { dataset, targets, ownName } = target
  const known = targets.map(({ dataset: name, likeness }) => ({
    value: name,
    label: t('targetLike', { name, share: formatPercent(likeness, 0) })
  }))
  const fresh = [ownName, dataset]
    .filter((name): name is string => name !== null && !known.some(({ value }) => value === name))
    .map((name) => ({ value: name, label: t('targetNew', { name }) }))
  const data = [...known, ...new Map(fresh.map((one) => [one.value, one])).values()]
  return (
    <Select
      label={t('target')}
      data={data}
      value={dataset}
      onChange={(name) => name && target.choose(name)}
      searchable
    />
  )
}

/** Datasets that a rule may look into. */
function useOtherDatasets(dataset: string | null) {
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} })).data ?? []
  return datasets
    .filter(({ name }) => name !== dataset)
    .map(({ name, schema }) => ({ name, columns: schema.map((column) => column.name) }))
}
