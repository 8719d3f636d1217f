/** What a person wants to be told of a number, with the number as it is now. */
import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Alert, AskEvery } from '../../../../shared/domain/alert'
import { Comparing, Metric, Span } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import { SideDrawer, SideForm } from '../../../components/side-form'
import { useText } from '../../../text'
import { FilterChips } from '../../board/filter-chips'
import { FilterMenu } from '../../board/filter-menu'
import { useAlertWords } from '../alert-words'
import { useAlertActs } from '../use-alert-acts'
import { ConditionFields } from './condition-fields'
import { type AlertForm, conditionOf, draftOf, longestName } from './draft'
import classes from './form.module.css'
import { NowBox, useAlertNow } from './now-box'

type Props = {
  /** Null: a new one. */
  readonly id: string | null
  readonly initial: AlertForm
  readonly datasets: readonly Dataset[]
  readonly onSaved: (alert: Alert) => void
  readonly onClose: () => void
}

export function AlertDrawer(props: Props) {
  const { t } = useText('alerts')
  return (
    <SideDrawer
      title={t(props.id === null ? 'form.add' : 'form.change')}
      closeLabel={t('close')}
      onClose={props.onClose}
    >
      <Fields {...props} />
    </SideDrawer>
  )
}

const never = 'never'

function Fields({ id, initial, datasets, onSaved, onClose }: Props) {
  const { t } = useText('alerts')
  const { t: board } = useText('board')
  const words = useAlertWords()
  const acts = useAlertActs()
  const [form, setForm] = useState(initial)
  const [isSaving, setSaving] = useState(false)
  const set = (change: Partial<AlertForm>) => setForm((before) => ({ ...before, ...change }))
  const dataset = datasets.find(({ name }) => name === form.dataset) ?? null
  const condition = conditionOf(form)
  const now = useAlertNow(form, dataset)
  const currency = now.data?.currency ?? null
  const ownName = condition === null ? '' : `${words.metric(form)} ${words.condition({ ...form, condition }, currency)}`
  const draft = draftOf(form, ownName)
  const save = async () => {
    if (!draft || isSaving) return
    setSaving(true)
    const saved = await acts.save(id, draft)
    setSaving(false)
    if (saved) onSaved(saved)
  }
  return (
    <SideForm
      cancel={t('cancel')}
      confirm={t(id === null ? 'form.addConfirm' : 'form.changeConfirm')}
      canConfirm={draft !== null}
      isBusy={isSaving}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <Select
        label={t('form.dataset')}
        data={datasets.map(({ name }) => name)}
        value={form.dataset}
        onChange={(next) => next !== null && set({ dataset: next, filters: [], range: null })}
      />
      <Select
        label={t('form.metric')}
        searchable
        data={metricsOf(dataset, form.metric, (metric) => board(`metrics.${metric}`))}
        value={form.metric}
        nothingFoundMessage={t('form.nothing')}
        onChange={(next) => {
          const metric = Metric.safeParse(next).data
          if (metric === undefined) return
          const isOther = metricDefinitions[metric].unit !== metricDefinitions[form.metric].unit
          set(isOther ? { metric, typed: '' } : { metric })
        }}
      />
      <DaysField form={form} dataset={dataset} onChange={set} />
      {dataset && (
        <fieldset className={classes.rows}>
          <legend className={classes.label}>{t('form.filters')}</legend>
          <FilterMenu dataset={dataset} filters={form.filters} onChange={(filters) => set({ filters })} />
          {form.filters.length === 0 ? (
            <span className="muted">{t('form.allRows')}</span>
          ) : (
            <FilterChips filters={form.filters} onChange={(filters) => set({ filters })} />
          )}
        </fieldset>
      )}
      <ConditionFields form={form} onChange={set} />
      {(form.kind === 'rises' || form.kind === 'falls') && (
        <Select
          label={t('form.compare')}
          data={Comparing.options.map((value) => ({ value, label: t(`form.compares.${value}`) }))}
          value={form.compare}
          onChange={(next) => {
            const compare = Comparing.safeParse(next).data
            if (compare !== undefined) set({ compare })
          }}
        />
      )}
      {dataset && <NowBox query={now} form={form} condition={condition} dataset={dataset} />}
      <TextInput
        label={t('form.name')}
        placeholder={ownName}
        maxLength={longestName}
        value={form.name}
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {dataset?.cluster !== undefined && (
        <Select
          label={t('form.askEvery')}
          data={(['m5', 'm15', 'm60', never] as const).map((value) => ({ value, label: t(`form.every.${value}`) }))}
          value={form.askEvery === null ? never : `m${form.askEvery}`}
          onChange={(next) => {
            const askEvery = AskEvery.safeParse(next === never ? null : Number(next?.slice(1))).data
            if (askEvery !== undefined) set({ askEvery })
          }}
        />
      )}
    </SideForm>
  )
}

type DaysProps = {
  readonly form: AlertForm
  readonly dataset: Dataset | null
  readonly onChange: (change: Partial<AlertForm>) => void
}

const all = 'all'

/** Days that go on with the data; of those that a board had chosen, these very days. */
function DaysField({ form, dataset, onChange }: DaysProps) {
  const { t } = useText('alerts')
  const [chosen] = useState(form.range)
  const moving = Span.options.filter((span) => span !== 'range')
  const hasDates = dataset === null || dataset.dataThrough !== null
  return (
    <Select
      label={t('form.days')}
      description={form.fiscal && form.span !== 'range' ? t('form.fiscal') : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={[
        ...(hasDates ? moving.map((value) => ({ value: value as string, label: t(`form.spans.${value}`) })) : []),
        { value: all, label: t('form.spans.all') },
        ...(chosen ? [{ value: 'range', label: t('form.spans.chosen', chosen) }] : [])
      ]}
      value={form.span === 'range' && form.range === null ? all : form.span}
      onChange={(next) => {
        if (next === all) return onChange({ span: 'range', range: null })
        const span = Span.safeParse(next).data
        if (span !== undefined) onChange({ span, range: span === 'range' ? chosen : null })
      }}
    />
  )
}

/** Metrics that the dataset has no columns for can't be chosen. */
function metricsOf(dataset: Dataset | null, current: Metric, nameOf: (metric: Metric) => string) {
  const has = (role: keyof Dataset['roles']) => dataset === null || dataset.roles[role] !== undefined
  return Metric.options.map((metric) => ({
    value: metric,
    label: nameOf(metric),
    disabled: metric !== current && !metricDefinitions[metric].forms.some(({ needs }) => needs.every(has))
  }))
}
