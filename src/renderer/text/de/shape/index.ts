import type { shape as en } from '../../en/shape'
import type { Words } from '../../words'
import { form } from './form'
import { preview } from './preview'
import { roles } from './roles'
import { steps } from './steps'

export const shape: Words<typeof en> = {
  title: 'Formen',
  proposing: 'Ein Rezept wird vorgeschlagen',
  proposeFailed: 'Es konnte kein Rezept vorgeschlagen werden',
  facts: '{{rows}} Zeilen · Rezept mit {{steps}}',
  factsSteps_one: '{{count, number}} Schritt',
  factsSteps_other: '{{count, number}} Schritten',
  replayed: 'Rezept des Datensatzes {{name}} übernommen',
  next: 'Weiter zum Laden',
  nextRows_one: 'Weiter mit {{count, number}} Zeile',
  nextRows_other: 'Weiter mit {{count, number}} Zeilen',
  problemsFirst: 'Erst die markierten Schritte ändern oder ausschalten',
  rolesFirst: 'Eine Spalte mit Bedeutung fehlt am Ende: siehe Bedeutung',
  noRows: 'Es bliebe keine Zeile übrig',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  tabs: { steps: 'Schritte', roles: 'Bedeutung' },
  measureFailed: 'Die ganze Datei kann nicht gezählt werden',
  ...steps,
  ...form,
  ...roles,
  ...preview
}
