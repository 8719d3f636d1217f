import { Button, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Dataset } from '../../../shared/domain/dataset'
import type { Rule } from '../../../shared/domain/rules'
import { api, appErrorOf } from '../../client'
import { useDatasetRules } from '../../client/dataset-rules'
import { ErrorPanel } from '../../components/error-panel'
import { Page, Panel } from '../../components/page'
import { RuleForm } from '../../components/quality/rule-form'
import { RuleLine } from '../../components/quality/rule-line'
import { Thresholds } from '../../components/quality/thresholds'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { errorSentence, useText } from '../../text'
import styles from './rules-page.module.css'

/** Rules, gate and drift thresholds of one dataset. */
export function RulesPage({ name }: { name: string }) {
  const { t } = useText('rules')
  const query = useQuery(api.explore.datasets.queryOptions({ input: {} }))
  const datasets = query.data
  if (query.error) {
    return (
      <Page title={t('dataset.title', { name })} actions={<Back />}>
        <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  if (!datasets) return <ScreenLoading />
  const dataset = datasets.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (!dataset) {
    return (
      <Page title={t('dataset.title', { name })} actions={<Back />}>
        <p className="muted">{t('dataset.unknown', { name })}</p>
      </Page>
    )
  }
  return <Rules dataset={dataset} datasets={datasets} />
}

function Back() {
  const { t } = useText('rules')
  const [, navigate] = useLocation()
  return (
    <Button variant="default" onClick={() => navigate(paths.datasets)}>
      {t('dataset.back')}
    </Button>
  )
}

function Rules({ dataset, datasets }: { dataset: Dataset; datasets: readonly Dataset[] }) {
  const { t } = useText('rules')
  const rules = useDatasetRules(dataset.name)
  const [edited, setEdited] = useState<Rule | 'new' | null>(null)
  const { stored } = rules
  const close = () => {
    setEdited(null)
    rules.forgetError()
  }
  // Rules speak of the columns of the file, which the recipe reads.
  const columns = dataset.recipe.readings.map(({ column, type }) => ({ name: column, type }))
  const others = datasets
    .filter(({ name }) => name !== dataset.name)
    .map(({ name, schema }) => ({ name, columns: schema.map((column) => column.name) }))
  return (
    <Page
      title={t('dataset.title', { name: dataset.name })}
      facts={rules.known ? t('dataset.facts', { count: stored.rules.length }) : undefined}
      actions={
        <>
          <Back />
          <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('new')} data-primary>
            {t('add')}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <Panel title={t('receipt.title')}>
          {rules.known && stored.rules.length === 0 && <p className="muted">{t('none')}</p>}
          <ul className={styles.rules}>
            {stored.rules.map((rule) => (
              <RuleLine
                key={rule.id}
                rule={rule}
                outcome={null}
                lost={0}
                open={false}
                onEdit={() => setEdited(rule)}
                onSwitch={() => rules.put([{ ...rule, enabled: !rule.enabled }])}
                onRemove={() => rules.remove(rule.id)}
              />
            ))}
          </ul>
        </Panel>
        <div className={styles.side}>
          <Panel title={t('dataset.gate')}>
            <Gate key={String(stored.gate)} gate={stored.gate} onChange={(gate) => rules.save({ gate })} />
          </Panel>
          <Panel title={t('dataset.drift')}>
            <Thresholds thresholds={stored.drift} onChange={(drift) => rules.save({ drift })} />
            <p className="muted">{t('dataset.driftHint')}</p>
          </Panel>
        </div>
      </div>
      {edited !== null && (
        <RuleForm
          rule={edited === 'new' ? null : edited}
          dataset={dataset.name}
          columns={columns}
          others={others}
          saving={rules.saving}
          problem={rules.error && errorSentence(rules.error)}
          onSave={(rule) => rules.put([rule], close)}
          onClose={close}
        />
      )}
    </Page>
  )
}

function Gate({ gate, onChange }: { gate: number | null; onChange: (gate: number | null) => void }) {
  const { t } = useText('rules')
  const [typed, setTyped] = useState<string | number>(gate ?? '')
  return (
    <>
      <NumberInput
        aria-label={t('dataset.gate')}
        placeholder={t('dataset.gateDefault')}
        min={0}
        max={100}
        w={180}
        value={typed}
        onChange={setTyped}
        onBlur={() => {
          const next = typed === '' ? null : Number(typed)
          if (next !== gate) onChange(next)
        }}
      />
      <p className="muted">{t('dataset.gateHint')}</p>
    </>
  )
}
