/** How the rows become a datasource: what few need to change stands below the rest. */
import { Switch } from '@mantine/core'
import type { IngestPlan } from '../../../../shared/contract/cluster'
import type { Column } from '../../../../shared/domain/column-type'
import { firstKeys, keysOf } from '../../../../shared/domain/druid/form-choices'
import {
  type IngestForm,
  IngestFormat,
  IngestMethod,
  Money,
  type Partitioning,
  QueryGranularity,
  SegmentGranularity
} from '../../../../shared/domain/druid/ingest-form'
import type { LoadMode } from '../../../../shared/domain/load-mode'
import type { Recipe } from '../../../../shared/domain/recipe'
import { useWizard } from '../../../state/wizard'
import { useText } from '../../../text'
import classes from './cluster.module.css'
import { ColumnsField, CountField, GranularityField, OneOf } from './form-fields'
import { IngestFacts } from './ingest-notes'
import { SketchFields } from './sketch-fields'
import { TransformFields } from './transform-fields'

interface FormPanelProps {
  readonly plan: IngestPlan
  readonly recipe: Recipe
  readonly columns: readonly Column[]
  readonly mode: LoadMode
}

const fewestTasks = 2

export function FormPanel({ plan, recipe, columns, mode }: FormPanelProps) {
  const { t } = useText('ingest')
  const choose = useWizard((state) => state.chooseForm)
  const { form, methods, formats } = plan
  // Rows that stay were stored by the form of before: what is stored may change only with all of them.
  const isKept = plan.exists && mode !== 'replace-all'
  const keys = keysOf(form)
  const stored = form.dimensions.map(({ name }) => name)
  const isNative = form.method === 'native'
  return (
    <div className={classes.fields}>
      <p className={classes.facts}>
        <IngestFacts plan={plan} />
      </p>
      <OneOf
        label={t('method')}
        hint={t(`methodHints.${methods.length === 1 ? 'only' : form.method}`)}
        value={form.method}
        options={IngestMethod.options}
        isOff={(one) => !methods.includes(one)}
        wordOf={(one) => t(`methods.${one}`)}
        onChange={(method) => choose({ method })}
      />
      <OneOf
        label={t('money')}
        hint={isKept ? t('fixedForm') : t(`moneyHints.${form.money}`)}
        value={form.money}
        options={Money.options}
        isOff={(one) => isKept && one !== form.money}
        wordOf={(one) => t(`moneys.${one}`)}
        onChange={(money) => choose({ money })}
      />
      <OneOf
        label={t('format')}
        hint={t(`formatHints.${formats.length === 1 ? 'only' : form.format}`)}
        value={form.format}
        options={IngestFormat.options}
        isOff={(one) => !formats.includes(one)}
        wordOf={(one) => t(`formats.${one}`)}
        onChange={(format) => choose({ format })}
      />
      <GranularityField
        label={t('segment')}
        value={form.segmentGranularity}
        options={SegmentGranularity.options}
        onChange={(segmentGranularity) => choose({ segmentGranularity })}
      />
      <GranularityField
        label={t('query')}
        value={form.queryGranularity}
        options={QueryGranularity.options}
        isDisabled={isKept}
        onChange={(queryGranularity) => choose({ queryGranularity })}
      />
      <Switch
        className={classes.wide ?? ''}
        label={t('rollup')}
        description={isKept ? t('fixedForm') : t('rollupHint')}
        checked={form.rollup}
        disabled={isKept}
        onChange={(event) =>
          choose({ rollupBy: event.currentTarget.checked ? firstKeys(columns, recipe.roles) : null })
        }
      />
      {keys !== null && (
        <ColumnsField
          label={t('keys')}
          value={keys.filter((name) => columns.some((column) => column.name === name))}
          options={columns.map(({ name }) => name)}
          isDisabled={isKept}
          onChange={(rollupBy) => choose({ rollupBy })}
        />
      )}
      {keys !== null && <SketchFields plan={plan} columns={columns} isDisabled={isKept || !plan.sketches} />}
      <h3 className={classes.apart}>{t('advanced')}</h3>
      {isNative ? (
        <PartitioningFields form={form} isAppend={mode === 'append'} />
      ) : (
        <ColumnsField
          label={t('clusteredBy')}
          hint={t('clusteredByHint')}
          value={form.clusteredBy}
          options={stored}
          onChange={(clusteredBy) => choose({ clusteredBy })}
        />
      )}
      <SegmentRowsField form={form} />
      <CountField
        label={t('maxTasks')}
        hint={t('maxTasksHint')}
        value={form.maxNumTasks}
        least={fewestTasks}
        most={1000}
        onChange={(maxNumTasks) => choose({ maxNumTasks })}
      />
      <TransformFields form={form} columns={columns.map(({ name }) => name)} />
    </div>
  )
}

/** Rows in a segment: the most of them, or those that hashed and range partitioning aim at. */
function SegmentRowsField({ form }: { form: IngestForm }) {
  const { t } = useText('ingest')
  const choose = useWizard((state) => state.chooseForm)
  const { partitioning, method, maxRowsPerSegment } = form
  const limits = { least: 1000, most: 20_000_000 }
  if (method === 'native' && partitioning.kind !== 'dynamic') {
    return (
      <CountField
        label={t('targetRows')}
        value={partitioning.targetRows}
        {...limits}
        onChange={(targetRows) => choose({ partitioning: { ...partitioning, targetRows } })}
      />
    )
  }
  return (
    <CountField
      label={t('maxRows')}
      value={maxRowsPerSegment}
      {...limits}
      onChange={(rows) => choose({ maxRowsPerSegment: rows })}
    />
  )
}

function PartitioningFields({ form, isAppend }: { form: IngestForm; isAppend: boolean }) {
  const { t } = useText('ingest')
  const choose = useWizard((state) => state.chooseForm)
  const { partitioning, dimensions: stored } = form
  const columns = stored.map(({ name }) => name)
  const change = (kind: Partitioning['kind']) => {
    // What was chosen for one way is meant for the other, too.
    const targetRows = partitioning.kind === 'dynamic' ? form.maxRowsPerSegment : partitioning.targetRows
    const dimensions = partitioning.kind === 'dynamic' ? [] : partitioning.dimensions
    if (kind === 'dynamic') choose({ partitioning: { kind } })
    else if (kind === 'hashed') choose({ partitioning: { kind, dimensions, targetRows } })
    else {
      // Ranges are of something: the first text.
      const text = stored.find(({ type }) => type === 'string') ?? stored[0]
      const first = text === undefined ? [] : [text.name]
      choose({ partitioning: { kind, dimensions: dimensions.length > 0 ? dimensions : first, targetRows } })
    }
  }
  return (
    <>
      <OneOf
        label={t('partitioning')}
        value={partitioning.kind}
        options={['dynamic', 'hashed', 'range']}
        isOff={(kind) => isAppend && kind !== 'dynamic'}
        wordOf={(kind) => t(`partitionings.${kind}`)}
        {...(isAppend && { hint: t('appendAsTheyCome') })}
        isWrong={isAppend && partitioning.kind !== 'dynamic'}
        onChange={change}
      />
      {partitioning.kind !== 'dynamic' && (
        <ColumnsField
          label={t('partitionBy')}
          {...(partitioning.kind === 'hashed' && { hint: t('hashedHint') })}
          value={partitioning.dimensions}
          options={columns}
          onChange={(dimensions) => choose({ partitioning: { ...partitioning, dimensions } })}
        />
      )}
    </>
  )
}
