/**
 * What this window alone knows about the file on its way to a dataset. Going back and forth loses nothing, and a
 * reload of the page brings it back (session storage); answers of the core are not kept here.
 */
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { Draft } from '../../shared/contract/shape'
import type { Reading } from '../../shared/domain/column-type'
import type { EditedSpec } from '../../shared/domain/destination'
import type { DialectOverride } from '../../shared/domain/dialect'
import type { FormChoices } from '../../shared/domain/druid/form-choices'
import type { LoadMode } from '../../shared/domain/load-mode'
import type { Recipe, Step } from '../../shared/domain/recipe'
import type { Replay } from '../../shared/domain/replay'
import type { Role, RoleProposal } from '../../shared/domain/role'
import type { Source } from '../../shared/domain/source'
import { type History, record, redo, undo } from './history'
import { randomBits } from './random'

export type Stage = 'open' | 'check' | 'shape' | 'load'
export const stages: readonly Stage[] = ['open', 'check', 'shape', 'load']

/** A further file that was dropped together with the opened one. */
export interface QueuedFile {
  readonly path: string
  readonly name: string
  /** How it is to be opened, where that was said. */
  readonly override?: DialectOverride | undefined
}

export interface WizardState {
  readonly sourceId: string | null
  /** Another one each time a file is opened: the same file may be opened twice. */
  readonly openingId: string
  readonly source: Source | null
  /** Readings a person chose in Check; at most one a column. */
  readonly chosen: readonly Reading[]
  /** The recipe being edited with its undo history; null until Shape has proposed one. */
  readonly draft: History<Recipe> | null
  /** Steps of a draft that was given up for a new proposal: they come behind the proposed ones. */
  readonly carried: readonly Step[]
  readonly proposals: readonly RoleProposal[]
  readonly replayedFrom: string | null
  /** What became of a dataset's recipe on this file. */
  readonly replay: Replay | null
  /** The file was just opened: if a dataset's recipe runs on it as it is, the plan opens by itself. */
  readonly mayReplay: boolean
  readonly dataset: string
  readonly mode: LoadMode
  /** Connection that the rows go to; null: this machine. Of a dataset that is there, its own place counts. */
  readonly place: string | null
  /** What was chosen about the ingestion into a cluster. */
  readonly formChoices: FormChoices
  /** The spec as it was changed by hand; null: as it is generated. */
  readonly edited: EditedSpec | null
  /** Of a dataset in a cluster: months that are there already as the file has them are left alone. */
  readonly onlyChanged: boolean
  readonly belowGateReason: string
  /** Furthest stage that was entered. */
  readonly reached: Stage
  readonly alsoQueued: readonly QueuedFile[]
}

interface WizardActions {
  /** Begins with a newly opened file: nothing of the last one stays. */
  begin(source: Source, alsoQueued?: readonly QueuedFile[]): void
  /** The same file under another dialect: decisions stay where their columns are still there. */
  reopen(source: Source): void
  choose(reading: Reading): void
  unchoose(column: string): void
  takeProposal(draft: Draft): void
  /** A dataset's recipe in the place of the draft, as one step to undo; the file is meant for that dataset. */
  takeOver(recipe: Recipe, dataset: string): void
  /** From now on a person leads. */
  leadOn(): void
  /** A step of editing; can be undone. */
  setRecipe(recipe: Recipe): void
  setRole(role: Role, column: string | null): void
  undo(): void
  redo(): void
  setDataset(name: string): void
  setMode(mode: LoadMode): void
  setPlace(connectionId: string | null): void
  chooseForm(choices: FormChoices): void
  setEdited(edited: EditedSpec | null): void
  setOnlyChanged(onlyChanged: boolean): void
  setBelowGateReason(reason: string): void
  enter(stage: Stage): void
  queue(files: readonly QueuedFile[]): void
  close(): void
}

const empty: WizardState = {
  sourceId: null,
  openingId: '',
  source: null,
  chosen: [],
  draft: null,
  carried: [],
  proposals: [],
  replayedFrom: null,
  replay: null,
  mayReplay: false,
  dataset: '',
  mode: 'replace-months',
  place: null,
  formChoices: {},
  edited: null,
  onlyChanged: false,
  belowGateReason: '',
  reached: 'open',
  alsoQueued: []
}

export const useWizard = create<WizardState & WizardActions>()(
  persist(
    (set) => ({
      ...empty,
      begin: (source, alsoQueued = []) =>
        set({ ...empty, sourceId: source.id, openingId: randomBits(), source, alsoQueued, mayReplay: true }),
      takeOver: (recipe, dataset) =>
        set((state) => ({ draft: record(state.draft, recipe), dataset, replayedFrom: dataset })),
      leadOn: () => set({ mayReplay: false }),
      reopen: (source) => set((state) => reopened(state, source)),
      choose: (reading) =>
        set((state) => ({
          chosen: [...state.chosen.filter((one) => one.column !== reading.column), reading],
          draft: withReading(state.draft, reading)
        })),
      unchoose: (column) =>
        // The proposal knows the inferred reading of the column, so it is asked again.
        set((state) => ({
          chosen: state.chosen.filter((one) => one.column !== column),
          draft: null,
          carried: state.draft?.present.steps ?? state.carried
        })),
      takeProposal: (draft) =>
        set((state) => ({
          draft: { past: [], present: withSteps(draft.recipe, state.carried), future: [] },
          carried: [],
          proposals: draft.roles,
          replayedFrom: draft.replayedFrom,
          replay: draft.replay,
          mayReplay: false,
          dataset: state.dataset || draft.dataset
        })),
      setRecipe: (recipe) => set((state) => ({ draft: record(state.draft, recipe) })),
      setRole: (role, column) => set((state) => ({ draft: withRole(state.draft, role, column) })),
      undo: () => set((state) => ({ draft: state.draft && undo(state.draft) })),
      redo: () => set((state) => ({ draft: state.draft && redo(state.draft) })),
      setDataset: (dataset) => set({ dataset }),
      setMode: (mode) => set({ mode }),
      // Clusters differ in what they can do: choices are of one.
      setPlace: (place) => set({ place, formChoices: {}, edited: null, onlyChanged: false }),
      setEdited: (edited) => set({ edited }),
      setOnlyChanged: (onlyChanged) => set({ onlyChanged }),
      chooseForm: (choices) => set((state) => ({ formChoices: { ...state.formChoices, ...choices } })),
      setBelowGateReason: (belowGateReason) => set({ belowGateReason }),
      enter: (stage) =>
        set((state) => ({ reached: stages.indexOf(stage) > stages.indexOf(state.reached) ? stage : state.reached })),
      queue: (files) => set((state) => ({ alsoQueued: [...state.alsoQueued, ...files] })),
      close: () => set(empty)
    }),
    {
      name: 'sales.wizard',
      version: 1,
      storage: createJSONStorage(() => sessionStorage),
      // All of the history is in memory; the page's storage has room for the last of it only.
      partialize: (state) => ({ ...state, draft: state.draft && recent(state.draft) })
    }
  )
)

const storedEdits = 30

function recent(draft: History<Recipe>): History<Recipe> {
  return { ...draft, past: draft.past.slice(-storedEdits), future: draft.future.slice(0, storedEdits) }
}

function reopened(state: WizardState, source: Source): Partial<WizardState> {
  const same =
    state.source?.columns.length === source.columns.length &&
    source.columns.every((column, index) => state.source?.columns[index] === column)
  if (same) return { sourceId: source.id, source }
  return { ...empty, sourceId: source.id, source, alsoQueued: state.alsoQueued }
}

/** A recipe with steps behind its own, those with an id that it has left out. */
function withSteps(recipe: Recipe, steps: readonly Step[]): Recipe {
  const own = new Set(recipe.steps.map((step) => step.id))
  const further = steps.filter((step) => !own.has(step.id))
  return further.length === 0 ? recipe : { ...recipe, steps: [...recipe.steps, ...further] }
}

function withReading(draft: History<Recipe> | null, reading: Reading): History<Recipe> | null {
  if (!draft) return null
  const { readings } = draft.present
  if (!readings.some((one) => one.column === reading.column)) return draft
  return record(draft, {
    ...draft.present,
    readings: readings.map((one) => (one.column === reading.column ? reading : one))
  })
}

function withRole(draft: History<Recipe> | null, role: Role, column: string | null): History<Recipe> | null {
  if (!draft) return null
  const { [role]: _before, ...others } = draft.present.roles
  return record(draft, { ...draft.present, roles: column === null ? others : { ...others, [role]: column } })
}
