/** What only one kind of tile has to choose. */
import { MultiSelect, NumberInput, SegmentedControl, Select, Switch } from '@mantine/core'

import { Metric, Span, type TileSpec } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { PeriodUnit } from '../../../../shared/domain/periods/unit'
import { useText } from '../../../text'
import { GroupFields } from '../groups/group-fields'
import { BoundFields } from './bound-fields'
import { CalculatedFields } from './calculated-fields'
import { PlanField } from './plan-field'
import { unitOf, withUnit } from './proposals'
import { TargetFields } from './target-fields'

type Props = {
  readonly dataset: Dataset
  readonly spec: TileSpec
  readonly onChange: (spec: TileSpec) => void
}

const mostMetrics = 6
const mostCompared = 12
const mostRanked = 100

export function KindFields({ dataset, spec, onChange }: Props) {
  const { t } = useText('boards')
  const { t: words } = useText('board')
  const unit = unitOf(spec)
  const period = unit !== null && (
    <Select
      label={t('form.unit')}
      data={PeriodUnit.options.map((value) => ({ value, label: words(`period.${value}`) }))}
      value={unit}
      onChange={(next) => {
        const chosen = PeriodUnit.safeParse(next)
        if (chosen.success) onChange(withUnit(spec, chosen.data))
      }}
    />
  )
  switch (spec.kind) {
    case 'number':
      return (
        <Select
          label={t('form.span')}
          data={Span.options.map((value) => ({ value, label: words(`spans.${value}`) }))}
          value={spec.span}
          onChange={(next) => {
            const span = Span.safeParse(next)
            if (span.success) onChange({ ...spec, span: span.data })
          }}
        />
      )
    case 'calculated':
      return <CalculatedFields dataset={dataset.name} spec={spec} onChange={onChange} />
    case 'targets':
      return <PlanField dataset={dataset.name} spec={spec} onChange={onChange} />
    case 'months':
      return <TargetFields dataset={dataset.name} spec={spec} onChange={onChange} />
    case 'series':
      return (
        <>
          {period}
          <Shapes
            label={t('form.shape')}
            value={spec.shape}
            shapes={['line', 'bar', 'area']}
            onChange={(shape) => onChange({ ...spec, shape })}
          />
          <Switch
            size="xs"
            label={t('form.cumulative')}
            checked={spec.cumulative}
            onChange={(event) => onChange({ ...spec, cumulative: event.currentTarget.checked })}
          />
          <TargetFields dataset={dataset.name} spec={spec} onChange={onChange} />
        </>
      )
    case 'ranking':
      return (
        <>
          <Shapes
            label={t('form.shape')}
            value={spec.shape}
            shapes={['table', 'bars', 'pareto', 'abc']}
            onChange={(shape) => onChange({ ...spec, shape })}
          />
          <NumberInput
            label={t('form.top')}
            min={1}
            max={mostRanked}
            clampBehavior="strict"
            allowDecimal={false}
            value={spec.top}
            onChange={(next) => {
              if (typeof next === 'number' && next >= 1) onChange({ ...spec, top: next })
            }}
          />
          {spec.shape === 'abc' && <BoundFields spec={spec} onChange={onChange} />}
        </>
      )
    case 'heat':
      return (
        <>
          <Select
            label={t('form.axes')}
            data={(['month-year', 'weekday'] as const).map((value) => ({ value, label: t(`form.axesOf.${value}`) }))}
            value={spec.axes ?? 'month-year'}
            onChange={(next) => onChange({ ...spec, axes: next === 'weekday' ? 'weekday' : 'month-year' })}
          />
          <Switch
            size="xs"
            label={t('form.asIndex')}
            checked={spec.shows === 'index'}
            onChange={(event) => onChange({ ...spec, shows: event.currentTarget.checked ? 'index' : 'value' })}
          />
        </>
      )
    case 'pivot':
      return (
        <>
          {period}
          <MultiSelect
            label={t('form.metrics')}
            data={Metric.options.map((value) => ({ value, label: words(`metrics.${value}`) }))}
            value={spec.metrics}
            maxValues={mostMetrics}
            onChange={(next) => {
              const metrics = next.flatMap((one) => Metric.safeParse(one).data ?? [])
              if (metrics.length > 0) onChange({ ...spec, metrics })
            }}
          />
          {spec.columns && spec.rows.length < 2 && (
            <Switch
              size="xs"
              label={t('form.across')}
              checked
              onChange={() => spec.columns && onChange({ ...spec, rows: [...spec.rows, spec.columns], columns: null })}
            />
          )}
          {!spec.columns && spec.rows.length === 2 && (
            <Switch
              size="xs"
              label={t('form.across')}
              checked={false}
              onChange={() => onChange({ ...spec, rows: spec.rows.slice(0, 1), columns: spec.rows[1] ?? null })}
            />
          )}
        </>
      )
    case 'groups':
      return (
        <>
          <GroupFields dataset={dataset} groups={spec} onChange={(groups) => onChange({ ...spec, ...groups })} />
          <MultiSelect
            label={t('groups.metrics')}
            data={Metric.options.map((value) => ({ value, label: words(`metrics.${value}`) }))}
            value={spec.metrics}
            maxValues={mostCompared}
            onChange={(next) => {
              const metrics = next.flatMap((one) => Metric.safeParse(one).data ?? [])
              if (metrics.length > 0) onChange({ ...spec, metrics })
            }}
          />
          {period}
        </>
      )
    default:
      return null
  }
}

type ShapesProps<Shape extends string> = {
  readonly label: string
  readonly value: Shape
  readonly shapes: readonly Shape[]
  readonly onChange: (shape: Shape) => void
}

type AnyShape = 'line' | 'bar' | 'area' | 'table' | 'bars' | 'pareto' | 'abc'

function Shapes<Shape extends AnyShape>({ label, value, shapes, onChange }: ShapesProps<Shape>) {
  const { t } = useText('boards')
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={label}
      value={value as string}
      data={shapes.map((shape) => ({ value: shape as string, label: t(`shapes.${shape as AnyShape}`) }))}
      onChange={(next) => {
        const shape = shapes.find((one) => one === next)
        if (shape) onChange(shape)
      }}
    />
  )
}
