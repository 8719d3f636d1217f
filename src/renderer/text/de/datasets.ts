import type { datasets as en } from '../en/datasets'
import type { Words } from '../words'

export const datasets: Words<typeof en> = {
  title: 'Datensätze',
  facts_one: '{{count, number}} Datensatz',
  facts_other: '{{count, number}} Datensätze',
  factsRows: '{{rows}} Zeilen',
  failed: 'Die Datensätze können nicht gezeigt werden',
  none: {
    title: 'Noch kein Datensatz',
    text: 'Eine geladene Datei wird ein Datensatz. Seine Zeilen bleiben auf diesem Rechner.',
    action: 'Datei öffnen'
  },
  name: 'Name',
  rows: 'Zeilen',
  span: 'Daten',
  where: 'Wo',
  quality: 'Qualität',
  roles: 'Bedeutung der Spalten',
  columns: 'Spalten',
  updated: 'Zuletzt geladen',
  open: 'Board öffnen',
  openOf: 'Board von {{name}} öffnen',
  more: 'Mehr zu {{name}}',
  sql: 'In SQL fragen',
  remove: 'Entfernen …',
  noDates: 'kein Bestelldatum',
  days: '{{from, day}} – {{through, day}}',
  local: 'Lokal',
  cluster: 'Cluster',
  noQuality: 'nicht bewertet',
  rolesMore: '+ {{count, number}}',
  columnsCount_one: '{{count, number}} Spalte',
  columnsCount_other: '{{count, number}} Spalten',
  removing: {
    title: '{{name}} entfernen?',
    text: 'Die {{rows}} Zeilen und die abgelegten Teile werden von diesem Rechner gelöscht. Die Geschichte der Vorgänge und ihre Belege bleiben. Das lässt sich nicht rückgängig machen.',
    confirm: '{{name}} entfernen',
    cancel: 'Behalten',
    failed: '{{name}} konnte nicht entfernt werden',
    done: '{{name}} wurde entfernt'
  }
}
