import { MultiSelect, NumberInput, SegmentedControl, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { Column } from '../../../shared/domain/column-type'
import type { RuleCheck } from '../../../shared/domain/rules'
import { useText } from '../../text'
import styles from './rule.module.css'
import { columnsFor } from './rule-draft'

/** A dataset whose values a rule may look into. */
export interface OtherDataset {
  readonly name: string
  readonly columns: readonly string[]
}

interface FieldsProps<Check extends RuleCheck = RuleCheck> {
  readonly check: Check
  readonly columns: readonly Column[]
  readonly others: readonly OtherDataset[]
  readonly onChange: (check: RuleCheck) => void
}

const numberOrNull = (value: string | number) => (value === '' ? null : Number(value))

/** The fields of one kind of rule. */
export function RuleFields(props: FieldsProps) {
  const { check, onChange } = props
  const { t } = useText('rules')
  switch (check.kind) {
    case 'not-null':
      return <ColumnField {...props} check={check} />
    case 'unique':
      return (
        <MultiSelect
          label={t('form.columns')}
          description={t('form.columnsHint')}
          data={columnsFor('unique', props.columns)}
          searchable
          value={check.columns}
          onChange={(columns) => onChange({ ...check, columns })}
        />
      )
    case 'range':
      return (
        <>
          <ColumnField {...props} check={check} />
          <div className={styles.pair}>
            <TextInput
              label={t('form.min')}
              value={check.min ?? ''}
              onChange={(event) => onChange({ ...check, min: event.currentTarget.value.trim() || null })}
            />
            <TextInput
              label={t('form.max')}
              value={check.max ?? ''}
              onChange={(event) => onChange({ ...check, max: event.currentTarget.value.trim() || null })}
            />
          </div>
          <p className="muted">{t('form.rangeHint')}</p>
        </>
      )
    case 'set':
      return (
        <>
          <ColumnField {...props} check={check} />
          <TagsInput
            label={t('form.values')}
            description={t('form.valuesHint')}
            value={check.values}
            onChange={(values) => onChange({ ...check, values })}
          />
        </>
      )
    case 'pattern':
      return (
        <>
          <ColumnField {...props} check={check} />
          <TextInput
            label={t('form.pattern')}
            description={t('form.patternHint')}
            value={check.pattern}
            spellCheck={false}
            classNames={{ input: styles.code ?? '' }}
            onChange={(event) => onChange({ ...check, pattern: event.currentTarget.value })}
          />
        </>
      )
    case 'reference':
      return <ReferenceFields {...props} check={check} />
    case 'freshness':
      return (
        <>
          <ColumnField {...props} check={check} />
          <NumberInput
            label={t('form.days')}
            min={0}
            max={36_500}
            allowDecimal={false}
            value={check.days}
            onChange={(days) => onChange({ ...check, days: numberOrNull(days) ?? 0 })}
          />
        </>
      )
    case 'row-count':
      return (
        <div className={styles.three}>
          <NumberInput
            label={t('form.rowsMin')}
            min={0}
            allowDecimal={false}
            value={check.min ?? ''}
            onChange={(min) => onChange({ ...check, min: numberOrNull(min) })}
          />
          <NumberInput
            label={t('form.rowsMax')}
            min={0}
            allowDecimal={false}
            value={check.max ?? ''}
            onChange={(max) => onChange({ ...check, max: numberOrNull(max) })}
          />
          <NumberInput
            label={t('form.percent')}
            min={0}
            max={1000}
            value={check.percent ?? ''}
            onChange={(percent) => onChange({ ...check, percent: numberOrNull(percent) })}
          />
        </div>
      )
    case 'sum':
      return (
        <>
          <ColumnField {...props} check={check} />
          <div className={styles.pair}>
            <NumberInput
              label={t('form.sumPercent')}
              min={0}
              max={1000}
              value={check.percent}
              onChange={(percent) => onChange({ ...check, percent: numberOrNull(percent) ?? 0 })}
            />
            <NumberInput
              label={t('form.loads')}
              min={1}
              max={24}
              allowDecimal={false}
              value={check.loads}
              onChange={(loads) => onChange({ ...check, loads: numberOrNull(loads) ?? 1 })}
            />
          </div>
        </>
      )
    case 'expression':
      return (
        <Textarea
          label={t('form.expression')}
          description={t('form.expressionHint')}
          value={check.expression}
          autosize
          minRows={2}
          spellCheck={false}
          classNames={{ input: styles.code ?? '' }}
          onChange={(event) => onChange({ ...check, expression: event.currentTarget.value.replaceAll('\n', ' ') })}
        />
      )
  }
}

type WithColumn = Extract<RuleCheck, { column: string }>

function ColumnField({ check, columns, onChange }: FieldsProps<WithColumn>) {
  const { t } = useText('rules')
  const can = columnsFor(check.kind, columns)
  // A column that is gone stays visible in its rule.
  const data = can.includes(check.column) || check.column === '' ? can : [check.column, ...can]
  return (
    <Select
      label={t('form.column')}
      data={data}
      searchable
      value={check.column || null}
      onChange={(column) => column && onChange({ ...check, column })}
    />
  )
}

function ReferenceFields(props: FieldsProps<Extract<RuleCheck, { kind: 'reference' }>>) {
  const { check, others, onChange } = props
  const { to } = check
  const { t } = useText('rules')
  const first = others[0]
  const switchTo = (kind: string) => {
    if (kind === 'list') onChange({ ...check, to: { kind: 'list', values: [] } })
    else onChange({ ...check, to: { kind: 'dataset', dataset: first?.name ?? '', column: first?.columns[0] ?? '' } })
  }
  return (
    <>
      <ColumnField {...props} />
      <div className={styles.severity}>
        <span id="rule-where">{t('form.where')}</span>
        <SegmentedControl
          size="xs"
          aria-labelledby="rule-where"
          data={[
            { value: 'list', label: t('form.list') },
            { value: 'dataset', label: t('form.dataset'), disabled: others.length === 0 }
          ]}
          value={to.kind}
          onChange={switchTo}
        />
      </div>
      {to.kind === 'list' ? (
        <Textarea
          aria-label={t('form.list')}
          description={t('form.listHint')}
          autosize
          minRows={4}
          maxRows={10}
          defaultValue={to.values.join('\n')}
          onChange={(event) => {
            const values = event.currentTarget.value.split('\n').map((line) => line.trim())
            onChange({ ...check, to: { kind: 'list', values: [...new Set(values.filter((line) => line !== ''))] } })
          }}
        />
      ) : (
        <div className={styles.pair}>
          <Select
            label={t('form.otherDataset')}
            placeholder={t('form.noDatasets')}
            data={others.map(({ name }) => name)}
            value={to.dataset || null}
            onChange={(dataset) => {
              const other = others.find(({ name }) => name === dataset)
              if (other)
                onChange({ ...check, to: { kind: 'dataset', dataset: other.name, column: other.columns[0] ?? '' } })
            }}
          />
          <Select
            label={t('form.otherColumn')}
            data={[...(others.find(({ name }) => name === to.dataset)?.columns ?? [])]}
            searchable
            value={to.column || null}
            onChange={(column) => column && onChange({ ...check, to: { ...to, column } })}
          />
        </div>
      )}
    </>
  )
}
