/** What is written down once the rows are in: the dataset, its roles, the parts that stay. */
import type { ShapePart } from '../../../shared/contract/engine'
import type { Column } from '../../../shared/domain/column-type'
import { calendarOf, defaultCalendar } from '../../../shared/domain/dataset'
import type { LoadRequest, Receipt } from '../../../shared/domain/job'
import type { LoadMode } from '../../../shared/domain/load-mode'
import { moneyCurrencies } from '../../../shared/domain/mixed-currencies'
import { assignedRoles, proposeRoles, roleFactsOf } from '../../../shared/domain/propose-roles'
import { recipeOfDataset } from '../../../shared/domain/replay'
import type { RoleAssignment } from '../../../shared/domain/role'
import { saidRoles } from '../../../shared/domain/role-memory'
import type { LoadRoomPorts } from './load-ports'

/** What a warehouse holds of a dataset; days are ISO. */
export interface Held {
  readonly schema: readonly Column[]
  readonly rows: number
  readonly from: string | null
  readonly through: string | null
}

/** Writes down what a load that is in the warehouse has changed. */
export function loadRecorder(ports: LoadRoomPorts) {
  const { warehouse, datasets } = ports

  /** The roles as they would be proposed for the file; null when its check is not known any more. */
  function proposedRoles({ source }: LoadRequest): RoleAssignment | null {
    const columns = ports.reportOf(source.id)?.columns
    return columns ? assignedRoles(proposeRoles(columns.map(roleFactsOf), ports.roles.recall())) : null
  }

  /** The receipt of the load that rejected these rows says that they were put back. */
  function noteOnOriginal({ correctionOf, jobId, ledger, finishedMs }: Receipt) {
    const original = correctionOf && ports.jobs.get(correctionOf.jobId)?.receipt
    if (!original) return
    const others = original.putBack?.filter((one) => one.jobId !== jobId) ?? []
    const note = { jobId, loaded: ledger.loaded, rejected: ledger.rejected, atMs: finishedMs }
    ports.jobs.setReceipt(original.jobId, { ...original, putBack: [...others, note] })
  }

  /** What this machine's warehouse holds. */
  async function heldHere(name: string): Promise<Held> {
    return await warehouse.call((client) => client.warehouse.describe({ dataset: name }))
  }

  /**
   * @param loaded rows of this load
   * @param there what the warehouse holds now
   */
  function recordDataset(request: LoadRequest, jobId: string, loaded: number, there: Held) {
    const name = request.dataset
    const { destination } = request
    const before = datasets.get(name)
    // Corrected rows say nothing new about files of the dataset: its recipe is that of the last one.
    const corrected = request.correctionOf ? before : null
    const { recipe } = corrected ?? request
    const own = moneyCurrencies(request.recipe)
    // Rows of earlier loads keep the currencies that they came with.
    const stayed =
      before === null || there.rows === loaded
        ? []
        : (before.currencies ?? moneyCurrencies({ ...before.recipe, roles: before.roles }))
    datasets.put({
      name,
      warehouse: destination === undefined ? 'local' : 'cluster',
      // What was said about one load only is not said about the next.
      ...(destination && { cluster: { connectionId: destination.connectionId, form: destination.form } }),
      currencies: [...new Set([...stayed, ...own])].sort(),
      schema: [...there.schema],
      roles: recipe.roles,
      recipe: recipeOfDataset(recipe),
      calendar: calendarOf(recipe, before?.calendar ?? defaultCalendar),
      rows: there.rows,
      dataFrom: there.from,
      dataThrough: there.through,
      quality: corrected ? corrected.quality : (request.quality?.score ?? null),
      version: (before?.version ?? 0) + 1,
      updatedMs: ports.nowMs()
    })
    if (request.profile) ports.rules.putLoad(name, { jobId, loadedMs: ports.nowMs(), profile: request.profile })
    if (!corrected) ports.roles.remember(saidRoles(request.recipe, proposedRoles(request)))
  }

  /** Parts whose rows are no longer in the warehouse leave the store; the receipts of their jobs stay. */
  async function dropReplacedParts(dataset: string, jobId: string, mode: LoadMode, parts: readonly ShapePart[]) {
    if (mode === 'append') return
    // The warehouse replaces everything when no part has a month, else the months of the parts.
    if (mode === 'replace-all' || parts.every((part) => part.month === null)) await ports.parts.keepOnly(dataset, jobId)
    else
      await ports.parts.dropReplaced(
        dataset,
        jobId,
        parts.map((part) => part.path.split(/[\\/]/).at(-1) ?? '')
      )
  }

  return { heldHere, recordDataset, noteOnOriginal, dropReplacedParts }
}
