/** The form of a rule: what must hold, and what happens when it does not. */
import { Button, Modal, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Column } from '../../../shared/domain/column-type'
import type { Rule, RuleKind } from '../../../shared/domain/rules'
import { useText } from '../../text'
import styles from './rule.module.css'
import { emptyCheck, isCompleteRule, newRuleId, ruleKinds } from './rule-draft'
import { type OtherDataset, RuleFields } from './rule-fields'

interface RuleFormProps {
  /** Null: a new one. */
  readonly rule: Rule | null
  readonly dataset: string
  /** Columns of the dataset's files. */
  readonly columns: readonly Column[]
  /** Datasets that values may be looked up in. */
  readonly others: readonly OtherDataset[]
  readonly saving: boolean
  /** Why it could not be saved. */
  readonly problem: string | null
  readonly onSave: (rule: Rule) => void
  readonly onClose: () => void
}

export function RuleForm(props: RuleFormProps) {
  const { rule, dataset, onClose } = props
  const { t } = useText('rules')
  const title = t(rule === null ? 'form.titleNew' : 'form.titleEdit', { dataset })
  return (
    <Modal opened onClose={onClose} title={title} size={560}>
      <Form {...props} />
    </Modal>
  )
}

function Form({ rule, columns, others, saving, problem, onSave, onClose }: RuleFormProps) {
  const { t } = useText('rules')
  const [draft, setDraft] = useState<Rule>(
    () =>
      rule ?? {
        id: newRuleId(),
        name: '',
        enabled: true,
        severity: 'warning',
        check: emptyCheck('not-null', columns, null)
      }
  )
  const { check } = draft
  const ready = isCompleteRule(draft)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onSave(draft)
      }}
    >
      <Select
        label={t('form.kind')}
        data={ruleKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={check.kind}
        maxDropdownHeight={340}
        onChange={(kind) => kind && setDraft({ ...draft, check: emptyCheck(kind as RuleKind, columns, draft.check) })}
        data-autofocus
      />
      <RuleFields
        check={check}
        columns={columns}
        others={others}
        onChange={(changed) => setDraft({ ...draft, check: changed })}
      />
      <div className={styles.severity}>
        <span id="rule-severity">{t('form.severity')}</span>
        <SegmentedControl
          size="xs"
          aria-labelledby="rule-severity"
          data={(['warning', 'blocking'] as const).map((value) => ({ value, label: t(`severity.${value}`) }))}
          value={draft.severity}
          onChange={(severity) => setDraft({ ...draft, severity: severity as Rule['severity'] })}
        />
        <p className="muted">{t('severityHint')}</p>
      </div>
      <TextInput
        label={t('form.name')}
        value={draft.name}
        maxLength={120}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.formActions}>
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={saving}>
          {t('form.save')}
        </Button>
      </div>
    </form>
  )
}
