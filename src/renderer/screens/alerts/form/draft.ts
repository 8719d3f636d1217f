/** What the form of an alert holds, and the alert it makes. */
import { AlertCondition, type AlertDraft, type ConditionKind } from '../../../../shared/domain/alert'
import type { Comparing, DateRange, Metric, NumberTile } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { atScale, exactOf, textOf } from '../../../../shared/domain/exact'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'

export type AlertForm = Omit<AlertDraft, 'name' | 'condition'> & {
  /** Empty: the alert names itself. */
  readonly name: string
  readonly kind: ConditionKind
  /** A decimal with a point, as far as it is typed; of a ratio in percent or points. */
  readonly typed: string
}

/** Whether the number is told in percent of the metric's own unit. */
function isPercent(metric: Metric, kind: ConditionKind): boolean {
  return metricDefinitions[metric].unit === 'ratio' && (kind === 'above' || kind === 'below')
}

/** The condition as far as it is typed; null: there is no number yet. */
export function conditionOf({ metric, kind, typed }: Pick<AlertForm, 'metric' | 'kind' | 'typed'>) {
  const number = exactOf(typed)
  if (number === null) return null
  const { digits, scale } = number
  // Two places to the right are the hundredth part.
  const value = plain(textOf(isPercent(metric, kind) ? { digits, scale: scale + 2 } : number))
  return AlertCondition.safeParse({ kind, value }).data ?? null
}

/** Without zeros that say nothing. */
function plain(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** What the field shows of a condition. */
function typedOf(metric: Metric, { kind, value }: AlertCondition): string {
  const number = exactOf(value)
  if (number === null || !isPercent(metric, kind)) return value
  const { digits, scale } = atScale(number, Math.max(2, number.scale))
  return plain(textOf({ digits, scale: scale - 2 }))
}

export function formOf({ condition, ...alert }: AlertDraft): AlertForm {
  return { ...alert, kind: condition.kind, typed: typedOf(alert.metric, condition) }
}

/** @param ownName what the alert is called where the person gave no name; null: something is still to be typed */
export function draftOf(form: AlertForm, ownName: string): AlertDraft | null {
  const condition = conditionOf(form)
  if (!condition) return null
  const { name, kind: _kind, typed: _typed, ...rest } = form
  // Days that were chosen are of the chosen days only.
  const range = form.span === 'range' ? form.range : null
  return { ...rest, range, name: (name.trim() || ownName).slice(0, longestName), condition }
}

export const longestName = 120

const usualPercent = '10'
const usualPoints = '2'

function changeForm(metric: Metric): Pick<AlertForm, 'kind' | 'typed'> {
  const { better, unit } = metricDefinitions[metric]
  return { kind: better === 'less' ? 'rises' : 'falls', typed: unit === 'ratio' ? usualPoints : usualPercent }
}

export interface Looking {
  readonly range: DateRange | null
  readonly filters: AlertDraft['filters']
  readonly compare: Comparing | null
  readonly fiscal: boolean
}

/** Of a number on a board: the same days and rows. */
export function formOfTile(tile: NumberTile, dataset: string, view: Looking): AlertForm {
  const isOfBoard = tile.span === 'range'
  // Without days of its own a board shows the year so far, which goes on with the data.
  const span = isOfBoard && view.range === null && tile.range !== null ? 'year-to-date' : tile.span
  const hasChange = tile.comparison !== null && tile.comparison.noGrowth === null
  return {
    ...empty,
    ...(hasChange ? changeForm(tile.metric) : { kind: 'above', typed: '' }),
    dataset,
    metric: tile.metric,
    span,
    range: isOfBoard ? view.range : null,
    filters: [...view.filters],
    compare: view.compare ?? 'last-year',
    fiscal: view.fiscal
  }
}

const empty = { name: '', askEvery: 15, isOn: true } as const

/** For a dataset, of its first metric. */
export function formOfDataset({ name, dataThrough, roles }: Dataset): AlertForm {
  const metric = roles.revenue === undefined ? 'lines' : 'revenue'
  return {
    ...empty,
    kind: 'above',
    typed: '',
    dataset: name,
    metric,
    span: dataThrough === null ? 'range' : 'month-to-date',
    range: null,
    filters: [],
    compare: 'last-year',
    fiscal: false
  }
}
