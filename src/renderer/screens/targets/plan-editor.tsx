/** One plan: what it is of, its grid, and what is wrong with it. */
import { Button, FileButton, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Download, Trash2, Upload } from 'lucide-react'
import { useState } from 'react'
import type { Dataset } from '../../../shared/domain/dataset'
import { TargetMetric, targetDimensions } from '../../../shared/domain/targets/plan'
import type { TargetProblem } from '../../../shared/domain/targets/problems'
import { api, appErrorOf, queryClient } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { fileNameOf, saveCsv } from '../../components/export/csv'
import { Panel } from '../../components/page'
import { useText } from '../../text'
import { AddPeriods } from './add-periods'
import { checked, type Draft, filled, imported, isBlock, withCell, withMorePeriods } from './draft'
import { Problems } from './problems'
import { TargetGrid } from './target-grid'
import classes from './targets.module.css'

type Props = {
  readonly dataset: Dataset
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onGone: () => void
}

/** So many values a list of them has at most. */
const mostListed = 200

export function PlanEditor({ dataset, draft, onChange, onGone }: Props) {
  const { t } = useText('targets')
  const { t: board } = useText('board')
  const { name, calendar } = dataset
  const [problems, setProblems] = useState<readonly TargetProblem[]>([])
  const [newValue, setNewValue] = useState('')
  const { dimension } = draft
  const known = useQuery({
    ...api.explore.values.queryOptions({
      input: { dataset: name, role: dimension ?? 'region', search: '', filters: [] }
    }),
    enabled: dimension !== null
  })
  const ofData = dimension === null ? [] : (known.data ?? []).flatMap(({ value }) => value ?? [])
  const listed = [...ofData].sort((a, b) => a.localeCompare(b))
  const values: (string | null)[] =
    dimension === null ? [null] : [null, ...listed, ...draft.added.filter((one) => !ofData.includes(one))]
  const whole = ofData.length < mostListed && known.data ? new Set(ofData) : null
  const { rows, wrong, problems: own } = checked(draft, values, calendar)
  const refresh = () => void queryClient.invalidateQueries({ queryKey: api.explore.key() })
  const save = useMutation(
    api.explore.saveTargets.mutationOptions({
      onSuccess: ({ plan }) => {
        refresh()
        onChange({ ...draft, name: plan.name, replaces: plan.name })
        notifications.show({ message: t('saved', { name: plan.name }) })
      }
    })
  )
  const remove = useMutation(
    api.explore.removeTargets.mutationOptions({
      onSuccess: () => {
        refresh()
        onGone()
      }
    })
  )
  const take = (text: string) => {
    const { draft: next, taken, problems: found } = imported(draft, text, calendar, whole)
    setProblems(found)
    if (taken > 0) {
      onChange(next)
      notifications.show({ message: t('taken', { count: taken }) })
    }
  }
  const paste = (at: { value: string | null; period: string }, text: string) => {
    if (!isBlock(text)) return take(text)
    setProblems([])
    onChange(filled(draft, values, at, text))
  }
  const canSave = draft.name.trim() !== '' && rows.length > 0 && wrong.size === 0 && own.length === 0
  return (
    <Panel title={draft.replaces ?? t('newPlan')}>
      <div className={classes.fields}>
        <TextInput
          label={t('name')}
          value={draft.name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        />
        <Select
          label={t('metric')}
          data={TargetMetric.options.map((value) => ({ value, label: board(`metrics.${value}`) }))}
          value={draft.metric}
          onChange={(next) => {
            const metric = TargetMetric.safeParse(next)
            if (metric.success) onChange({ ...draft, metric: metric.data })
          }}
        />
        <Select
          label={t('dimension')}
          placeholder={t('everything')}
          clearable
          data={targetDimensions
            .filter((role) => dataset.roles[role] !== undefined)
            .map((value) => ({ value, label: board(`roles.${value}`) }))}
          value={dimension}
          onChange={(next) => {
            const role = targetDimensions.find((one) => one === next) ?? null
            if (role !== dimension) onChange({ ...draft, dimension: role, added: [] })
          }}
        />
      </div>
      <div className={classes.tools}>
        <AddPeriods dataset={dataset} onAdd={(keys) => onChange(withMorePeriods(draft, keys, calendar))} />
        {dimension !== null && (
          <form
            className={classes.addValue}
            onSubmit={(event) => {
              event.preventDefault()
              const value = newValue.trim()
              if (value !== '' && !values.includes(value)) onChange({ ...draft, added: [...draft.added, value] })
              setNewValue('')
            }}
          >
            <TextInput
              aria-label={t('addValue')}
              placeholder={t('addValue')}
              value={newValue}
              autoComplete="off"
              onChange={(event) => setNewValue(event.currentTarget.value)}
            />
          </form>
        )}
        <span className={classes.space} />
        <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => void file?.text().then(take)}>
          {(props) => (
            <Button variant="default" leftSection={<Upload size={14} aria-hidden />} {...props}>
              {t('import')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          leftSection={<Download size={14} aria-hidden />}
          disabled={rows.length === 0}
          onClick={() =>
            saveCsv(fileNameOf(`${name} ${draft.name}`), {
              columns: dimension === null ? ['period', 'amount'] : ['period', dimension, 'amount'],
              rows: rows.map(({ period, value, amount }) =>
                dimension === null ? [period, amount] : [period, value, amount]
              )
            })
          }
        >
          {t('export')}
        </Button>
      </div>
      <Problems problems={[...problems, ...own]} wrong={wrong.size} />
      <TargetGrid
        calendar={calendar}
        draft={draft}
        values={values}
        rows={rows}
        wrong={wrong}
        onCell={(value, period, text) => onChange(withCell(draft, value, period, text))}
        onPaste={paste}
      />
      <p className="muted">{t('hint')}</p>
      {save.error && <ErrorPanel title={t('saveFailed')} error={appErrorOf(save.error)} />}
      {remove.error && <ErrorPanel title={t('removeFailed')} error={appErrorOf(remove.error)} />}
      <div className={classes.acts}>
        {draft.replaces !== null && (
          <Button
            variant="default"
            color="red"
            leftSection={<Trash2 size={14} aria-hidden />}
            loading={remove.isPending}
            onClick={() => draft.replaces !== null && remove.mutate({ dataset: name, plan: draft.replaces })}
          >
            {t('remove')}
          </Button>
        )}
        <span className={classes.space} />
        <Button
          data-primary
          disabled={!canSave}
          loading={save.isPending}
          onClick={() =>
            save.mutate({
              dataset: name,
              plan: { name: draft.name.trim(), metric: draft.metric, dimension, rows: [...rows] },
              ...(draft.replaces === null ? {} : { replaces: draft.replaces })
            })
          }
        >
          {t('save', { count: rows.length })}
        </Button>
      </div>
    </Panel>
  )
}
