import { form } from './form'
import { preview } from './preview'
import { roles } from './roles'
import { steps } from './steps'

export const shape = {
  title: 'Shape',
  proposing: 'A recipe is being proposed',
  proposeFailed: 'No recipe could be proposed',
  facts: '{{rows}} rows · recipe with {{steps}}',
  factsSteps_one: '{{count, number}} step',
  factsSteps_other: '{{count, number}} steps',
  replayed: 'Recipe of dataset {{name}} taken over',
  next: 'Continue to Load',
  nextRows_one: 'Continue with {{count, number}} row',
  nextRows_other: 'Continue with {{count, number}} rows',
  problemsFirst: 'Correct or switch off the marked steps first',
  rolesFirst: 'A column that means something is not there at the end: see Roles',
  noRows: 'No row would be left',
  undo: 'Undo',
  redo: 'Redo',
  tabs: { steps: 'Steps', roles: 'Roles' },
  measureFailed: 'The whole file can’t be counted',
  ...steps,
  ...form,
  ...roles,
  ...preview
} as const
