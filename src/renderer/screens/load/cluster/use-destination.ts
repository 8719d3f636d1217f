/** Where the rows go, and what a cluster would do with them. */
import { useQuery } from '@tanstack/react-query'
import type { IngestPlan } from '../../../../shared/contract/cluster'
import type { LoadPlan } from '../../../../shared/contract/load'
import type { Connection } from '../../../../shared/domain/connection'
import type { Dataset } from '../../../../shared/domain/dataset'
import type { ClusterDestination } from '../../../../shared/domain/destination'
import { add, exactOf, textOf } from '../../../../shared/domain/exact'
import type { LoadMode } from '../../../../shared/domain/load-mode'
import type { Measure } from '../../../../shared/domain/recipe'
import { api, type ShownError } from '../../../client'
import { useWizard } from '../../../state/wizard'
import { type Question, useClusterPlan } from './use-cluster-plan'
import { type Edit, useEdit } from './use-edit'

export interface Destination {
  readonly connections: readonly Connection[]
  /** Null: this machine. */
  readonly connection: Connection | null
  /** The dataset is there already; its rows stay in one place. */
  readonly isFixed: boolean
  /** Of the cluster; null for this machine and until it has answered. */
  readonly plan: IngestPlan | null
  /** The plan is of other inputs than those on the screen. */
  readonly stale: boolean
  readonly error: ShownError | null
  again(): void
  /** The spec as it was changed by hand. */
  readonly edit: Edit | null
  /** Months of the file that the datasource holds otherwise; null: there is nothing to choose, as none of them is the same, all are, or further files wait. */
  readonly changed: readonly string[] | null
  /** Only those are to be loaded. */
  readonly onlyChanged: boolean
  /** What a load is told; null while it can not begin. Undefined: this machine. */
  readonly target: ClusterDestination | null | undefined
}

export function useDestination(question: Question, datasets: readonly Dataset[]): Destination {
  const { dataset } = question
  const listed = useQuery(api.cluster.connections.queryOptions({ input: {} })).data
  const connections = (listed?.connections ?? []).map((view) => view.connection)
  const chosen = useWizard((state) => state.place)
  const choices = useWizard((state) => state.formChoices)
  const there = datasets.find(({ name }) => name.toLowerCase() === dataset.toLowerCase())
  const onlyChanged = useWizard((state) => state.onlyChanged)
  const place = there ? (there.cluster?.connectionId ?? null) : chosen
  const connection = connections.find(({ id }) => id === place) ?? null
  // Until the connections are known, nothing may go to this machine that was meant for one of them.
  const isUnknown = place !== null && listed === undefined
  const clusterPlan = useClusterPlan(question, connection, choices)
  const { plan } = clusterPlan
  const stale = isUnknown || clusterPlan.stale
  // Files that wait behind this one are loaded whole: then so is this one.
  const isAlone = useWizard((state) => state.alsoQueued.length === 0)
  const changed = plan && isAlone ? changedMonths(plan, question.mode) : null
  const edit = useEdit(plan)
  const isUsable =
    plan !== null &&
    !stale &&
    !plan.problems.some(({ severity }) => severity === 'error') &&
    (edit === null || edit.isUsable)
  return {
    connections,
    connection,
    isFixed: there !== undefined,
    plan,
    stale,
    error: clusterPlan.error,
    again: clusterPlan.again,
    target:
      connection === null && !isUnknown
        ? undefined
        : connection !== null && isUsable
          ? {
              connectionId: connection.id,
              form: plan.form,
              ...(edit?.isChanged && { edited: edit.edited }),
              ...(changed !== null && onlyChanged && { onlyMonths: [...changed] })
            }
          : null,
    edit,
    changed,
    onlyChanged: changed !== null && onlyChanged
  }
}

/** Where some of the file's months are there already, row for row and sum for sum: the others. */
export function changedMonths({ delta }: Pick<IngestPlan, 'delta'>, mode: LoadMode): string[] | null {
  if (mode !== 'replace-months') return null
  const ofFile = delta.filter(({ state }) => state !== 'only-there')
  const changed = ofFile.flatMap(({ month, state }) => (month !== null && state !== 'equal' ? [month] : []))
  return changed.length === 0 || changed.length === ofFile.length ? null : changed
}

/** What the load changes where the rows go: of a cluster, what its datasource holds counts. */
export function planThere(plan: LoadPlan, destination: Destination, mode: LoadMode): LoadPlan | null {
  const { connection, plan: cluster, changed, onlyChanged } = destination
  if (connection === null) return plan
  if (cluster === null) return null
  const months =
    changed === null || !onlyChanged
      ? cluster.months
      : cluster.months.map((month) =>
          changed.includes(month.month) ? month : { ...month, rowsAfter: month.rowsBefore, replaced: false }
        )
  const before = months.reduce((sum, month) => sum + month.rowsBefore, 0)
  const rowsReplaced =
    mode === 'replace-all' ? before : months.reduce((sum, month) => sum + (month.replaced ? month.rowsBefore : 0), 0)
  const measure = changed !== null && onlyChanged ? ofMonths(plan.measure, changed) : plan.measure
  return { ...plan, measure, months, rowsReplaced, rowsStaying: before - rowsReplaced, datasetExists: cluster.exists }
}

/** Rows of the file's other months are left where they are. */
function ofMonths(measure: Measure, wanted: readonly string[]): Measure {
  const { ledger } = measure
  const months = measure.months.filter(({ month }) => wanted.includes(month))
  const loaded = months.reduce((sum, { rows }) => sum + rows, 0)
  const totals = Object.fromEntries(
    Object.keys(measure.totals).map((column) => {
      const sums = months.flatMap(({ sums: own }) => exactOf(own[column] ?? '') ?? [])
      return [column, textOf(sums.reduce(add, { digits: 0n, scale: 0 }))]
    })
  )
  return { ...measure, ledger: { ...ledger, loaded, otherMonths: ledger.loaded - loaded }, totals, months }
}
