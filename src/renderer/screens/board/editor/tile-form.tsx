/** What a tile shows: chosen by what is asked, metric by time or column, with a kind proposed; and as it will look. */
import { Input, MultiSelect, NumberInput, Select, Skeleton, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type BoardQuery, Metric, type TileSpec } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { FieldPair, SideDrawer, SideForm } from '../../../components/side-form'
import { BoardTile } from '../../../components/tiles/board-tile'
import type { TileActions } from '../../../components/tiles/tile-actions'
import { useText } from '../../../text'
import { OwnFilters } from '../own-filters'
import classes from './editor.module.css'
import { KindFields } from './kind-fields'
import {
  asKind,
  type By,
  byOf,
  dimensions,
  type Kind,
  kinds,
  metricOf,
  mostBy,
  proposed,
  withBy,
  withFilters,
  withMetric
} from './proposals'

type Props = {
  readonly dataset: Dataset
  /** What the board is asked with. */
  readonly asked: BoardQuery
  readonly actions: TileActions
  /** The tile that is changed; null: a new one. */
  readonly tile: TileSpec | null
  readonly onApply: (tile: TileSpec) => void
  readonly onClose: () => void
}

export function TileForm(props: Props) {
  const { t } = useText('boards')
  return (
    <SideDrawer
      title={t(props.tile === null ? 'form.add' : 'form.change')}
      closeLabel={t('close')}
      onClose={props.onClose}
    >
      <Fields {...props} />
    </SideDrawer>
  )
}

/** Kinds that are of no metric that could be chosen. */
const withoutMetric: ReadonlySet<Kind> = new Set(['bridge', 'cohort', 'segments', 'basket'])

function Fields({ dataset, asked, actions, tile, onApply, onClose }: Props) {
  const { t } = useText('boards')
  const { t: words } = useText('board')
  const [spec, setSpec] = useState<TileSpec>(() => tile ?? proposed('revenue', []))
  const has = (role: keyof typeof dataset.roles) => dataset.roles[role] !== undefined
  const metrics = Metric.options.map((metric) => ({
    value: metric,
    label: words(`metrics.${metric}`),
    disabled: metric !== metricOf(spec) && !metricDefinitions[metric].forms.some(({ needs }) => needs.every(has))
  }))
  const by = byOf(spec)
  const roles = dimensions.filter((role) => has(role) || by.includes(role))
  const bys: { value: By; label: string }[] = [
    ...(has('orderDate') ? [{ value: 'time' as const, label: t('form.time') }] : []),
    ...roles.map((role) => ({ value: role, label: words(`roles.${role}`) })),
    ...(has('orderDate')
      ? (['weekday', 'hour'] as const).map((value) => ({ value, label: words(`period.${value}`) }))
      : [])
  ]
  const apply = () => {
    const title = spec.title?.trim() ?? ''
    const { title: _typed, ...untitled } = spec
    onApply(title === '' ? untitled : { ...untitled, title })
  }
  return (
    <SideForm
      cancel={t('cancel')}
      confirm={t(tile === null ? 'form.addConfirm' : 'form.changeConfirm')}
      onConfirm={apply}
      onCancel={onClose}
    >
      {!withoutMetric.has(spec.kind) && (
        <Select
          label={t('form.metric')}
          searchable
          data={metrics}
          value={metricOf(spec)}
          nothingFoundMessage={t('form.nothing')}
          onChange={(next) => {
            const metric = Metric.safeParse(next)
            if (metric.success) setSpec(withMetric(spec, metric.data))
          }}
        />
      )}
      <MultiSelect
        label={t('form.by')}
        placeholder={by.length === 0 ? t('form.byNothing') : ''}
        data={bys}
        value={by}
        maxValues={mostBy}
        clearable
        clearButtonProps={{ 'aria-label': t('form.byClear') }}
        onChange={(next) => setSpec(withBy(spec, inOrder(next, bys)))}
      />
      <Select
        label={t('form.kind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        value={spec.kind}
        onChange={(next) => {
          const kind = kinds.find((one) => one === next)
          if (kind) setSpec(asKind(spec, kind))
        }}
      />
      <p className={classes.why}>{t(`kindHints.${spec.kind}`)}</p>
      <KindFields dataset={dataset} spec={spec} onChange={setSpec} />
      <Input.Wrapper label={t('form.where')} description={t('form.whereHint')}>
        <OwnFilters
          label={t('form.where')}
          dataset={dataset}
          filters={spec.filters ?? []}
          onChange={(filters) => setSpec(withFilters(spec, filters))}
        />
      </Input.Wrapper>
      <TextInput
        label={t('form.title')}
        placeholder={t('form.titleOwn')}
        maxLength={120}
        value={spec.title ?? ''}
        autoComplete="off"
        onChange={(event) => setSpec({ ...spec, title: event.currentTarget.value })}
      />
      <FieldPair>
        {(['w', 'h'] as const).map((side) => (
          <NumberInput
            key={side}
            label={t(`form.${side}`)}
            min={1}
            max={side === 'w' ? 12 : 8}
            clampBehavior="strict"
            allowDecimal={false}
            value={spec.size[side]}
            onChange={(next) => {
              if (typeof next === 'number' && next >= 1) setSpec({ ...spec, size: { ...spec.size, [side]: next } })
            }}
          />
        ))}
      </FieldPair>
      <Preview spec={spec} asked={asked} actions={actions} />
    </SideForm>
  )
}

function inOrder(chosen: readonly string[], all: readonly { value: By }[]): By[] {
  return chosen.flatMap((value) => all.filter((one) => one.value === value).map((one) => one.value))
}

const settleMs = 200
const nothing = () => undefined

/** The tile with its numbers, before it is on the board. */
function Preview({ spec, asked, actions }: { spec: TileSpec; asked: BoardQuery; actions: TileActions }) {
  const { t } = useText('boards')
  const { title: _title, ...plain } = spec
  const [settled] = useDebouncedValue(JSON.stringify(plain), settleMs)
  const query = useQuery({
    ...api.explore.board.queryOptions({ input: { ...asked, tiles: [JSON.parse(settled)] } }),
    placeholderData: undefined
  })
  const tile = query.data?.tiles[0]
  const isNumber = spec.kind === 'number' || spec.kind === 'calculated'
  if (query.error) return <ErrorPanel title={t('form.previewFailed')} error={appErrorOf(query.error)} />
  return (
    <section className={classes.preview} data-kind={isNumber ? 'words' : 'rows'} aria-label={t('form.preview')} inert>
      {tile ? (
        <BoardTile
          tile={{ ...tile, title: spec.title ?? '' }}
          actions={{ ...actions, pickValue: nothing, pickPeriod: nothing }}
        />
      ) : (
        <Skeleton height="100%" radius="md" />
      )}
    </section>
  )
}
